using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>
/// Holds the global classes and behaviors that schemas start from. Their fields are those of the platform; the texts are the emulator's.
/// Other global resources, such as field groups, are not held.
/// </summary>
internal static class StandardResources
{
    private const string Xdm = "https://ns.adobe.com/xdm/";

    public static IReadOnlyList<JsonElement> Behaviors { get; } =
    [
        Of("behaviors", "data/record", "Record Schema", [], """
            { "_id": { "title": "Identifier", "type": "string", "format": "uri-reference" } }
            """),
        Of("behaviors", "data/time-series", "Time-series Schema", [], """
            {
                "_id": { "title": "Identifier", "type": "string", "format": "uri-reference" },
                "timestamp": { "title": "Timestamp", "type": "string", "format": "date-time" },
                "eventType": { "title": "Event Type", "type": "string" }
            }
            """),
        Of("behaviors", "data/adhoc", "Ad hoc Schema", [], "{}"),
    ];

    public static IReadOnlyList<JsonElement> Classes { get; } =
    [
        Of("classes", "context/profile", "XDM Individual Profile", [Xdm + "data/record", Xdm + "common/auditable"], """
            {
                "_id": { "title": "Identifier", "type": "string", "format": "uri-reference" },
                "personID": { "title": "Person ID", "type": "string" },
                "repositoryCreatedBy": { "title": "Created by user identifier", "type": "string" },
                "repositoryLastModifiedBy": { "title": "Modified by user identifier", "type": "string" },
                "createdByBatchID": { "title": "Created by batch identifier", "type": "string", "format": "uri-reference" },
                "modifiedByBatchID": { "title": "Modified by batch identifier", "type": "string", "format": "uri-reference" },
                "_repo": {
                    "type": "object",
                    "properties": {
                        "createDate": { "title": "Create date", "type": "string", "format": "date-time" },
                        "modifyDate": { "title": "Modify date", "type": "string", "format": "date-time" }
                    }
                }
            }
            """),
        Of("classes", "context/experienceevent", "XDM ExperienceEvent", [Xdm + "data/time-series", Xdm + "context/identitymap"], """
            {
                "_id": { "title": "Identifier", "type": "string", "format": "uri-reference" },
                "timestamp": { "title": "Timestamp", "type": "string", "format": "date-time" },
                "eventType": { "title": "Event Type", "type": "string" },
                "eventMergeId": { "title": "ExperienceEvent merge ID", "type": "string" },
                "producedBy": { "title": "Produced By", "type": "string", "default": "self" },
                "identityMap": {
                    "title": "IdentityMap",
                    "type": "object",
                    "meta:xdmType": "map",
                    "additionalProperties": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {
                                "id": { "title": "Identifier", "type": "string" },
                                "authenticatedState": { "type": "string", "enum": ["ambiguous", "authenticated", "loggedOut"] },
                                "primary": { "title": "Primary", "type": "boolean", "default": false }
                            }
                        }
                    }
                }
            }
            """, "_id", "timestamp"),
    ];

    /// <summary>Returns the class or behavior with this <c>$id</c> or <c>meta:altId</c>.</summary>
    public static JsonElement? Find(string id) => Find(Classes, id) ?? Find(Behaviors, id);

    public static JsonElement? Find(IReadOnlyList<JsonElement> resources, string id)
    {
        foreach (var resource in resources)
        {
            if (resource.GetProperty("$id").GetString() == id || resource.GetProperty("meta:altId").GetString() == id)
            {
                return resource;
            }
        }

        return null;
    }

    private static JsonElement Of(string type, string path, string title, string[] extends, string properties, params string[] required)
    {
        var document = new JsonObject
        {
            ["$id"] = Xdm + path,
            ["meta:altId"] = "_xdm." + path.Replace('/', '.'),
            ["meta:resourceType"] = type,
            ["version"] = "1.0",
            ["title"] = title,
            ["type"] = "object",
            ["properties"] = JsonNode.Parse(properties),
        };
        if (required.Length > 0)
        {
            document["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        }

        document["meta:extensible"] = true;
        document["meta:abstract"] = true;
        document["meta:extends"] = new JsonArray([.. extends.Select(id => (JsonNode)id)]);
        document["meta:xdmType"] = "object";
        document["meta:containerId"] = "global";
        document["meta:registryMetadata"] = new JsonObject { ["repo:createdDate"] = 0, ["repo:lastModifiedDate"] = 0 };
        return JsonCopy.Freeze(document);
    }
}
