using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Adds the properties that the Flow Service manages to the properties of a request.</summary>
internal static class Envelope
{
    /// <summary>The user of every change.</summary>
    public const string User = "emulator@AdobeID";

    /// <summary>Stores a new resource.</summary>
    /// <param name="members">The properties of the request; written after the properties of the service.</param>
    /// <param name="state">The state; <see langword="null"/> if the resource has none.</param>
    public static StoredResource Store(
        Platform platform,
        string sandbox,
        string client,
        ResourceKind kind,
        JsonObject members,
        string? state)
    {
        var now = platform.Now;
        return Write(platform, sandbox, client, kind, Guid.NewGuid().ToString(), now, now, members, state);
    }

    /// <summary>Returns whether only the service writes a property of the root.</summary>
    public static bool IsOwn(string name) =>
        name is "id" or "createdAt" or "updatedAt" or "createdBy" or "updatedBy" or "createdClient" or "updatedClient"
        or "sandboxId" or "sandboxName" or "imsOrgId" or "state" or "version" or "etag"
        or FlowDetails.LastOperation or FlowDetails.LastRun or FlowDetails.Runs;

    /// <summary>Stores a changed resource with the same id, a later time and another etag.</summary>
    /// <param name="members">All properties; the properties of the service are ignored.</param>
    /// <param name="state">The state; <see langword="null"/> to keep it.</param>
    public static StoredResource Update(Platform platform, string client, StoredResource found, JsonObject members, string? state = null)
    {
        var before = found.View;
        var createdAt = before.Integer("createdAt") ?? platform.Now;
        return Write(
            platform,
            found.Sandbox,
            client,
            found.Kind,
            found.Id,
            createdAt,
            platform.Now,
            members,
            state ?? before.Text("state"),
            before.Text("createdClient"));
    }

    /// <summary>Stores a new version of a resource with a new etag.</summary>
    public static StoredResource Write(
        Platform platform,
        string sandbox,
        string client,
        ResourceKind kind,
        string id,
        long createdAt,
        long updatedAt,
        JsonObject members,
        string? state,
        string? creator = null)
    {
        var resource = Make(platform, sandbox, client, kind, id, createdAt, updatedAt, members, state, creator);
        platform.Resources.Put(resource);
        return resource;
    }

    /// <summary>Creates a new version of a resource without storing it.</summary>
    public static StoredResource Make(
        Platform platform,
        string sandbox,
        string client,
        ResourceKind kind,
        string id,
        long createdAt,
        long updatedAt,
        JsonObject members,
        string? state,
        string? creator = null)
    {
        // The quotes are part of the etag. Clients return it unchanged.
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
            // The service sets these properties, regardless of the request.
            if (!document.ContainsKey(name) && !(name is "version" or "etag" or "state"))
            {
                document[name] = value?.DeepClone();
            }
        }

        SecretRemoval.ApplyWellKnown(document);
        if (state is not null)
        {
            document["state"] = state;
        }

        document["version"] = etag;
        document["etag"] = etag;
        return new StoredResource(sandbox, kind, id, etag, JsonCopy.Freeze(document));
    }

    /// <summary>Creates the response to a change.</summary>
    public static Response Changed(StoredResource resource) =>
        Response.Ok(new JsonObject { ["id"] = resource.Id, ["etag"] = resource.Etag });

    public static Response Created(StoredResource resource, string path) => Response.Created(
        new JsonObject { ["id"] = resource.Id, ["etag"] = resource.Etag },
        $"{ServicePaths.FlowService}/{path}/{resource.Id}");

    /// <summary>Returns the same id for the same name, because the platform's sandboxes keep their ids.</summary>
    private static string SandboxId(string sandbox) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(sandbox)).AsSpan(0, 16)).ToString();
}
