namespace TypedFlows.Compiler.Modeling;

/// <summary>What a rule is applied to.</summary>
internal enum OperandKind
{
    Record,
    /// <summary>A value of one of several kinds; only its own schema can be asked of it as it is, any other of the case that it is.</summary>
    Union,

    /// <summary>A record that is written as an array.</summary>
    Tuple,
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
