namespace TypedFlows.TestSupport.Documents;

/// <summary>Finds the documentation pages.</summary>
public static class DocumentPages
{
    /// <summary>Gets every documentation page, by its path from the root.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md").Select(path => Path.GetFileName(path)!)
            .Concat(Repository.Files("*.md", "generator", "runtime", "samples", "specs", "tests"))
            .Where(path => !Path.GetFileName(path).StartsWith("AnalyzerReleases", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
