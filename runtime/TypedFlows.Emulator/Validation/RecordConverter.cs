using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.DataPrep;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Json;
using Scalar = TypedFlows.Compiler.Model.JsonValue;

namespace TypedFlows.Emulator.Validation;

/// <summary>
/// Converts mapped values to the types of their fields, with the compiler's conversions. A value that has no conversion is unchanged, so
/// the schema rejects it. Null is left out, and arrays are copied as a whole.
/// </summary>
internal static class RecordConverter
{
    /// <summary>Returns the schema of a property; <see langword="null"/> if the object does not declare it.</summary>
    public static Schema? Field(Schema? schema, string name) =>
        schema?.FindProperty(name) ?? (schema?.AdditionalProperties is { Always: null } map ? map : null);

    /// <summary>Converts a value.</summary>
    /// <param name="field">The schema of the field; <see langword="null"/> if the schema does not declare it.</param>
    /// <returns>The converted value; <see langword="null"/> if it is left out.</returns>
    public static JsonNode? Convert(JsonElement value, Schema? field) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Object when field is { Properties.Count: > 0 } => ConvertObject(value, field),
        JsonValueKind.Object or JsonValueKind.Array => JsonCopy.ToNode(value),
        _ when field is null => JsonCopy.ToNode(value),
        _ => ConvertScalar(value, SchemaField.TypeOf(field)),
    };

    // An object is copied by the names that the field declares.
    private static JsonObject? ConvertObject(JsonElement value, Schema field)
    {
        var converted = new JsonObject();
        var isEmpty = true;
        foreach (var member in value.EnumerateObject())
        {
            isEmpty = false;
            if (Field(field, member.Name) is { } child && Convert(member.Value, child) is { } inner)
            {
                converted[member.Name] = inner;
            }
        }

        return converted.Count > 0 || isEmpty ? converted : null;
    }

    private static JsonNode? ConvertScalar(JsonElement value, FieldType target)
    {
        Scalar scalar = value.ValueKind switch
        {
            JsonValueKind.String => new Scalar.String(value.GetString()!),
            JsonValueKind.Number => new Scalar.Number(JsonDecimal.Parse(value.GetRawText())),
            _ => new Scalar.Boolean(value.ValueKind == JsonValueKind.True),
        };
        var converted = FieldConversion.Convert(scalar, target);
        return ReferenceEquals(converted, scalar) ? JsonCopy.ToNode(value) : converted switch
        {
            Scalar.String text => System.Text.Json.Nodes.JsonValue.Create(text.Value),
            Scalar.Number number => JsonNode.Parse(number.Value.ToString()),
            Scalar.Boolean boolean => System.Text.Json.Nodes.JsonValue.Create(boolean.Value),
            _ => null,
        };
    }
}
