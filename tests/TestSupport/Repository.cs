using System.Runtime.CompilerServices;

namespace TypedFlows.TestSupport;

/// <summary>Finds the files of the repository that contains the tests.</summary>
public static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", ".."));

    public static string Specs { get; } = Full("specs");

    public static IReadOnlyList<string> SpecFiles { get; } = [.. Files("*.json", "specs")];

    /// <summary>Gets the spec files that are small enough for a test with every position of a file.</summary>
    public static IReadOnlyList<string> SmallSpecFiles { get; } = [.. SpecFiles.Where(path => Read(path).Length < 30_000)];

    public static string Full(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(Full(path));

    /// <summary>
    /// Returns the C# files under folders, without build output and packages, as paths relative to the root with forward slashes.
    /// </summary>
    public static IEnumerable<string> SourceFiles(params string[] folders) => Files("*.cs", folders);

    /// <summary>Returns files under folders in ordinal order, as paths relative to the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string pattern, params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Full(folder), pattern, SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
        .OrderBy(path => path, StringComparer.Ordinal);

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
