namespace TypedFlows.Compiler.Modeling;

/// <summary>Which kind of C# type a schema becomes; of two that hold the same value, the later tells more.</summary>
internal enum TypeShape
{
    Json,
    Map,
    List,
    Tuple,
    Union,
    Record,
    Number,
    Text,
    Secret,
    Boolean,
    Integer,
    Enum,
}

/// <summary>An array whose first items each have a schema of their own.</summary>
/// <param name="Rest">The schema of the items after them; null where they may be anything.</param>
/// <param name="IsClosed">True where there may be none after them.</param>
/// <param name="MinItems">How many items there must be.</param>
internal sealed record TupleShape(IReadOnlyList<SchemaSite> Items, SchemaSite? Rest, bool IsClosed, int MinItems);

/// <summary>What a schema says of null.</summary>
internal enum NullHandling
{
    Rejected,
    /// <summary>It does not speak of types.</summary>
    Unmentioned,
    Allowed,
}
