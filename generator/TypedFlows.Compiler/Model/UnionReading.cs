namespace TypedFlows.Compiler.Model;

/// <summary>How the case of a JSON value of one type is found.</summary>
/// <param name="Type">The type of the value.</param>
/// <param name="Discriminator">Wire name of the member whose text tells the case; null where the cases are tried in turn.</param>
internal sealed record UnionReading(SchemaTypes Type, string? Discriminator, EquatableArray<UnionCandidate> Candidates);
