using System.Text.Json;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Client;

/// <summary>Represents a field of a schema of the registry, or of a compiled schema.</summary>
/// <param name="root">The schema that contains the field.</param>
/// <param name="schema">The schema of the field.</param>
internal sealed class JsonField(JsonElement root, JsonElement schema) : FieldSchema
{
    private const int MaxReferences = 16;

    private static readonly string[] s_parts = ["$ref", "allOf", "anyOf", "oneOf", "not", "if"];

    private readonly JsonElement _schema = Resolve(root, schema);

    public override FieldType Type => FieldTypes.Of(_schema.Text("type"), _schema.Text("format"), _schema.Text("meta:xdmType"));

    public override IReadOnlyList<string> Names => _schema.Member("properties") is { ValueKind: JsonValueKind.Object } fields
        ? [.. fields.EnumerateObject().Select(inside => inside.Name)] : [];

    public override IReadOnlyList<string> Required => [.. _schema.Items("required").Select(name => name.GetString()).OfType<string>()];

    public override FieldSchema? Item =>
        _schema.Member("items") is { ValueKind: JsonValueKind.Object } items ? new JsonField(root, items) : null;

    public override bool IsPartial => s_parts.Any(part => _schema.Member(part) is not null);

    public override bool IsOpen => _schema.ValueKind == JsonValueKind.Object
        ? IsPartial
            || _schema.Member("patternProperties") is not null
            || (_schema.Text("type") is null or "object"
                && (Names.Count == 0 || _schema.Member("additionalProperties") is { ValueKind: not JsonValueKind.False }))
        : _schema.ValueKind != JsonValueKind.False;

    public override bool HasDefault => _schema.Member("default") is not null;

    public override bool IsDeprecated => _schema.Text("meta:status") == "deprecated";

    public static FieldSchema Of(JsonElement schema) => new JsonField(schema, schema);

    public override FieldSchema? Field(string name) =>
        (_schema.Member("properties") ?? default).Member(name) is { } field ? new JsonField(root, field) : null;

    private static JsonElement Resolve(JsonElement root, JsonElement schema)
    {
        for (var i = 0; i < MaxReferences && schema.Text("$ref") is ['#', .. var pointer]; i++)
        {
            JsonElement? at = root;
            foreach (var token in JsonPointer.Tokens(Uri.UnescapeDataString(pointer)))
            {
                at = (at ?? default).Member(token);
            }

            if (at is not { } target)
            {
                break;
            }

            schema = target;
        }

        return schema;
    }
}
