using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.SchemaRegistry;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Validation;

/// <summary>
/// Finds the schemas that records are validated against: compiled schemas, and schemas of the registry that declare fields and whose parts
/// are all held. The journal has one entry per schema that is not validated.
/// </summary>
internal sealed class RecordSchemas(Platform platform)
{
    private readonly ConcurrentDictionary<(string Sandbox, string Id), Entry> _entries = new();
    private readonly ConcurrentDictionary<(string Sandbox, string Id), string> _problems = new();

    /// <param name="Version">The version of the resources that the entry is about.</param>
    /// <param name="Text">The complete form of the schema; empty if it is compiled or not validated.</param>
    private sealed record Entry(long Version, string Text, RecordSchema? Schema);

    /// <summary>Returns the schema of a dataset, or <see langword="null"/> if its records are not validated.</summary>
    public RecordSchema? OfDataSet(string sandbox, string dataSetId) =>
        platform.Resources.Find(sandbox, ResourceKind.DataSet, dataSetId)?.View.Object("schemaRef").Text("id") is { } id
            ? Find(sandbox, id)
            : null;

    /// <summary>Returns the schema with an id, or <see langword="null"/> if its records are not validated.</summary>
    public RecordSchema? Find(string sandbox, string id)
    {
        var key = (sandbox, id);
        var version = platform.Resources.Version;
        if (_entries.TryGetValue(key, out var known) && known.Version == version)
        {
            return known.Schema;
        }

        var (text, schema, problem) = Read(sandbox, id, known);
        if (problem is not null)
        {
            Report(key, problem);
        }

        _entries[key] = new(version, text, schema);
        return schema;
    }

    /// <summary>Forgets all schemas, as after a reset. The journal then has a new entry for each schema that is not validated.</summary>
    public void Forget()
    {
        _entries.Clear();
        _problems.Clear();
    }

    private (string Text, RecordSchema? Schema, string? Problem) Read(string sandbox, string id, Entry? known)
    {
        var compiled = platform.Schemas.Find(sandbox, id) is { Model.Parts: [{ Document: { } document }] }
            ? new RecordSchema(id, document)
            : null;
        if (platform.Resources.Find(sandbox, ResourceKind.Schema, id) is not { } stored)
        {
            return (string.Empty, compiled, compiled is null ? "the emulator does not hold it" : null);
        }

        var read = ReadStored(stored, known);
        return read.Schema is null && compiled is not null ? (string.Empty, compiled, null) : read;
    }

    private (string Text, RecordSchema? Schema, string? Problem) ReadStored(StoredResource stored, Entry? known)
    {
        if (!DeclaresFields(stored))
        {
            return (string.Empty, null, "neither it nor a part of this organization declares fields");
        }

        // The complete form would lack the fields of the class.
        if (stored.View.Items("allOf").All(part => part.Text("$ref") != stored.View.Text("meta:class")))
        {
            return (string.Empty, null, "it does not refer to its class");
        }

        JsonObject form;
        string text;
        try
        {
            form = RegistryViews.Compose(platform, stored.Sandbox, JsonCopy.ToObject(stored.Document));
            text = Text(form);
        }
        catch (ApiErrorException e)
        {
            return (string.Empty, null, e.Message);
        }

        if (known?.Schema is not null && known.Text == text)
        {
            return (text, known.Schema, null);
        }

        if (Reference(form) is { } reference)
        {
            return (string.Empty, null, $"the emulator does not hold all fields of {reference}");
        }

        var parsed = SpecParser.Parse(new SpecFileText("schema.json", text, kind: "xdm"), [], formats: platform.Specs.Formats);
        var error = parsed.Diagnostics.FirstOrDefault(found => found.Rule.Severity == RuleSeverity.Error);
        return error is null && parsed.Specs is [{ Parts: [{ Document: { } document }] }]
            ? (text, new(stored.Id, document), null)
            : (string.Empty, null, error?.Message ?? "it is not a schema");
    }

    private void Report((string Sandbox, string Id) key, string problem)
    {
        if (!_problems.TryGetValue(key, out var reported) || reported != problem)
        {
            _problems[key] = problem;
            platform.Log.Inform($"{ResourceKind.Schema} {key.Id}", key.Sandbox, $"Records of the schema are not validated: {problem}.");
        }
    }

    /// <summary>Returns whether the schema or a part of it that is not the vendor's declares fields.</summary>
    private bool DeclaresFields(StoredResource schema) => RegistryViews.Extends(platform, schema.Sandbox, schema.Document)
        .Where(id => StandardResources.Find(id) is null)
        .Select(id => RegistryViews.Find(platform, schema.Sandbox, id))
        .Prepend(schema.Document)
        .Any(part => part is { } document && HasProperties(document));

    private static bool HasProperties(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(HasProperties),
        JsonValueKind.Object => element.EnumerateObject().Any(member =>
            (member.Name == "properties" && member.Value.ValueKind == JsonValueKind.Object && member.Value.EnumerateObject().Any())
                || HasProperties(member.Value)),
        _ => false,
    };

    /// <summary>Returns the first reference that the complete form of a schema keeps.</summary>
    private static string? Reference(JsonNode? node) => node switch
    {
        JsonArray items => items.Select(Reference).FirstOrDefault(found => found is not null),
        JsonObject members => members["$ref"] is JsonValue value && value.TryGetValue<string>(out var id)
            ? id
            : members.Select(member => Reference(member.Value)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string Text(JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(buffer))
        {
            node.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
