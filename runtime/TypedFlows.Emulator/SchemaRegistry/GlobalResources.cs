using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>Serves the global resources that are held, and the numbers of the registry.</summary>
internal sealed class GlobalResources(Platform platform)
{
    private const int MaxRecent = 10;

    private readonly RegistryViews _views = new(platform);

    public IEnumerable<Operation> Operations =>
    [
        .. For("classes", "class", StandardResources.Classes),
        .. For("behaviors", "behavior", StandardResources.Behaviors),
        .. For("fieldgroups", "field group", StandardResources.FieldGroups),
        .. For("mixins", "mixin", StandardResources.FieldGroups),
        .. For("datatypes", "data type", StandardResources.DataTypes),
        Operation.Get(Service.SchemaRegistry, "/stats", Stats),
    ];

    private IEnumerable<Operation> For(string path, string what, IReadOnlyList<JsonElement> held) =>
    [
        Operation.Get(Service.SchemaRegistry, "/global/" + path, call => _views.List(call, "/global/" + path, held, isDescriptor: false)),
        Operation.Get(Service.SchemaRegistry, $"/global/{path}/{{id}}", call => _views.Get(
            call,
            StandardResources.Find(held, call.Id) ?? throw ApiErrors.RegistryResourceNotFound.With("global " + what, call.Id, call.Sandbox),
            isDescriptor: false)),
    ];

    private Response Stats(RequestContext call)
    {
        var schemas = platform.Resources.List(call.Sandbox, ResourceKind.Schema);
        var classes = platform.Resources.List(call.Sandbox, ResourceKind.SchemaClass);
        var groups = platform.Resources.List(call.Sandbox, ResourceKind.FieldGroup);
        var types = platform.Resources.List(call.Sandbox, ResourceKind.DataType);
        StoredResource[] all = [.. schemas, .. classes, .. groups, .. types];
        return Response.Ok(new JsonObject
        {
            ["imsOrg"] = platform.Organization,
            ["tenantId"] = platform.Schemas.TenantOf(call.Sandbox),
            ["counts"] = new JsonObject
            {
                ["schemas"] = schemas.Count,
                ["mixins"] = groups.Count,
                ["datatypes"] = types.Count,
                ["classes"] = classes.Count,
                ["unions"] = 0,
            },
            ["recentlyCreatedResources"] = Recent(all, "repo:createdDate"),
            ["recentlyUpdatedResources"] = Recent(all, "repo:lastModifiedDate"),
            ["classUsage"] = ClassUsage(call.Sandbox, schemas),
        });
    }

    private static JsonArray Recent(IEnumerable<StoredResource> resources, string time) =>
        new([.. resources
            .OrderByDescending(resource => resource.View.Object("meta:registryMetadata").Integer(time) ?? 0)
            .Take(MaxRecent)
            .Select(Row)]);

    private JsonArray ClassUsage(string sandbox, IEnumerable<StoredResource> schemas)
    {
        var usage = new JsonArray();
        foreach (var ofClass in schemas.GroupBy(schema => schema.View.Text("meta:class") ?? string.Empty))
        {
            usage.Add((JsonNode)new JsonObject
            {
                ["$id"] = ofClass.Key,
                ["title"] = RegistryViews.Find(platform, sandbox, ofClass.Key) is { } known
                    ? new JsonView(known, string.Empty, true).Text("title")
                    : null,
                ["numberOfSchemas"] = ofClass.Count(),
                ["schemas"] = new JsonArray([.. ofClass.Select(Used)]),
            });
        }

        return usage;
    }

    // The vendor's list of the schemas of a class has no versions.
    private static JsonObject Used(StoredResource schema)
    {
        var row = RegistryViews.Summary(JsonCopy.ToObject(schema.Document));
        row.Remove("version");
        return row;
    }

    private static JsonNode Row(StoredResource resource) => RegistryViews.Summary(JsonCopy.ToObject(resource.Document));
}
