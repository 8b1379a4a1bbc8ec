using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Reads from a schema which C# type holds every value that it accepts.</summary>
internal static class TypeShapes
{
    public static TypeShape Of(Schema schema)
    {
        if (schema.Always is not null || schema.Ref is not null)
        {
            return TypeShape.Json;
        }

        if (TextsOf(schema) is { Count: > 0 })
        {
            return TypeShape.Enum;
        }

        return (schema.Types & ~SchemaTypes.Null) switch
        {
            SchemaTypes.Integer => TypeShape.Integer,
            SchemaTypes.Number or (SchemaTypes.Number | SchemaTypes.Integer) => TypeShape.Number,
            SchemaTypes.String => schema.Format == "password" ? TypeShape.Secret : TypeShape.Text,
            SchemaTypes.Boolean => TypeShape.Boolean,
            SchemaTypes.Array => TypeShape.List,
            SchemaTypes.Object => schema.Properties.Count > 0 || schema.Required.Count > 0 ? TypeShape.Record : TypeShape.Map,
            _ => TypeShape.Json,
        };
    }

    /// <summary>Whether the parameters that a part's schema describes are an object.</summary>
    public static bool IsObject(Schema schema) =>
        schema.Types == SchemaTypes.Object || (schema.Types == SchemaTypes.None && (schema.Properties.Count > 0 || schema.Required.Count > 0));

    /// <summary>The schema of all members of a map; null where they have none in common.</summary>
    public static Schema? ValuesOf(Schema map) => map.PatternProperties.Count == 0 ? map.AdditionalProperties : null;

    /// <summary>Whether null is one of the values, for a schema that does not become plain JSON.</summary>
    public static bool MayBeNull(Schema schema) => Of(schema) switch
    {
        TypeShape.Json => false,
        TypeShape.Enum => schema.Enum is { } values && values.Contains(JsonNull.Instance) && AllowsNull(schema),
        _ => AllowsNull(schema) && schema.Types != SchemaTypes.None,
    };

    /// <summary>The texts of a string enum or const; null where the schema is none.</summary>
    public static IReadOnlyList<string>? TextsOf(Schema schema)
    {
        if (schema.Types != SchemaTypes.None && (schema.Types & ~SchemaTypes.Null) != SchemaTypes.String)
        {
            return null;
        }

        if (schema.Const is JsonString constant)
        {
            return schema.Enum is null ? [constant.Value] : null;
        }

        return schema is { Const: null, Enum: { } values } && values.All(v => v is JsonString or JsonNull)
            ? [.. values.OfType<JsonString>().Select(v => v.Value).Distinct(StringComparer.Ordinal)]
            : null;
    }

    private static bool AllowsNull(Schema schema) => schema.Types == SchemaTypes.None || (schema.Types & SchemaTypes.Null) != 0;
}
