namespace TypedFlows.Samples.Comparison;

/// <summary>Represents a property that a sample sends differently from its tutorial.</summary>
/// <param name="Tutorial">The folder of the tutorial.</param>
/// <param name="Request">The file of the body.</param>
/// <param name="Pointer">The JSON Pointer to the property. A transformation is identified by its name.</param>
/// <param name="Because">The row of the facts that justifies the difference.</param>
/// <param name="Sent">The sent value as JSON, or null for none.</param>
internal sealed record Difference(string Tutorial, string Request, string Pointer, FactRow Because, string? Sent)
{
    public string Key => $"{Tutorial}/{Request} {Pointer} -> {Sent ?? "not sent"}";
}
