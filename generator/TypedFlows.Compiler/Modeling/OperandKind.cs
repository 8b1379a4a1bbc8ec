namespace TypedFlows.Compiler.Modeling;

/// <summary>What a rule is applied to.</summary>
internal enum OperandKind
{
    Record,
    Integer,
    Number,
    Text,
    Boolean,
    Enum,
    Fixed,
    List,
    Map,

    /// <summary>A JSON value of any type.</summary>
    Json,

    /// <summary>The value null itself.</summary>
    Null,

    /// <summary>A typed value that may be null.</summary>
    Nullable,
}
