using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Adds the rules to an XDM schema that the platform applies to records and its answers do not contain.</summary>
internal static class XdmLowering
{
    public static SchemaDocument Lower(SchemaDocument document) => new(
        Field(document.Root), document.Targets.Select(target => target with { Schema = Field(target.Schema) }).ToEquatableArray());

    // An object with declared fields is closed, unless a choice inside it may declare others.
    private static Schema Field(Schema schema)
    {
        var lowered = Inner(schema);
        return lowered is
        { Always: null, Properties.Count: > 0, AdditionalProperties: null, UnevaluatedProperties: null, PatternProperties.Count: 0 }
            && !lowered.InPlaceSubschemas().Any(DeclaresFields)
            ? lowered with { AdditionalProperties = new Schema { Always = false } }
            : lowered;
    }

    private static bool DeclaresFields(Schema schema) =>
        schema.Ref is not null || schema.Properties.Count > 0 || schema.InPlaceSubschemas().Any(DeclaresFields);

    private static Schema Inner(Schema schema) => schema.Always is not null ? schema : schema with
    {
        Title = null,
        Description = null,
        Texts = new(schema.Title, schema.Description, schema.Texts.Labels),
        Format = schema.Format == "date-time" ? "xdm-date-time" : schema.Format,
        Properties = Fields(schema.Properties),
        PatternProperties = Fields(schema.PatternProperties),
        AdditionalProperties = Field(schema.AdditionalProperties, Field),
        Items = Field(schema.Items, Field),
        TupleItems = schema.TupleItems is { } items ? Each(items, Field) : null,
        AdditionalItems = Field(schema.AdditionalItems, Field),
        UnevaluatedItems = Field(schema.UnevaluatedItems, Field),
        UnevaluatedProperties = Field(schema.UnevaluatedProperties, Field),
        AllOf = Each(schema.AllOf, Inner),
        AnyOf = Each(schema.AnyOf, Inner),
        OneOf = Each(schema.OneOf, Inner),
    };

    private static EquatableArray<NamedSchema> Fields(EquatableArray<NamedSchema> fields) =>
        fields.Select(field => field with { Schema = Field(field.Schema) }).ToEquatableArray();

    private static EquatableArray<Schema> Each(EquatableArray<Schema> schemas, Func<Schema, Schema> lower) =>
        schemas.Select(lower).ToEquatableArray();

    private static Schema? Field(Schema? schema, Func<Schema, Schema> lower) => schema is null ? null : lower(schema);
}
