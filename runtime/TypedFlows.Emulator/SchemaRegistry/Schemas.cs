using System.Security.Cryptography;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>The organization's own XDM schemas.</summary>
internal sealed class Schemas(Platform platform)
{
    /// <summary>Schemas below this address belong to the vendor; they are taken as there.</summary>
    private const string VendorNamespace = "https://ns.adobe.com/xdm/";

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Service.SchemaRegistry, "/tenant/schemas", List),
        Operation.Get(Service.SchemaRegistry, "/tenant/schemas/{id}", GetOne),
        Operation.Post(Service.SchemaRegistry, "/tenant/schemas", CreateAsync),
    ];

    /// <summary>Refuses a reference to a schema that is not there.</summary>
    public static void Require(Platform platform, Call call, JsonView reference)
    {
        var id = reference.Of(System.Text.Json.JsonValueKind.String, "a string").Required("the $id of a schema").Element.GetString()!;
        if (!id.StartsWith(VendorNamespace, StringComparison.Ordinal) && platform.Resources.Find(call.Sandbox, ResourceKind.Schema, id) is null)
        {
            throw Refusals.UnknownReference.With(reference.Pointer, "schema", call.Sandbox, id);
        }
    }

    private async Task<Answer> CreateAsync(Call call)
    {
        var body = await call.ReadBodyAsync();
        var title = body.RequiredText("title", "a schema has a title");
        var parts = body.Items("allOf");
        var extends = new List<string>();
        foreach (var part in parts)
        {
            extends.Add(part.Of(System.Text.Json.JsonValueKind.Object, "an object").Required("a reference").RequiredText("$ref", "what the schema is composed of"));
        }

        var schemaClass = body.Text("meta:class") ?? extends.FirstOrDefault()
            ?? throw Refusals.MissingMember.With("/allOf", "a schema refers to its class, such as https://ns.adobe.com/xdm/context/profile");

        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var id = $"https://ns.adobe.com/{Platform.Tenant}/schemas/{key}";
        var etag = Convert.ToBase64String(RandomNumberGenerator.GetBytes(20));
        var document = new JsonObject
        {
            ["$id"] = id,
            ["meta:altId"] = $"_{Platform.Tenant}.schemas.{key}",
            ["meta:resourceType"] = "schemas",
            ["version"] = "1.0",
            ["title"] = title,
            ["type"] = "object",
        };
        foreach (var (name, value) in JsonCopy.ToObject(body.Element))
        {
            // The registry gives these itself, whatever a request says.
            if (name is not ("$id" or "meta:altId" or "version" or "meta:resourceType"))
            {
                document[name] = value?.DeepClone();
            }
        }

        Fill(document, schemaClass, extends, etag);
        platform.Resources.Put(new(call.Sandbox, ResourceKind.Schema, id, etag, JsonCopy.Freeze(document)));
        return Answer.Created(document, $"{ServicePaths.SchemaRegistry}/tenant/schemas/{Uri.EscapeDataString(id)}");
    }

    private void Fill(JsonObject document, string schemaClass, List<string> extends, string etag)
    {
        document["refs"] = new JsonArray([.. extends.Select(id => (JsonNode)id)]);
        document["imsOrg"] = platform.Organization;
        document["meta:extensible"] = false;
        document["meta:abstract"] = false;
        document["meta:extends"] = new JsonArray([.. extends.Prepend(schemaClass).Distinct(StringComparer.Ordinal).Select(id => (JsonNode)id)]);
        document["meta:xdmType"] = "object";
        document["meta:class"] = schemaClass;
        document["meta:containerId"] = "tenant";
        document["meta:tenantNamespace"] = "_" + Platform.Tenant;
        document["meta:registryMetadata"] = new JsonObject
        {
            ["repo:createdDate"] = platform.Now,
            ["repo:lastModifiedDate"] = platform.Now,
            ["eTag"] = etag,
        };
    }

    private Answer List(Call call)
    {
        var results = new JsonArray();
        foreach (var schema in platform.Resources.List(call.Sandbox, ResourceKind.Schema))
        {
            var view = new JsonView(schema.Document, string.Empty);
            results.Add((JsonNode)new JsonObject
            {
                ["$id"] = schema.Id,
                ["meta:altId"] = view.Text("meta:altId"),
                ["version"] = view.Text("version"),
                ["title"] = view.Text("title"),
            });
        }

        var page = new JsonObject { ["orderby"] = "updated", ["next"] = null, ["count"] = results.Count };
        return Answer.Ok(new JsonObject { ["results"] = results, ["_page"] = page, ["_links"] = new JsonObject() });
    }

    private Answer GetOne(Call call)
    {
        var id = call.Id;
        var found = platform.Resources.Find(call.Sandbox, ResourceKind.Schema, id)
            ?? platform.Resources.List(call.Sandbox, ResourceKind.Schema).FirstOrDefault(schema => new JsonView(schema.Document, string.Empty).Text("meta:altId") == id)
            ?? throw Refusals.NotFound.With("schema", id, call.Sandbox);
        return Answer.Ok(JsonCopy.ToNode(found.Document)!);
    }
}
