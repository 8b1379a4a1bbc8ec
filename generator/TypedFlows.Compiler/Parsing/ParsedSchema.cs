using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Parsing;

/// <summary>A schema, and whether it accepts exactly what its text does, or more because a keyword in it is not compiled.</summary>
internal readonly record struct ParsedSchema(Schema Schema, bool IsExact)
{
    public static ParsedSchema Anything { get; } = new(new Schema(), true);
}
