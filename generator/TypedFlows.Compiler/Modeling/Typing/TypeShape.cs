namespace TypedFlows.Compiler.Modeling;

/// <summary>Specifies the kind of C# type of a schema. Of two kinds that hold the same value, the later is more specific.</summary>
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

/// <summary>Represents an array with one schema per item for the first items.</summary>
/// <param name="Rest">The schema of the remaining items, or null if they may be anything.</param>
/// <param name="IsClosed">True if there are no remaining items.</param>
/// <param name="MinItems">The minimum number of items.</param>
internal sealed record TupleShape(IReadOnlyList<SchemaSite> Items, SchemaSite? Rest, bool IsClosed, int MinItems);

/// <summary>Specifies whether a schema allows null.</summary>
internal enum NullHandling
{
    Rejected,
    /// <summary>The schema does not restrict types.</summary>
    Unmentioned,
    Allowed,
}
