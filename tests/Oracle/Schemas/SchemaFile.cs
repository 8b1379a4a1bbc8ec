using System.Text.Json;

namespace TypedFlows.Oracle.Schemas;

/// <summary>Represents a spec file of the repository.</summary>
/// <param name="Path">The path from the root of the repository, with forward slashes.</param>
internal sealed record SchemaFile(string Path, string Text)
{
    // The test documents.
    private static readonly string[] s_otherFolders = ["valid", "invalid", "documents"];

    /// <summary>Gets the folders with the spec files to compare.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["specs", "tests/cases", "tests/Benchmarks"];

    /// <summary>Returns every spec file below a folder, in ordinal order of the paths.</summary>
    public static IReadOnlyList<SchemaFile> In(string folder) =>
    [
        .. Repository.Files("*.json", folder)
            .Where(IsSpec)
            .Select(path => new SchemaFile(path, Repository.Read(path)))
            .Where(file => !file.IsOverlay() && !file.IsOfLaterDraft()),
    ];

    private static bool IsSpec(string path)
    {
        var names = path.Split('/');
        return names[^1] != "expected.json" && !names[..^1].Any(s_otherFolders.Contains);
    }

    // NJsonSchema does not know the keywords.
    private bool IsOfLaterDraft() => Text.Contains("https://json-schema.org/draft/20", StringComparison.Ordinal);

    // An overlay changes a spec and contains no schema.
    private bool IsOverlay()
    {
        using var document = JsonDocument.Parse(Text);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("overlay", out _);
    }
}
