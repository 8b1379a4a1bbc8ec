namespace TypedFlows.Compiler.Model;

/// <summary>The values of the keyword <c>type</c>. None means that the keyword is absent: every type is allowed.</summary>
[Flags]
internal enum SchemaTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
}
