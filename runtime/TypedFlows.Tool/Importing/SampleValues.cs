using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Sampling;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace TypedFlows.Tool.Importing;

/// <summary>Creates values of the fields of a schema with the generator of sample records. No value comes from the service.</summary>
/// <param name="schema">The schema, or <see langword="null"/> if it is not known.</param>
internal sealed class SampleValues(SchemaDocument? schema)
{
    private readonly Dictionary<string, SampleGenerator?> _generators = new(StringComparer.Ordinal);

    /// <summary>Returns a record with the index, or an empty record if the schema has none.</summary>
    public JsonObject Record(int index) => Create(string.Empty, index) as JsonObject ?? [];

    /// <summary>Returns a value of a field.</summary>
    /// <param name="name">The name in the text for a field that is not declared.</param>
    public JsonNode Of(string path, string name, int index) => Create(path, index) ?? JsonValue.Create($"{name} {index + 1}");

    private JsonNode? Create(string path, int index)
    {
        if (!_generators.TryGetValue(path, out var generator))
        {
            _generators[path] = generator = At(path) is { } field ? new(schema! with { Root = field }) : null;
        }

        try
        {
            if (generator is null)
            {
                return null;
            }

            using var json = new MemoryStream();
            using (var writer = new Utf8JsonWriter(json))
            {
                SampleJson.Write(writer, generator.Create(index));
            }

            return JsonNode.Parse(json.ToArray());
        }
        catch (SampleException)
        {
            // The check of all rows names the rule.
            return null;
        }
    }

    private Schema? At(string path)
    {
        var at = schema?.Root;
        foreach (var step in path.Length == 0 ? [] : FieldPath.Of(path))
        {
            at = at?.FindProperty(step.Name) ?? at?.AdditionalProperties;
            foreach (var _ in step.Indices)
            {
                at = at?.Items;
            }
        }

        return at is { Always: null } ? at : null;
    }
}
