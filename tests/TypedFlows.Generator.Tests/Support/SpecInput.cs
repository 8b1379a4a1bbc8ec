namespace TypedFlows.Generator.Tests.Support;

/// <summary>A spec file as the build hands it over.</summary>
internal sealed record SpecInput(string Path, string Text)
{
    public string TypeName { get; init; } = string.Empty;

    public string Severity { get; init; } = string.Empty;

    public string Kind { get; init; } = string.Empty;

    public bool IsSpec { get; init; } = true;

    /// <summary>A file of the repository's specs, at specs/ in the test's project.</summary>
    public static SpecInput FromRepository(string file) =>
        new($"/project/specs/{System.IO.Path.GetFileName(file)}", File.ReadAllText(System.IO.Path.Combine(Repository.Root, "specs", file)));
}
