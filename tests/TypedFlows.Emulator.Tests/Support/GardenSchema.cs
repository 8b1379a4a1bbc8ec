using System.Net;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>An answer of the Schema Registry with a field of every kind, and a schema of the registry with the same fields.</summary>
internal static class GardenSchema
{
    public const string Id = "https://ns.adobe.com/garden/schemas/4f1c8d";
    public const string OtherId = "_garden.schemas.4f1c8d";
    public const string ExperienceEvent = "https://ns.adobe.com/xdm/context/experienceevent";

    public const string Fields = """
        {
            "gate": { "type": "string", "minLength": 2, "maxLength": 5 },
            "code": { "title": "Code", "type": "string", "pattern": "^[A-Z]{2}$" },
            "count": { "type": "integer", "minimum": 1, "maximum": 100, "meta:xdmType": "int" },
            "share": { "type": "number", "exclusiveMinimum": 0, "meta:xdmType": "number" },
            "member": { "type": "boolean", "meta:xdmType": "boolean" },
            "day": { "type": "string", "format": "date", "meta:xdmType": "date" },
            "moment": { "type": "string", "format": "date-time", "meta:xdmType": "date-time" },
            "mail": { "type": "string", "format": "email" },
            "kind": { "type": "string", "enum": ["tree", "herb"] },
            "tags": { "type": "array", "items": { "type": "string" }, "maxItems": 2, "uniqueItems": true },
            "labels": { "type": "object", "additionalProperties": { "type": "string" }, "meta:xdmType": "map" },
            "plants": {
                "type": "array",
                "items": { "type": "object", "required": ["name"], "properties": {
                    "name": { "type": "string" }, "height": { "type": "number" } } }
            },
            "owner": {
                "type": "object", "required": ["name"],
                "properties": { "name": { "type": "string" }, "age": { "type": "integer" } }
            }
        }
        """;

    public static readonly string Answer = $$"""
        {
            "$id": "{{Id}}", "meta:altId": "{{OtherId}}", "meta:resourceType": "schemas", "version": "1.4",
            "title": "Garden Visits", "type": "object", "description": "Visits of gardens.",
            "properties": {
                "_garden": { "type": "object", "meta:xdmType": "object", "properties": {{Fields}} },
                "_id": { "title": "Identifier", "type": "string", "format": "uri-reference", "meta:xdmType": "string" },
                "timestamp": { "title": "Timestamp", "type": "string", "format": "date-time", "meta:xdmType": "date-time" }
            },
            "required": ["_id", "timestamp"],
            "imsOrg": "other@AdobeOrg", "meta:extensible": false, "meta:abstract": false,
            "meta:extends": ["{{ExperienceEvent}}", "https://ns.adobe.com/xdm/data/time-series", "https://ns.adobe.com/garden/mixins/1"],
            "meta:xdmType": "object", "meta:class": "{{ExperienceEvent}}", "meta:containerId": "tenant",
            "meta:registryMetadata": { "repo:createdDate": 1700000000000, "repo:lastModifiedDate": 1700000000000, "eTag": "x" },
            "meta:tenantNamespace": "_garden"
        }
        """;

    /// <summary>Starts a platform that has the answer as a spec.</summary>
    public static async Task<(Session Session, TemporaryFolder Folder)> StartAsync(Action<PlatformEmulatorOptions>? configure = null)
    {
        var folder = new TemporaryFolder();
        folder.Write("garden.json", Answer);
        return (await Session.StartAsync(o =>
        {
            o.Specs(folder.Path);
            configure?.Invoke(o);
        }), folder);
    }

    /// <summary>Creates a schema of the registry with the fields in a field group.</summary>
    public static async Task<string> CreateAsync(Session session, string fields = Fields, string more = "")
    {
        var group = await PostAsync(session, "fieldgroups", $$"""
            {
                "title": "Visit", "meta:intendedToExtend": ["{{ExperienceEvent}}"],
                "definitions": { "visit": { "properties": { "_garden": { "type": "object", "properties": {{fields}} } } } },
                "allOf": [{ "$ref": "#/definitions/visit" }]
            }
            """);
        return await PostAsync(session, "schemas", $$"""
            { "title": "Visits", "type": "object", "allOf": [{ "$ref": "{{ExperienceEvent}}" }, { "$ref": "{{group}}" }{{more}}] }
            """);
    }

    public static async Task<string> PostAsync(Session session, string collection, string body) =>
        (await session.PostAsync($"{SchemaPath}tenant/{collection}", body))
            .Expect(HttpStatusCode.Created).Body.GetProperty("$id").GetString()!;

    /// <summary>Returns the entries of the journal that say which schemas are not validated.</summary>
    public static IReadOnlyList<string> Unvalidated(Session session) =>
    [
        .. session.Platform.ReadJournal()
            .SelectMany(entry => entry.GetProperty("notes").EnumerateArray().Select(text => text.GetString()!))
            .Where(text => text.StartsWith("Records of the schema", StringComparison.Ordinal)),
    ];
}
