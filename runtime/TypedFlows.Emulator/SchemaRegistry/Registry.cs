using System.Security.Cryptography;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>Serves the organization's own schemas, classes, field groups, data types and descriptors.</summary>
internal sealed class Registry(Platform platform, RegistryKind kind)
{
    private string Container => $"/tenant/{kind.Path}";

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Service.SchemaRegistry, Container, List),
        Operation.Get(Service.SchemaRegistry, Container + "/{id}", call => Response.Ok(JsonCopy.ToNode(Require(call).Document)!)),
        Operation.Post(Service.SchemaRegistry, Container, CreateAsync),
        Operation.Put(Service.SchemaRegistry, Container + "/{id}", ReplaceAsync),
        Operation.Patch(Service.SchemaRegistry, Container + "/{id}", PatchAsync),
        Operation.Delete(Service.SchemaRegistry, Container + "/{id}", Delete),
    ];

    private async Task<Response> CreateAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var isAddressed = kind.Kind != ResourceKind.Descriptor;
        var id = isAddressed ? $"https://ns.adobe.com/{Platform.Tenant}/{kind.Path}/{key}" : key;
        var document = Print(body, id, $"_{Platform.Tenant}.{kind.Path}.{key}", "1.0", platform.Now);
        return Response.Created(
            JsonCopy.ToNode(Store(call.Sandbox, id, document).Document)!,
            $"{ServicePaths.SchemaRegistry}{Container}/{Uri.EscapeDataString(id)}");
    }

    private async Task<Response> ReplaceAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        lock (platform.Resources.Changes)
        {
            return Change(call, Require(call), body);
        }
    }

    private async Task<Response> PatchAsync(RequestContext call)
    {
        var body = await call.ReadListAsync();
        lock (platform.Resources.Changes)
        {
            var found = Require(call);
            var patched = JsonPatch.Apply(
                found.Document,
                body,
                name => name is "$id" or "@id" or "meta:altId" or "version" or "meta:registryMetadata");
            return Change(call, found, new(JsonCopy.Freeze(patched), string.Empty));
        }
    }

    private Response Change(RequestContext call, StoredResource found, JsonView body)
    {
        var before = found.View;
        var created = before.Object("meta:registryMetadata").Integer("repo:createdDate") ?? platform.Now;
        var version = before.Text("version") is { } stored && Version.TryParse(stored, out var parsed) ? parsed : new Version(1, 0);
        var document = Print(
            body,
            found.Id,
            before.Text("meta:altId") ?? string.Empty,
            $"{version.Major}.{version.Minor + 1L}",
            created);
        return Response.Ok(JsonCopy.ToNode(Store(call.Sandbox, found.Id, document).Document)!);
    }

    private StoredResource Store(string sandbox, string id, JsonObject document)
    {
        var stored = new StoredResource(
            sandbox,
            kind.Kind,
            id,
            document["meta:registryMetadata"]!["eTag"]!.GetValue<string>(),
            JsonCopy.Freeze(document));
        platform.Resources.Put(stored);
        return stored;
    }

    private JsonObject Print(JsonView body, string id, string altId, string version, long createdAt)
    {
        var document = new JsonObject();
        if (kind.Kind == ResourceKind.Descriptor)
        {
            document["@id"] = id;
            body.RequiredText("@type", "the type of the descriptor, such as xdm:descriptorIdentity");
        }
        else
        {
            document["$id"] = id;
            document["meta:altId"] = altId;
            document["meta:resourceType"] = kind.Path;
            document["title"] = body.RequiredText("title", $"a {kind.What} has a title");
            document["type"] = "object";
        }

        document["version"] = version;
        foreach (var (name, value) in JsonCopy.ToObject(body.Element))
        {
            // The registry sets these properties, regardless of the request.
            if (name is not ("$id" or "@id" or "meta:altId" or "version" or "meta:resourceType" or "meta:registryMetadata"))
            {
                document[name] = value?.DeepClone();
            }
        }

        Compose(document, body);
        document["imsOrg"] = platform.Organization;
        document["meta:containerId"] = "tenant";
        document["meta:tenantNamespace"] = "_" + Platform.Tenant;
        document["meta:registryMetadata"] = new JsonObject
        {
            ["repo:createdDate"] = createdAt,
            ["repo:lastModifiedDate"] = platform.Now,
            ["eTag"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(20)),
        };
        return document;
    }

    /// <summary>Adds the classes and field groups of the resource.</summary>
    private void Compose(JsonObject document, JsonView body)
    {
        if (kind.Kind == ResourceKind.Descriptor)
        {
            return;
        }

        var extends = new List<string>();
        foreach (var part in body.Items("allOf"))
        {
            var item = part.Of(System.Text.Json.JsonValueKind.Object, "an object").Required("a reference");
            if (kind.Kind == ResourceKind.Schema)
            {
                item.RequiredText("$ref", "the id of the class or field group");
            }

            // A class or a field group may also define its properties here.
            if (item.Text("$ref") is { } reference)
            {
                extends.Add(reference);
            }
        }

        var schemaClass = body.Text("meta:class") ?? extends.FirstOrDefault();
        if (kind.Kind == ResourceKind.Schema)
        {
            document["meta:class"] = schemaClass
                ?? throw ApiErrors.MissingMember.With(
                    "/allOf",
                    "a schema refers to its class, such as https://ns.adobe.com/xdm/context/profile");
            extends.Insert(0, schemaClass);
        }

        document["refs"] = new JsonArray([.. extends.Distinct(StringComparer.Ordinal).Select(id => (JsonNode)id)]);
        document["meta:extends"] = document["refs"]!.DeepClone();
        document["meta:extensible"] = kind.Kind != ResourceKind.Schema;
        document["meta:abstract"] = kind.Kind is ResourceKind.SchemaClass or ResourceKind.FieldGroup;
        document["meta:xdmType"] = "object";
    }

    private Response List(RequestContext call)
    {
        var documents = platform.Resources.List(call.Sandbox, kind.Kind).Select(found => found.Document);
        var page = RegistryPage.Of(call, documents);
        var results = new JsonArray();
        foreach (var document in page.Documents)
        {
            var item = JsonCopy.ToObject(document);
            if (!call.Http.Request.Headers.Accept.ToString().Contains("xed", StringComparison.Ordinal)
                && kind.Kind != ResourceKind.Descriptor)
            {
                foreach (var name in item.Select(member => member.Key)
                    .Where(name => name is not ("$id" or "meta:altId" or "version" or "title"))
                    .ToList())
                {
                    item.Remove(name);
                }
            }

            results.Add((JsonNode)item);
        }

        var summary = new JsonObject { ["orderby"] = page.OrderBy, ["next"] = page.Next, ["count"] = results.Count };
        var links = new JsonObject();
        if (page.Next is not null)
        {
            links["next"] = new JsonObject { ["href"] = $"{ServicePaths.SchemaRegistry}{Container}{page.NextQuery}" };
        }

        return Response.Ok(new JsonObject { ["results"] = results, ["_page"] = summary, ["_links"] = links });
    }

    private Response Delete(RequestContext call)
    {
        lock (platform.Resources.Changes)
        {
            var found = Require(call);
            var user = kind.Kind != ResourceKind.Schema ? null : platform.Resources.List(call.Sandbox, ResourceKind.DataSet)
                .FirstOrDefault(dataSet => dataSet.View.Object("schemaRef").Text("id") == found.Id);
            if (user is not null)
            {
                throw ApiErrors.InUse.With(kind.What, found.Id, $"the dataset {user.Id}");
            }

            platform.Resources.Remove(call.Sandbox, kind.Kind, found.Id);
            return Response.NoContent;
        }
    }

    private StoredResource Require(RequestContext call)
    {
        var id = call.Id;
        return platform.Resources.Find(call.Sandbox, kind.Kind, id)
            ?? platform.Resources.List(call.Sandbox, kind.Kind)
                .FirstOrDefault(found => found.View.Text("meta:altId") == id)
            ?? throw ApiErrors.NotFound.With(kind.What, id, call.Sandbox);
    }
}
