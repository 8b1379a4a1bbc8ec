using System.Text.Json;

namespace TypedFlows.Oracle.Schemas;

/// <summary>Describes the parts of a schema that decide on a C# type, such as <c>string enum</c> or <c>integer|null</c>.</summary>
internal static class SchemaSummary
{
    private static readonly string[] s_keywords =
    [
        "properties", "items", "additionalProperties", "patternProperties", "enum", "const", "allOf", "anyOf", "oneOf", "not", "if",
        "dependencies",
    ];

    private static readonly string[] s_lists = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] s_branches = ["if", "then", "else"];

    /// <summary>Returns the types, the keywords and the format of a schema.</summary>
    /// <param name="schema">The schema, or null if the document has no schema for the property.</param>
    public static string Of(SchemaReferences.Target? schema)
    {
        switch (schema?.Schema.ValueKind)
        {
            case null:
                return "none";
            case JsonValueKind.True or JsonValueKind.False:
                return schema.Schema.GetRawText();
            case not JsonValueKind.Object:
                return "malformed";
        }

        var words = Types(schema.Schema).Concat(s_keywords.Where(keyword => schema.Schema.TryGetProperty(keyword, out _)));
        if (schema.Schema.TryGetProperty("format", out var format))
        {
            words = words.Append($"format:{format}");
        }

        return string.Join(' ', words.DefaultIfEmpty("any"));
    }

    /// <summary>
    /// Returns the schema of a property, including one that a part of <c>allOf</c> or a similar keyword declares, or null.
    /// </summary>
    public static SchemaReferences.Target? Property(SchemaReferences references, SchemaReferences.Target? outer, string name) =>
        Declarations(references, outer, 0)
            .Select(schema => Part(Part(schema, "properties"), name))
            .Select(references.Follow)
            .FirstOrDefault(schema => schema is not null);

    /// <summary>Returns the schema of the items or of the values of a map, or null.</summary>
    public static SchemaReferences.Target? Element(SchemaReferences references, SchemaReferences.Target? outer, string keyword) =>
        references.Follow(Part(outer, keyword));

    private static IEnumerable<SchemaReferences.Target> Declarations(SchemaReferences references, SchemaReferences.Target? outer, int depth)
    {
        if (references.Follow(outer) is not { Schema.ValueKind: JsonValueKind.Object } schema || depth > 8)
        {
            return [];
        }

        var listed = s_lists.Select(keyword => Part(schema, keyword))
            .OfType<SchemaReferences.Target>()
            .Where(list => list.Schema.ValueKind == JsonValueKind.Array)
            .SelectMany(list => list.Schema.EnumerateArray().Select((item, index) => SchemaReferences.Enter(list, item, $"{index}")));
        var branches = s_branches.Select(keyword => Part(schema, keyword)).OfType<SchemaReferences.Target>();
        return listed.Concat(branches).SelectMany(part => Declarations(references, part, depth + 1)).Prepend(schema);
    }

    private static SchemaReferences.Target? Part(SchemaReferences.Target? outer, string name) =>
        outer?.Schema.ValueKind == JsonValueKind.Object && outer.Schema.TryGetProperty(name, out var part)
            ? SchemaReferences.Enter(outer, part, name)
            : null;

    private static IEnumerable<string> Types(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind == JsonValueKind.Array ? [string.Join('|', Sorted(type.EnumerateArray().Select(one => one.ToString())))]
        : [type.ToString()];

    // Null comes last, so that an entry of the list can end in it.
    private static IEnumerable<string> Sorted(IEnumerable<string> types) =>
        types.OrderBy(type => type == "null").ThenBy(type => type, StringComparer.Ordinal);
}
