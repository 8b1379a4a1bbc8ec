using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Sampling;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;
using SchemaDocument = TypedFlows.Compiler.Model.SchemaDocument;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>Serves a sample record of a schema. It is always the same record.</summary>
internal sealed class SampleData(Platform platform)
{
    public IEnumerable<Operation> Operations => [Operation.Get(Service.SchemaRegistry, "/rpc/sampledata/{id}", Get)];

    private Response Get(RequestContext call)
    {
        // Like every other operation of the registry, it accepts the $id and the meta:altId.
        var stored = platform.Resources.Find(call.Sandbox, ResourceKind.Schema, call.Id)
            ?? platform.Resources.List(call.Sandbox, ResourceKind.Schema).FirstOrDefault(found => found.View.Text("meta:altId") == call.Id);
        var id = stored?.Id
            ?? platform.Schemas.Find(call.Sandbox, call.Id)?.Id
            ?? throw ApiErrors.RegistryResourceNotFound.With("schema", call.Id, call.Sandbox);
        try
        {
            var document = platform.RecordSchemas.Find(call.Sandbox, id)?.Document ?? HeldFields(stored!);
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                SampleJson.Write(writer, new SampleGenerator(document).Create(0));
            }

            buffer.Position = 0;
            return Response.Ok(JsonNode.Parse(buffer)!);
        }
        catch (SampleException e)
        {
            throw ApiErrors.NoSample.With(id, e.Message);
        }
    }

    /// <summary>Returns the fields of a schema that the emulator holds, without those of other parts.</summary>
    private SchemaDocument HeldFields(StoredResource stored)
    {
        var form = RegistryViews.Compose(platform, stored.Sandbox, JsonCopy.ToObject(stored.Document));
        RemoveReferences(form);
        var parsed = SpecParser.Parse(new SpecFileText("schema.json", form.ToJsonString(), kind: "xdm"), [], formats: platform.Specs.Formats);
        return parsed.Specs is [{ Parts: [{ Document: { } document }] }] ? document : throw ApiErrors.NoSample.With(
            stored.Id, parsed.Diagnostics.Select(diagnostic => diagnostic.Message).FirstOrDefault("it is not a schema"));
    }

    private static void RemoveReferences(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                RemoveReferences(item);
            }
        }
        else if (node is JsonObject members)
        {
            if (members["$ref"] is JsonValue)
            {
                members.Remove("$ref");
            }

            foreach (var (_, value) in members)
            {
                RemoveReferences(value);
            }
        }
    }
}
