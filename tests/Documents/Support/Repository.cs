using System.Runtime.CompilerServices;

namespace TypedFlows.Documents.Support;

/// <summary>Provides the paths of the repository under test.</summary>
internal static class Repository
{
    private static readonly string[] s_folders = ["generator", "runtime", "samples", "specs", "tests"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", ".."));

    /// <summary>Gets every documentation page, by its path from the root.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.md")
            .Concat(
                s_folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(step => step is "bin" or "obj"))
            .Where(path => !Path.GetFileName(path).StartsWith("AnalyzerReleases", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static string Full(string path) => Path.Combine(Root, path);

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
