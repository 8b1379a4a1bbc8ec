using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Client;
using TypedFlows.Tool.Importing;

namespace TypedFlows.Tool.Promoting;

/// <summary>
/// Contains what a flow and the resources that it uses have in common in every sandbox: everything but ids, time stamps, tenants and
/// credentials.
/// </summary>
internal static class FlowContent
{
    private const string TenantPlaceholder = "_tenant";

    // What the service adds, and what differs by sandbox.
    private static readonly HashSet<string> s_own = new(StringComparer.Ordinal)
    {
        "id", "$id", "etag", "version", "state", "sandboxId", "sandboxName", "imsOrg", "imsOrgId", "providerId", "inheritedAttributes",
        "lastRunDetails", "lastOperation", "runs", "baseConnectionId", "sourceConnectionIds", "targetConnectionIds", "dataSetId",
        "mappingId", "mappingVersion", "schemaRef", "schema", "createdAt", "createdBy", "createdClient", "created", "updated", "updatedAt",
        "updatedBy", "updatedClient", "createdUser", "updatedUser", "createdDate", "modifiedDate", "createdByUser", "modifiedByUser",
        "createdClientId", "namespace", "lastBatchId", "lastBatchStatus", "files", "viewId", "aspect", "status", "classification",
        "inletUrl", "inletId", "transforms", "basePath", "meta:altId", "meta:registryMetadata", "meta:tenantNamespace", "meta:sandboxId",
        "meta:sandboxType",
    };

    /// <summary>Returns the content of each resource by its name, from the connection to the flow.</summary>
    public static IReadOnlyList<(string Resource, JsonNode Content)> Of(FlowGraph graph)
    {
        var tenants = Tenants(graph);
        var schemas = graph.Specs.Where(spec => spec.Json.TryGetProperty("meta:class", out _)).Select(spec => spec.Json).Take(1);
        return
        [
            ("connection", Content(graph.Connection.Json, tenants)),
            ("source connection", Content(graph.Source.Json, tenants)),
            .. schemas.Select(schema => ("schema", (JsonNode)Content(schema, tenants))),
            ("dataset", Content(graph.DataSet.Json, tenants)),
            ("target connection", Content(graph.Target.Json, tenants)),
            .. graph.Mapping is null ? [] : new[] { ("mapping set", (JsonNode)Rows(graph.Mapping, tenants)) },
            ("flow", Content(graph.Flow.Json, tenants)),
        ];
    }

    // The $id of a schema of the organization is https://ns.adobe.com/TENANT/schemas/..., and its fields are in the object _TENANT.
    private static IReadOnlyList<string> Tenants(FlowGraph graph) =>
    [
        .. graph.Specs.Select(spec => spec.Id.Split('/'))
            .Where(parts => parts is [_, _, _, not ("xdm" or "experience"), ..])
            .Select(parts => "_" + parts[3])
            .Distinct(StringComparer.Ordinal),
    ];

    private static JsonObject Rows(MappingSet mapping, IReadOnlyList<string> tenants)
    {
        var rows = new JsonObject();
        var items = FlowGraph.Member(mapping.Json, "mappings");
        foreach (var row in items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default)
        {
            var content = Content(row, tenants);
            var destination = content["destination"] ?? content["destinationXdmPath"];
            var name = destination is JsonValue value && value.TryGetValue<string>(out var text) ? text : $"{rows.Count}";
            rows[name] = content;
        }

        return rows;
    }

    private static JsonObject Content(JsonElement json, IReadOnlyList<string> tenants) =>
        (JsonObject)Clean(JsonNode.Parse(json.GetRawText()), string.Empty, tenants)!;

    private static JsonNode? Clean(JsonNode? node, string name, IReadOnlyList<string> tenants)
    {
        switch (node)
        {
            case JsonObject members:
                var copy = new JsonObject();

                // An id names what differs by sandbox, except that of a spec. A field of a schema can have any name.
                var hasOwn = name is not ("connectionSpec" or "flowSpec" or "properties");
                foreach (var (key, value) in members.Where(member => !hasOwn || !s_own.Contains(member.Key)))
                {
                    if (key == "description" && value is JsonValue && FlowGraph.WithoutState(value.ToString()).Length == 0)
                    {
                        continue;
                    }

                    copy[WithoutTenant(key, tenants)] = SecretText.IsName(key) && value is JsonValue
                        ? "(credential)" : Clean(value, key, tenants);
                }

                return copy;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Clean(item, name, tenants))]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                return SecretText.IsValue(text, name) ? "(credential)"
                    : WithoutTenant(name == "description" ? FlowGraph.WithoutState(text) : text, tenants);
            default:
                return node?.DeepClone();
        }
    }

    private static string WithoutTenant(string text, IReadOnlyList<string> tenants)
    {
        foreach (var tenant in tenants)
        {
            text = text.StartsWith(tenant + ".", StringComparison.Ordinal) || text == tenant
                ? TenantPlaceholder + text[tenant.Length..]
                : text.Replace($"/{tenant[1..]}/", "/tenant/", StringComparison.Ordinal);
        }

        return text;
    }
}
