using System.Globalization;
using System.Text.Json;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Emulator.Validation;

/// <summary>
/// Formats violations with the messages of the platform. A violation that the platform's pages do not show keeps its text.
/// </summary>
internal static class ViolationText
{
    private const string Moments =
        "yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,9}Z, yyyy-MM-dd'T'HH:mm:ss[+-]HH:mm, "
            + "yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,9}[+-]HH:mm";

    private static readonly (SchemaTypes Type, string Name)[] s_types =
    [
        (SchemaTypes.String, "String"), (SchemaTypes.Integer, "Integer"), (SchemaTypes.Number, "Number"),
        (SchemaTypes.Boolean, "Boolean"), (SchemaTypes.Object, "JSONObject"), (SchemaTypes.Array, "JSONArray"),
        (SchemaTypes.Null, "Null"),
    ];

    /// <param name="schema">The violated schema.</param>
    /// <param name="value">The value that violates it.</param>
    public static string Of(SchemaViolation violation, Schema schema, JsonElement value) => violation.Keyword switch
    {
        "required" => $"required key [{violation.Property}] not found",
        "additionalProperties" => $"extraneous key [{violation.Property}] is not permitted",
        "type" => $"expected type: {Expected(schema.Types)}, found: {Found(value)}",
        "minimum" => $"{value.GetRawText()} is not greater or equal to {schema.Minimum}",
        "maximum" => $"{value.GetRawText()} is not less or equal to {schema.Maximum}",
        "exclusiveMinimum" => $"{value.GetRawText()} is not greater than {schema.ExclusiveMinimum}",
        "exclusiveMaximum" => $"{value.GetRawText()} is not less than {schema.ExclusiveMaximum}",
        "multipleOf" => $"{value.GetRawText()} is not a multiple of {schema.MultipleOf}",
        "minLength" => $"expected minLength: {Text(schema.MinLength)}, actual: {Text(Length(value))}",
        "maxLength" => $"expected maxLength: {Text(schema.MaxLength)}, actual: {Text(Length(value))}",
        "minItems" => $"expected minimum item count: {Text(schema.MinItems)}, found: {Text(value.GetArrayLength())}",
        "maxItems" => $"expected maximum item count: {Text(schema.MaxItems)}, found: {Text(value.GetArrayLength())}",
        "minProperties" => $"minimum size: [{Text(schema.MinProperties)}], found: [{Text(value.EnumerateObject().Count())}]",
        "maxProperties" => $"maximum size: [{Text(schema.MaxProperties)}], found: [{Text(value.EnumerateObject().Count())}]",
        "uniqueItems" => "array items are not unique",
        "pattern" => $"string [{value.GetString()}] does not match pattern {schema.Pattern}",
        "enum" => $"{value} is not a valid enum value",
        "format" => $"[{value.GetString()}] is not a valid {Format(schema.Format!)}",
        _ => violation.Message,
    };

    private static string Format(string format) => format switch
    {
        "xdm-date-time" => $"date-time. Expected [{Moments}]",
        "date" => "date. Expected [yyyy-MM-dd]",
        "email" => "email address",
        "uri" => "URI",
        "uri-reference" => "URI reference",
        "ipv4" or "ipv6" => format + " address",
        _ => format,
    };

    private static string Expected(SchemaTypes types)
    {
        var names = s_types.Where(each => each.Type == SchemaTypes.Number
            ? (types & SchemaTypes.Number) == SchemaTypes.Number
            : (types & each.Type) != 0 && !(each.Type == SchemaTypes.Integer && (types & SchemaTypes.Fraction) != 0));
        return string.Join(" or ", names.Select(each => each.Name));
    }

    private static string Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "String",
        JsonValueKind.True or JsonValueKind.False => "Boolean",
        JsonValueKind.Object => "JSONObject",
        JsonValueKind.Array => "JSONArray",
        JsonValueKind.Number when JsonDecimal.Parse(value.GetRawText()).IsInteger => "Long",
        JsonValueKind.Number => "Double",
        _ => "Null",
    };

    // Lengths count characters, not the units of UTF-16.
    private static int Length(JsonElement value) => value.GetString()!.EnumerateRunes().Count();

    private static string Text(int? number) => string.Create(CultureInfo.InvariantCulture, $"{number}");
}
