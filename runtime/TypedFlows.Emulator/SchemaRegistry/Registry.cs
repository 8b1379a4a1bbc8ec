using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>Serves the organization's own schemas, classes, field groups, data types and descriptors.</summary>
internal sealed class Registry(Platform platform, RegistryKind kind)
{
    private readonly RegistryDocument _documents = new(platform, kind);
    private readonly RegistryViews _views = new(platform);

    private string Container => $"/tenant/{kind.Path}";

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Service.SchemaRegistry, Container, List),
        Operation.Get(Service.SchemaRegistry, Container + "/{id}", Get),
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
        var tenant = platform.Schemas.TenantOf(call.Sandbox);
        var id = isAddressed ? $"https://ns.adobe.com/{tenant}/{kind.Type}/{key}" : key;
        var document = _documents.Print(
            call.Sandbox, body, id, $"_{tenant}.{kind.Type}.{key}", isAddressed ? "1.0" : "1", platform.Now);
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
        var document = _documents.Print(
            call.Sandbox,
            body,
            found.Id,
            before.Text("meta:altId") ?? string.Empty,
            kind.Kind == ResourceKind.Descriptor ? "1" : $"{version.Major}.{version.Minor + 1L}",
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

    private Response List(RequestContext call)
    {
        var stored = platform.Resources.List(call.Sandbox, kind.Kind);
        var compiled = kind.Kind == ResourceKind.Schema
            ? platform.Schemas.Of(call.Sandbox).Where(schema => stored.All(found => found.Id != schema.Id)).Select(schema => schema.Document)
            : [];
        var documents = stored.Select(found => found.Document).Concat(compiled);
        return _views.List(call, Container, documents, kind.Kind == ResourceKind.Descriptor);
    }

    private Response Get(RequestContext call)
    {
        // The platform has these in the container 'global'. Clients also ask the container that they use for everything else.
        var document = Find(call)?.Document
            ?? FindCompiled(call)
            ?? StandardResources.Find(kind.Global, call.Id)
            ?? throw Missing(call);
        return _views.Get(call, document, kind.Kind == ResourceKind.Descriptor);
    }

    private Response Delete(RequestContext call)
    {
        lock (platform.Resources.Changes)
        {
            var found = Require(call);
            if (FindUser(found) is { } user)
            {
                throw ApiErrors.InUse.With(kind.What, found.Id, user);
            }

            platform.Resources.Remove(call.Sandbox, kind.Kind, found.Id);
            return Response.NoContent;
        }
    }

    /// <summary>Describes a resource that uses the resource, or returns <see langword="null"/> if none does.</summary>
    private string? FindUser(StoredResource found)
    {
        if (kind.Kind == ResourceKind.Schema
            && platform.Resources.List(found.Sandbox, ResourceKind.DataSet)
                .FirstOrDefault(dataSet => dataSet.View.Object("schemaRef").Text("id") == found.Id) is { } dataSet)
        {
            return $"the dataset {dataSet.Id}";
        }

        foreach (var other in RegistryKind.All.DistinctBy(each => each.Kind).Where(each => each.Kind != ResourceKind.Descriptor))
        {
            foreach (var resource in platform.Resources.List(found.Sandbox, other.Kind))
            {
                if (resource.Id != found.Id && References(resource.Document, found.Id))
                {
                    return $"the {other.What} {resource.Id}";
                }
            }
        }

        return null;
    }

    /// <summary>Returns whether JSON contains a reference to a resource, or to a part of it.</summary>
    private static bool References(JsonElement element, string id) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(item => References(item, id)),
        JsonValueKind.Object => element.EnumerateObject().Any(
            member => member.Value.ValueKind == JsonValueKind.String
                ? member.Name is "$ref" or "meta:class" && member.Value.GetString()!.Split('#')[0] == id
                : References(member.Value, id)),
        _ => false,
    };

    private StoredResource Require(RequestContext call) => Find(call) ?? throw (FindCompiled(call) is null
        ? Missing(call)
        : ApiErrors.MethodNotAllowed.With($"The compiled schema {call.Id}", call.Http.Request.Method, "GET"));

    private JsonElement? FindCompiled(RequestContext call) =>
        kind.Kind == ResourceKind.Schema ? platform.Schemas.Find(call.Sandbox, call.Id)?.Document : null;

    private StoredResource? Find(RequestContext call)
    {
        var id = call.Id;
        return platform.Resources.Find(call.Sandbox, kind.Kind, id)
            ?? platform.Resources.List(call.Sandbox, kind.Kind).FirstOrDefault(found => found.View.Text("meta:altId") == id);
    }

    private ApiErrorException Missing(RequestContext call) => ApiErrors.RegistryResourceNotFound.With(kind.What, call.Id, call.Sandbox);
}
