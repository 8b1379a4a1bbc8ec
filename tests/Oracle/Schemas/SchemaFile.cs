using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Oracle.Schemas;

/// <summary>Represents a spec file of the repository.</summary>
/// <param name="Path">The path from the root of the repository, with forward slashes.</param>
internal sealed record SchemaFile(string Path, string Text)
{
    private static readonly string s_root = Root();

    // The test documents, and the build output in the folder of a project.
    private static readonly string[] s_otherFolders = ["valid", "invalid", "documents", "bin", "obj"];

    /// <summary>Gets the folders with the spec files to compare.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["specs", "tests/cases", "tests/Benchmarks"];

    /// <summary>Returns every spec file below a folder, in ordinal order of the paths.</summary>
    public static IReadOnlyList<SchemaFile> In(string folder) =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(s_root, folder), "*.json", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(s_root, path).Replace('\\', '/'))
            .Where(IsSpec)
            .Order(StringComparer.Ordinal)
            .Select(path => new SchemaFile(path, File.ReadAllText(System.IO.Path.Combine(s_root, path))))
            .Where(file => !file.IsOverlay()),
    ];

    private static bool IsSpec(string path)
    {
        var names = path.Split('/');
        return names[^1] != "expected.json" && !names[..^1].Any(s_otherFolders.Contains);
    }

    // An overlay changes a spec and contains no schema.
    private bool IsOverlay()
    {
        using var document = JsonDocument.Parse(Text);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("overlay", out _);
    }

    private static string Root([CallerFilePath] string path = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, "..", "..", ".."));
}
