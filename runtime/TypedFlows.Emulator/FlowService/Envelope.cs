using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>What the Flow Service adds around the members that a request brings.</summary>
internal static class Envelope
{
    private const string User = "emulator@AdobeID";

    /// <summary>Stores a new resource.</summary>
    /// <param name="members">The request's own members; written after the service's.</param>
    /// <param name="state">Null where the resource has none.</param>
    public static StoredResource Store(Platform platform, string sandbox, string client, ResourceKind kind, JsonObject members, string? state)
    {
        var now = platform.Now;
        return Write(platform, sandbox, client, kind, Guid.NewGuid().ToString(), now, now, members, state);
    }

    /// <summary>Whether the service alone writes a member of the root.</summary>
    public static bool IsOwn(string name) => name is "id" or "createdAt" or "updatedAt" or "createdBy" or "updatedBy" or "createdClient" or "updatedClient"
        or "sandboxId" or "sandboxName" or "imsOrgId" or "state" or "version" or "etag";

    /// <summary>Stores a changed resource: same id, later, with another etag.</summary>
    /// <param name="members">All of the members; the service's own among them are passed over.</param>
    /// <param name="state">Null where it stays as it was.</param>
    public static StoredResource Update(Platform platform, string client, StoredResource found, JsonObject members, string? state = null)
    {
        var before = new JsonView(found.Document, string.Empty);
        var createdAt = before["createdAt"].Element.TryGetInt64(out var at) ? at : platform.Now;
        return Write(
            platform, found.Sandbox, client, found.Kind, found.Id, createdAt, platform.Now, members, state ?? before.Text("state"), before.Text("createdClient"));
    }

    /// <summary>Stores a new version of a resource, with an etag of its own.</summary>
    public static StoredResource Write(
        Platform platform, string sandbox, string client, ResourceKind kind, string id, long createdAt, long updatedAt, JsonObject members, string? state, string? creator = null)
    {
        var resource = Make(platform, sandbox, client, kind, id, createdAt, updatedAt, members, state, creator);
        platform.Resources.Put(resource);
        return resource;
    }

    /// <summary>The same without storing it.</summary>
    public static StoredResource Make(
        Platform platform, string sandbox, string client, ResourceKind kind, string id, long createdAt, long updatedAt, JsonObject members, string? state, string? creator = null)
    {
        // The quotes are part of the etag: clients send it back as it stands.
        var etag = $"\"{Guid.NewGuid()}\"";
        var document = new JsonObject
        {
            ["id"] = id,
            ["createdAt"] = createdAt,
            ["updatedAt"] = updatedAt,
            ["createdBy"] = User,
            ["updatedBy"] = User,
            ["createdClient"] = creator ?? client,
            ["updatedClient"] = client,
            ["sandboxId"] = SandboxId(sandbox),
            ["sandboxName"] = sandbox,
            ["imsOrgId"] = platform.Organization,
        };
        foreach (var (name, value) in members)
        {
            // The service gives these itself, whatever a request says.
            if (!document.ContainsKey(name) && !(name is "version" or "etag" or "state"))
            {
                document[name] = value?.DeepClone();
            }
        }

        if (state is not null)
        {
            document["state"] = state;
        }

        document["version"] = etag;
        document["etag"] = etag;
        return new StoredResource(sandbox, kind, id, etag, JsonCopy.Freeze(document));
    }

    /// <summary>The answer to a change.</summary>
    public static Response Changed(StoredResource resource) => Response.Ok(new JsonObject { ["id"] = resource.Id, ["etag"] = resource.Etag });

    public static Response Created(StoredResource resource, string path) => Response.Created(
        new JsonObject { ["id"] = resource.Id, ["etag"] = resource.Etag },
        $"{ServicePaths.FlowService}/{path}/{resource.Id}");

    /// <summary>The same for the same name, as the platform's sandboxes keep their ids.</summary>
    private static string SandboxId(string sandbox) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(sandbox)).AsSpan(0, 16)).ToString();
}
