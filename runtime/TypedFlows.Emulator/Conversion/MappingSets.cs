using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.SchemaRegistry;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Conversion;

/// <summary>
/// Mapping sets: which source attribute goes to which XDM path. The service has two vocabularies for one thing
/// (<c>sourceAttribute</c>/<c>destinationXdmPath</c>, <c>source</c>/<c>destination</c>); it takes either and answers both.
/// </summary>
internal sealed class MappingSets(Platform platform)
{
    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Service.Conversion, "/mappingSets/{id}", GetOne),
        Operation.Post(Service.Conversion, "/mappingSets", CreateAsync),
    ];

    private async Task<Answer> CreateAsync(Call call)
    {
        var body = await call.ReadBodyAsync();
        var (schemaId, schemaVersion) = OutputSchema(call, body);
        var items = body.Items("mappings");
        if (items.Count == 0)
        {
            throw Refusals.MissingMember.With("/mappings", "a mapping set has at least one mapping");
        }

        var mappings = new List<FieldMapping>();
        foreach (var item in items)
        {
            mappings.Add(ReadMapping(item.Of(JsonValueKind.Object, "an object").Required("a mapping")));
        }

        if (XdmTree.FindClash(mappings) is { } clash)
        {
            throw Refusals.MappingPaths.With("/mappings", clash);
        }

        var id = Guid.NewGuid().ToString("N");
        var document = Print(id, schemaId, schemaVersion, items, mappings);
        platform.Resources.Put(new(call.Sandbox, ResourceKind.MappingSet, id, "0", JsonCopy.Freeze(document)));
        return Answer.Ok(document);
    }

    private Answer GetOne(Call call) =>
        platform.Resources.Find(call.Sandbox, ResourceKind.MappingSet, call.Id) is { } found
            ? Answer.Ok(JsonCopy.ToNode(found.Document)!)
            : throw Refusals.NotFound.With("mapping set", call.Id, call.Sandbox);

    private (string Id, string? Version) OutputSchema(Call call, JsonView body)
    {
        if (body["outputSchema"].IsPresent)
        {
            var reference = body.Object("outputSchema").RequiredObject("schemaRef", "the schema that the mappings write, by id and contentType");
            Schemas.Require(platform, call, reference["id"]);
            return (reference.Text("id")!, reference.Text("contentType"));
        }

        var schema = body["xdmSchema"].Required("the $id of the schema that the mappings write (or outputSchema.schemaRef.id)");
        Schemas.Require(platform, call, schema);
        return (schema.Element.GetString()!, body.Text("xdmVersion"));
    }

    private static FieldMapping ReadMapping(JsonView mapping)
    {
        var type = mapping.Text("sourceType") ?? "ATTRIBUTE";
        if (type is not ("ATTRIBUTE" or "text/x.schema-path"))
        {
            throw Refusals.NotDone.With($"A mapping of the source type '{type}' ({mapping["sourceType"].Pointer})");
        }

        const string SourceWhy = "the attribute of the source that is mapped (source, or sourceAttribute in the older vocabulary)";
        const string DestinationWhy = "the XDM path that is written (destination, or destinationXdmPath in the older vocabulary)";
        var source = mapping.Text("sourceAttribute") ?? mapping.RequiredText("source", SourceWhy);
        var destination = mapping.Text("destinationXdmPath") ?? mapping.RequiredText("destination", DestinationWhy);
        if (source.Length == 0)
        {
            throw Refusals.MissingMember.With(mapping["source"].Pointer, SourceWhy);
        }

        if (destination.Contains('[', StringComparison.Ordinal))
        {
            throw Refusals.NotDone.With($"A mapping into an array ('{destination}' at {mapping.Pointer})");
        }

        return XdmTree.IsPath(destination)
            ? new(source, destination)
            : throw Refusals.MappingPaths.With(mapping.Pointer, $"'{destination}' is no XDM path: write member names with dots between them, such as person.name.firstName.");
    }

    private JsonObject Print(string id, string schemaId, string? schemaVersion, IReadOnlyList<JsonView> items, List<FieldMapping> mappings)
    {
        var now = platform.Now;
        var printed = new JsonArray();
        for (var i = 0; i < mappings.Count; i++)
        {
            var mapping = new JsonObject
            {
                ["id"] = Guid.NewGuid().ToString("N"),
                ["version"] = 0,
                ["createdDate"] = now,
                ["modifiedDate"] = now,
                ["sourceType"] = "text/x.schema-path",
                ["source"] = mappings[i].Source,
                ["destination"] = mappings[i].Destination,
                ["identity"] = items[i]["identity"].Element.ValueKind == JsonValueKind.True,
                ["primaryIdentity"] = items[i]["primaryIdentity"].Element.ValueKind == JsonValueKind.True,
                ["matchScore"] = 0.0,
                ["sourceAttribute"] = mappings[i].Source,
                ["destinationXdmPath"] = mappings[i].Destination,
            };
            foreach (var name in (string[])["name", "description"])
            {
                if (items[i].Text(name) is { } text)
                {
                    mapping[name] = text;
                }
            }

            printed.Add((JsonNode)mapping);
        }

        return new()
        {
            ["id"] = id,
            ["version"] = 0,
            ["createdDate"] = now,
            ["modifiedDate"] = now,
            ["createdBy"] = "emulator@AdobeID",
            ["modifiedBy"] = "emulator@AdobeID",
            ["inputSchemaRef"] = Reference(null, null),
            ["outputSchemaRef"] = Reference(schemaId, schemaVersion),
            ["outputSchema"] = new JsonObject { ["schemaRef"] = Reference(schemaId, schemaVersion) },
            ["mappings"] = printed,
            ["status"] = "PUBLISHED",
            ["xdmVersion"] = schemaVersion,
            ["schemaRef"] = Reference(schemaId, schemaVersion),
            ["xdmSchema"] = schemaId,
        };
    }

    private static JsonObject Reference(string? id, string? contentType) => new() { ["id"] = id, ["contentType"] = contentType };
}
