using System.Runtime.CompilerServices;

namespace TypedFlows.Compiler.Tests.Reading;

/// <summary>Finds the files of the repository from the location of this source file.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> SpecFiles { get; } = Json("specs");

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Returns the JSON files below a folder, relative to the root, in ordinal order.</summary>
    public static IReadOnlyList<string> Json(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static string FindRoot([CallerFilePath] string source = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(source)! })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Codegen.sln")))
                {
                    return folder.FullName;
                }
            }
        }

        throw new InvalidOperationException("Codegen.sln is not above the tests.");
    }
}
