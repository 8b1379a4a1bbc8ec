namespace TypedFlows.Samples.Comparison;

/// <summary>A place where a sample sends something else than its tutorial prints.</summary>
/// <param name="Tutorial">Folder of the tutorial.</param>
/// <param name="Request">File of the body.</param>
/// <param name="Pointer">JSON Pointer to the place; a transformation stands by its name.</param>
/// <param name="Because">The row of the facts that says so.</param>
/// <param name="Sent">What is sent instead, as JSON; null for nothing.</param>
internal sealed record Difference(string Tutorial, string Request, string Pointer, FactRow Because, string? Sent)
{
    public string Key => $"{Tutorial}/{Request} {Pointer} -> {Sent ?? "not sent"}";
}
