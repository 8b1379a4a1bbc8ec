namespace TypedFlows.Compiler.Modeling;

/// <summary>One branch of a oneOf or anyOf that becomes a case of a union.</summary>
/// <param name="Parts">The schemas that declare the members of the case, which is an object; null where the case wraps a value.</param>
internal sealed record UnionBranch(SchemaSite Site, IReadOnlyList<SchemaSite>? Parts);
