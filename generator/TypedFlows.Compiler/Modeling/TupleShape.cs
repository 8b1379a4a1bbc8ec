namespace TypedFlows.Compiler.Modeling;

/// <summary>An array whose first items each have a schema of their own.</summary>
/// <param name="Rest">The schema of the items after them; null where they may be anything.</param>
/// <param name="IsClosed">True where there may be none after them.</param>
/// <param name="MinItems">How many items there must be.</param>
internal sealed record TupleShape(IReadOnlyList<SchemaSite> Items, SchemaSite? Rest, bool IsClosed, int MinItems);
