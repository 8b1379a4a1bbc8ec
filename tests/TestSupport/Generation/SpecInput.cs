namespace TypedFlows.TestSupport.Generation;

/// <summary>Represents a spec file as the build supplies it.</summary>
public sealed record SpecInput(string Path, string Text)
{
    public string TypeName { get; init; } = string.Empty;

    public string Severity { get; init; } = string.Empty;

    public string Kind { get; init; } = string.Empty;

    public string Fields { get; init; } = string.Empty;

    public bool IsSpec { get; init; } = true;

    /// <summary>Gets the path of the spec file that this file is a copy of.</summary>
    public string CopyOf { get; init; } = string.Empty;

    /// <summary>Returns a file of the specs of the repository, at specs/ in the test project.</summary>
    public static SpecInput FromRepository(string file) =>
        new($"/project/specs/{System.IO.Path.GetFileName(file)}", Repository.Read("specs/" + file));
}
