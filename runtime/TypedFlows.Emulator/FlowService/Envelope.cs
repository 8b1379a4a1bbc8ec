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

    /// <summary>Stores a new version of a resource, with an etag of its own.</summary>
    public static StoredResource Write(
        Platform platform, string sandbox, string client, ResourceKind kind, string id, long createdAt, long updatedAt, JsonObject members, string? state)
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
            ["createdClient"] = client,
            ["updatedClient"] = client,
            ["sandboxId"] = SandboxId(sandbox),
            ["sandboxName"] = sandbox,
            ["imsOrgId"] = platform.Organization,
        };
        foreach (var (name, value) in members)
        {
            document[name] = value?.DeepClone();
        }

        if (state is not null)
        {
            document["state"] = state;
        }

        document["version"] = etag;
        document["etag"] = etag;
        var resource = new StoredResource(sandbox, kind, id, etag, JsonCopy.Freeze(document));
        platform.Resources.Put(resource);
        return resource;
    }

    public static Answer Created(StoredResource resource, string path) => Answer.Created(
        new JsonObject { ["id"] = resource.Id, ["etag"] = resource.Etag },
        $"{ServicePaths.FlowService}/{path}/{resource.Id}");

    /// <summary>The same for the same name, as the platform's sandboxes keep their ids.</summary>
    private static string SandboxId(string sandbox) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(sandbox)).AsSpan(0, 16)).ToString();
}
