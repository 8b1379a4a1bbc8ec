namespace TypedFlows.Samples.Comparison;

/// <summary>A place where a sample may send something else than its tutorial prints.</summary>
/// <param name="Tutorial">Folder of the tutorial.</param>
/// <param name="Request">File of the body.</param>
/// <param name="Pointer">JSON Pointer to the place; a transformation stands by its name.</param>
/// <param name="Because">The row of the platform's API facts that says so, by a text of that row; or what is the author's own to choose.</param>
internal sealed record Difference(string Tutorial, string Request, string Pointer, string Because)
{
    /// <summary>What every author chooses for himself: the tutorial's value is an example.</summary>
    public const string Own = "the author's own";

    public string Key => $"{Tutorial}/{Request} {Pointer}";
}
