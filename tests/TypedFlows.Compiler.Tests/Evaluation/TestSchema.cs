using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>
/// Reads schemas for these tests without the parser of the compiler, so that an error in the parser does not affect the tests of the
/// evaluator. An unknown keyword causes an exception. A reference must be the key in the model.
/// </summary>
internal static class TestSchema
{
    public static Schema Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Parse(document.RootElement);
    }

    public static Schema Parse(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return new Schema { Always = element.GetBoolean() };
        }

        var schema = new Schema();
        foreach (var member in element.EnumerateObject())
        {
            schema = Add(schema, member.Name, member.Value);
        }

        // Without a list under items, there are no additional items.
        return schema.TupleItems is null ? schema with { AdditionalItems = null } : schema;
    }

    private static Schema Add(Schema schema, string keyword, JsonElement value) => keyword switch
    {
        "$schema" or "$id" or "$comment" or "examples" or "readOnly" or "writeOnly" or "definitions" => schema,
        "$ref" => schema with { Ref = value.GetString() },
        "title" => schema with { Title = value.GetString() },
        "description" => schema with { Description = value.GetString() },
        "default" => schema with { Default = TestJson.Value(value) },
        "type" => schema with { Types = Types(value) },
        "const" => schema with { Const = TestJson.Value(value) },
        "enum" => schema with { Enum = value.EnumerateArray().Select(TestJson.Value).ToEquatableArray() },
        "multipleOf" => schema with { MultipleOf = Number(value) },
        "minimum" => schema with { Minimum = Number(value) },
        "exclusiveMinimum" => schema with { ExclusiveMinimum = Number(value) },
        "maximum" => schema with { Maximum = Number(value) },
        "exclusiveMaximum" => schema with { ExclusiveMaximum = Number(value) },
        "minLength" => schema with { MinLength = Count(value) },
        "maxLength" => schema with { MaxLength = Count(value) },
        "format" => schema with { Format = value.GetString() },
        "pattern" => schema with { Pattern = value.GetString() },
        "contentEncoding" => schema with { ContentEncoding = value.GetString() },
        "contentMediaType" => schema with { ContentMediaType = value.GetString() },
        "items" when value.ValueKind == JsonValueKind.Array => schema with { TupleItems = Branches(value) },
        "additionalItems" => schema with { AdditionalItems = Parse(value) },
        "contains" => schema with { Contains = Parse(value) },
        "uniqueItems" => schema with { UniqueItems = value.GetBoolean() },
        "patternProperties" => schema with { PatternProperties = Named(value) },
        "propertyNames" => schema with { PropertyNames = Parse(value) },
        "minProperties" => schema with { MinProperties = Count(value) },
        "maxProperties" => schema with { MaxProperties = Count(value) },
        "dependencies" => schema with
        {
            DependentSchemas = value.EnumerateObject()
                .Where(m => m.Value.ValueKind != JsonValueKind.Array)
                .Select(m => new NamedSchema(m.Name, Parse(m.Value)))
                .ToEquatableArray(),
            DependentRequired = value.EnumerateObject()
                .Where(m => m.Value.ValueKind == JsonValueKind.Array)
                .Select(m => new DependentRequired(m.Name, Names(m.Value)))
                .ToEquatableArray(),
        },
        "items" => schema with { Items = Parse(value) },
        "minItems" => schema with { MinItems = Count(value) },
        "maxItems" => schema with { MaxItems = Count(value) },
        "properties" => schema with { Properties = Named(value) },
        "required" => schema with { Required = Names(value) },
        "additionalProperties" => schema with { AdditionalProperties = Parse(value) },
        "allOf" => schema with { AllOf = Branches(value) },
        "anyOf" => schema with { AnyOf = Branches(value) },
        "oneOf" => schema with { OneOf = Branches(value) },
        "not" => schema with { Not = Parse(value) },
        "if" => schema with { If = Parse(value) },
        "then" => schema with { Then = Parse(value) },
        "else" => schema with { Else = Parse(value) },
        _ => throw new NotSupportedException(keyword),
    };

    private static EquatableArray<Schema> Branches(JsonElement value) => value.EnumerateArray().Select(Parse).ToEquatableArray();

    private static EquatableArray<NamedSchema> Named(JsonElement value) =>
        value.EnumerateObject().Select(m => new NamedSchema(m.Name, Parse(m.Value))).ToEquatableArray();

    private static EquatableArray<string> Names(JsonElement value) => value.EnumerateArray().Select(r => r.GetString()!).ToEquatableArray();

    private static JsonDecimal Number(JsonElement value) => JsonDecimal.Parse(value.GetRawText());

    private static int Count(JsonElement value) => (int)value.GetDouble();

    private static SchemaTypes Types(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Aggregate(SchemaTypes.None, (types, type) => types | Types(type))
        : Enum.Parse<SchemaTypes>(value.GetString()!, ignoreCase: true);
}
