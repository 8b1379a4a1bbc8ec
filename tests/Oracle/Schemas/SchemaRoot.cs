using System.Text.Json;

namespace TypedFlows.Oracle.Schemas;

/// <summary>
/// Describes a schema inside a spec file that no other schema contains. The search knows JSON Schema and nothing of specs, so it also
/// finds a schema that the compiler overlooks.
/// </summary>
/// <param name="Pointer">The JSON Pointer to the schema inside the file.</param>
internal sealed record SchemaRoot(string Pointer, JsonElement Schema)
{
    private static readonly string[] s_types = ["null", "boolean", "integer", "number", "string", "array", "object"];
    private static readonly string[] s_lists = ["allOf", "anyOf", "oneOf"];

    /// <summary>Returns the schemas inside a JSON value.</summary>
    public static IEnumerable<SchemaRoot> Find(JsonElement element, string pointer = "")
    {
        if (IsSchema(element))
        {
            return [new SchemaRoot(pointer, element)];
        }

        return element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject()
                .SelectMany(property => Find(property.Value, $"{pointer}/{Escape(property.Name)}")),
            JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Find(item, $"{pointer}/{index}")),
            _ => [],
        };
    }

    /// <summary>Returns a name as a JSON Pointer writes it.</summary>
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Returns the name that a JSON Pointer writes.</summary>
    public static string Unescape(string token) =>
        token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static bool IsSchema(JsonElement element) => element.ValueKind == JsonValueKind.Object
        && (element.TryGetProperty("$schema", out _)
            || Has(element, "properties", JsonValueKind.Object)
            || (Has(element, "type", JsonValueKind.String) && s_types.Contains(element.GetProperty("type").GetString()))
            || s_lists.Any(keyword => Has(element, keyword, JsonValueKind.Array)));

    private static bool Has(JsonElement element, string keyword, JsonValueKind kind) =>
        element.TryGetProperty(keyword, out var value) && value.ValueKind == kind;
}
