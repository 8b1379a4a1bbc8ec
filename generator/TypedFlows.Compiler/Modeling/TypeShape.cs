namespace TypedFlows.Compiler.Modeling;

/// <summary>Which kind of C# type a schema becomes.</summary>
internal enum TypeShape
{
    Json,
    Integer,
    Number,
    Text,
    Secret,
    Boolean,
    Enum,
    List,
    Map,
    Record,
}
