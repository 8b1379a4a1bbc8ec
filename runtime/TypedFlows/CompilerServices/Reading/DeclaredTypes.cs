using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <summary>Determines the types that a schema declares for the values of a document, in the same way as the compiler's DeclaredTypes. It
/// uses the part of the schema in <see cref="ISpecRecord{TSelf}.ScalarTypes"/>.</summary>
internal sealed class DeclaredTypes(JsonElement root)
{
    /// <summary>All types.</summary>
    public const JsonTypes All =
        JsonTypes.Null | JsonTypes.Boolean | JsonTypes.Number | JsonTypes.String | JsonTypes.Array | JsonTypes.Object;

    public TypeConstraint Root { get; } = TypeConstraint.By(root);

    public JsonTypes Of(TypeConstraint declared) =>
        declared.Schema.ValueKind != JsonValueKind.Undefined ? Of(declared.Schema)
        : declared.IsAnyOf ? declared.Parts.Aggregate(JsonTypes.None, (any, part) => any | Of(part))
        : declared.Parts.Aggregate(All, (all, part) => all & Of(part));

    /// <summary>Returns the constraint on the property of this name.</summary>
    public TypeConstraint Member(TypeConstraint declared, JsonElement owner, string name) =>
        OfSubschemas(declared, owner, schema => OfMember(schema, name));

    /// <summary>Returns the constraint on the item of this index.</summary>
    public TypeConstraint Item(TypeConstraint declared, int index) => OfSubschemas(declared, default, schema =>
    {
        var items = Get(schema, "items");
        var item =
            items.ValueKind != JsonValueKind.Array ? items : index < items.GetArrayLength() ? items[index] : Get(schema, "additionalItems");
        return item.ValueKind == JsonValueKind.Undefined ? [] : [item];
    });

    private TypeConstraint OfSubschemas(TypeConstraint declared, JsonElement owner, Func<JsonElement, IEnumerable<JsonElement>> own) =>
        declared.Schema.ValueKind != JsonValueKind.Undefined ? OfSubschemas(declared.Schema, owner, own)
        : declared.IsAnyOf ? TypeConstraint.AnyOf(declared.Parts.Where(p => !Rejects(p, owner)).Select(p => OfSubschemas(p, owner, own)))
        : TypeConstraint.AllOf(declared.Parts.Select(p => OfSubschemas(p, owner, own)));

    private TypeConstraint OfSubschemas(JsonElement schema, JsonElement owner, Func<JsonElement, IEnumerable<JsonElement>> own)
    {
        schema = Resolve(schema);
        var parts = own(schema).Select(TypeConstraint.By).Concat(Each(schema, "allOf").Select(part => OfSubschemas(part, owner, own)));
        return TypeConstraint.AllOf(parts.Concat(Each(schema, "anyOf").Select(choice =>
            TypeConstraint.AnyOf(
                choice.EnumerateArray().Where(branch => !Rejects(branch, owner)).Select(branch => OfSubschemas(branch, owner, own))))));
    }

    private JsonTypes Of(JsonElement schema)
    {
        schema = Resolve(schema);
        var types = schema.ValueKind == JsonValueKind.False ? JsonTypes.None : Types(schema);
        foreach (var part in Each(schema, "allOf"))
        {
            types &= Of(part);
        }

        foreach (var choice in Each(schema, "anyOf"))
        {
            types &= choice.EnumerateArray().Aggregate(JsonTypes.None, (any, branch) => any | Of(branch));
        }

        return types;
    }

    private static IEnumerable<JsonElement> OfMember(JsonElement schema, string name)
    {
        var isDeclared = false;
        if (SpecJson.TryGet(Get(schema, "properties"), name, out var property))
        {
            isDeclared = true;
            yield return property;
        }

        if (Get(schema, "patternProperties") is { ValueKind: JsonValueKind.Object } patterns)
        {
            foreach (var pattern in patterns.EnumerateObject().Where(p => SpecJson.Matches(name, p.Name)))
            {
                isDeclared = true;
                yield return pattern.Value;
            }
        }

        if (!isDeclared && Get(schema, "additionalProperties") is { ValueKind: not JsonValueKind.Undefined } others)
        {
            yield return others;
        }
    }

    private bool Rejects(TypeConstraint declared, JsonElement owner) =>
        declared.Schema.ValueKind != JsonValueKind.Undefined ? Rejects(declared.Schema, owner)
        : declared.IsAnyOf ? declared.Parts.All(p => Rejects(p, owner))
        : declared.Parts.Any(p => Rejects(p, owner));

    // The owner is undefined for an array.
    private bool Rejects(JsonElement schema, JsonElement owner)
    {
        schema = Resolve(schema);
        return schema.ValueKind == JsonValueKind.False
            || (Types(schema) & (owner.ValueKind == JsonValueKind.Object ? JsonTypes.Object : JsonTypes.Array)) == 0
            || (owner.ValueKind == JsonValueKind.Object && (RequiresMore(schema, owner) || FixesOthers(schema, owner)))
            || Each(schema, "allOf").Any(part => Rejects(part, owner));
    }

    private static bool RequiresMore(JsonElement schema, JsonElement owner) =>
        Each(schema, "required").Any(name => !SpecJson.Has(owner, SpecJson.Text(name)));

    private static bool FixesOthers(JsonElement schema, JsonElement owner) =>
        Get(schema, "properties") is { ValueKind: JsonValueKind.Object } properties
        && properties.EnumerateObject().Any(property =>
            Get(property.Value, "enum") is { ValueKind: JsonValueKind.Array } texts
            && SpecJson.TryGet(owner, property.Name, out var member)
            && member.ValueKind == JsonValueKind.String
            && !texts.EnumerateArray().Any(text => SpecJson.Text(text) == SpecJson.Text(member)));

    private static JsonTypes Types(JsonElement schema) => Get(schema, "type") switch
    {
        { ValueKind: JsonValueKind.Undefined } => All,
        { ValueKind: JsonValueKind.Array } several =>
            several.EnumerateArray().Aggregate(JsonTypes.None, (types, type) => types | Type(type)),
        var one => Type(one),
    };

    private static JsonTypes Type(JsonElement type) => type.GetString() switch
    {
        "null" => JsonTypes.Null,
        "boolean" => JsonTypes.Boolean,
        "integer" => JsonTypes.Integer,
        "number" => JsonTypes.Number,
        "string" => JsonTypes.String,
        "array" => JsonTypes.Array,
        _ => JsonTypes.Object,
    };

    private JsonElement Resolve(JsonElement schema)
    {
        while (Get(schema, "$ref") is { ValueKind: JsonValueKind.Number } reference)
        {
            schema = root.GetProperty("definitions")[reference.GetInt32()];
        }

        return schema;
    }

    private static JsonElement Get(JsonElement schema, string keyword) => SpecJson.Member(schema, keyword);

    private static IEnumerable<JsonElement> Each(JsonElement schema, string keyword) =>
        Get(schema, keyword) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
