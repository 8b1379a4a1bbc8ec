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
