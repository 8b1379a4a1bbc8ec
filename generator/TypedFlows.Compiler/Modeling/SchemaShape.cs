using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Of a schema, what a record must keep to be written at all: which members there are, and of which types.</summary>
internal static class SchemaShape
{
    public static Schema Of(Schema schema) => schema.Always is not null || schema.Ref is not null ? new Schema() : new Schema
    {
        Types = schema.Types,
        Format = schema.Format == "password" ? schema.Format : null,
        Const = schema.Const,
        Enum = schema.Enum,
        Items = schema.Items is { } items ? Of(items) : null,
        Properties = schema.Properties.Select(p => new NamedSchema(p.Name, Of(p.Schema))).ToEquatableArray(),
        Required = schema.Required,
        AdditionalProperties = schema.AdditionalProperties is { Always: null } others && schema.PatternProperties.Count == 0 ? Of(others) : null,
    };
}
