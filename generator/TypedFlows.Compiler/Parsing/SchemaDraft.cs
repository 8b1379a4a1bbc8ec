using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Parsing;

/// <summary>A schema while its keywords are read, and what must be known of all of them before it is done.</summary>
internal sealed class SchemaDraft
{
    public Schema Schema { get; set; } = new();

    public bool IsExact { get; set; } = true;

    public bool IsConditionExact { get; set; } = true;

    public bool IsReference { get; set; }

    public bool HasPatternProperties { get; set; }

    public ParsedSchema Finish()
    {
        if (IsReference)
        {
            // Beside $ref every other keyword is ignored, says draft-07.
            return new ParsedSchema(new Schema { Title = Schema.Title, Description = Schema.Description }, false);
        }

        var schema = Schema;
        if (HasPatternProperties)
        {
            // Which members are additional is not known.
            schema = schema with { AdditionalProperties = null };
        }

        if (!IsConditionExact)
        {
            schema = schema with { If = null, Then = null, Else = null };
        }

        return new ParsedSchema(schema, IsExact && IsConditionExact);
    }
}
