using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.Conversion;

/// <summary>Builds the response document of a mapping set, in both of its vocabularies.</summary>
internal static class MappingSetDocument
{
    public static JsonObject Print(
        Platform platform,
        string id,
        int version,
        long created,
        string schemaId,
        string? schemaVersion,
        JsonView body,
        IReadOnlyList<MappingSetRow> mappings)
    {
        var now = platform.Now;
        var items = body.Items("mappings");
        var printed = new JsonArray();
        for (var i = 0; i < mappings.Count; i++)
        {
            var mapping = new JsonObject
            {
                ["id"] = Guid.NewGuid().ToString("N"),
                ["version"] = 0,
                ["createdDate"] = now,
                ["modifiedDate"] = now,
                ["sourceType"] = mappings[i].Kind switch
                {
                    MappingRowKind.Expression => "text/x.aep-xl",
                    MappingRowKind.Constant => "text/plain",
                    _ => "text/x.schema-path",
                },
                ["source"] = mappings[i].Source,
                ["destination"] = mappings[i].Destination,
                ["identity"] = items[i]["identity"].Element.ValueKind == JsonValueKind.True,
                ["primaryIdentity"] = items[i]["primaryIdentity"].Element.ValueKind == JsonValueKind.True,
                ["functionVersion"] = 1,
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

        var document = new JsonObject
        {
            ["id"] = id,
            ["version"] = version,
            ["createdDate"] = created,
            ["modifiedDate"] = now,
            ["createdBy"] = "emulator@AdobeID",
            ["modifiedBy"] = "emulator@AdobeID",
            ["inputSchemaRef"] = Reference(null, null),
            ["outputSchemaRef"] = Reference(schemaId, schemaVersion),
            ["outputSchema"] = new JsonObject { ["schemaRef"] = Reference(schemaId, schemaVersion) },
            ["mappings"] = printed,
            ["status"] = "PUBLISHED",
            ["strictMapping"] = body["strictMapping"].Element.ValueKind == JsonValueKind.True,
            ["allowNullValues"] = body["allowNullValues"].Element.ValueKind == JsonValueKind.True,
            ["xdmVersion"] = schemaVersion,
            ["schemaRef"] = Reference(schemaId, schemaVersion),
            ["xdmSchema"] = schemaId,
        };
        foreach (var name in (string[])["name", "description"])
        {
            if (body.Text(name) is { } text)
            {
                document[name] = text;
            }
        }

        return document;
    }

    private static JsonObject Reference(string? id, string? contentType) => new() { ["id"] = id, ["contentType"] = contentType };
}
