using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Of a schema, what a record must keep to be written at all: which members there are, and of which types.</summary>
internal static class SchemaShape
{
    public static Schema Of(Schema schema) => schema.Always is not null ? new Schema() : new Schema
    {
        Types = schema.Types,
        Format = schema.Format == "password" ? schema.Format : null,
        Const = schema.Const,
        Enum = schema.Enum,
        Items = schema.Items is { } items ? Unwrap(items) : null,
        Properties = schema.Properties.Select(p => new NamedSchema(p.Name, Unwrap(p.Schema))).ToEquatableArray(),
        Required = schema.Required,
        AllOf = schema.AllOf,
        AdditionalProperties = schema.AdditionalProperties is { Always: null } others && schema.PatternProperties.Count == 0 ? Unwrap(others) : null,
    };

    // A nested record answers for itself, and is known by its schema.
    private static Schema Unwrap(Schema schema) =>
        schema.Ref is not null || schema.Properties.Count > 0 || schema.Required.Count > 0 || schema.AllOf.Count + schema.AnyOf.Count + schema.OneOf.Count > 0
            ? schema
            : Of(schema);
}
