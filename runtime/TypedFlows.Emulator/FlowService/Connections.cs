using System.Security.Cryptography;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Streaming;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Serves base connections: accounts at a system, with their credentials.</summary>
internal sealed class Connections(Platform platform, SourceBindings sources)
{
    private const string What = "base connection";

    private static readonly object s_sent = new();

    private readonly ResourceChanges _changes = new(platform, ResourceKind.Connection, "connections", What);

    public IEnumerable<Operation> Operations =>
    [
        .. ResourceReads.For(platform, ResourceKind.Connection, "connections", What),
        ResourceSearch.For(platform, ResourceKind.Connection, "connections", "getConnectionsByFilters"),
        Operation.Post(Service.FlowService, "/connections", CreateAsync),
        _changes.Patch(PreparePatch, HoldPatch),
        _changes.Publish((_, body) => CheckForm(body)),
        Operation.Delete(Service.FlowService, "/connections/{id}", Delete),
    ];

    private async Task<Response> CreateAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        body.Text("name");
        var isDraft = ResourceChanges.IsDraft(call);
        var spec = CheckSpec(body);
        var part = isDraft ? null : ValidateAuth(spec, body.Object("auth"));
        var members = JsonCopy.ToObject(body.Element);
        RemoveSecrets(spec, part, members);
        AddInlet(call, spec, members);
        var stored = Envelope.Store(
            platform,
            call.Sandbox,
            call.Client,
            ResourceKind.Connection,
            members,
            isDraft ? ResourceChanges.Draft : ResourceChanges.Enabled);
        if (sources.IsAccount(spec.Id))
        {
            sources.Secrets.Hold(stored, body.Object("auth").Object("params"), isWhole: true);
        }

        return Envelope.Created(stored, "connections");
    }

    /// <summary>Checks the types of a draft. Its credentials were not stored, so they cannot be validated.</summary>
    private void CheckForm(JsonView body)
    {
        CheckSpec(body);
        var auth = body.Object("auth");
        auth.Text("specName");
        auth.Object("params");
    }

    private LoadedSpec CheckSpec(JsonView body) =>
        SpecQueries.Require(platform.Specs.ConnectionSpecs, body.Object("connectionSpec"), "connection spec");

    /// <summary>Prepares a patch. Secrets are not stored, so credentials are validated only if the patch contains all of them.</summary>
    private JsonObject PreparePatch(RequestContext call, StoredResource found, JsonView body, IReadOnlyList<string> paths)
    {
        body.Text("name");
        var spec = CheckSpec(body);
        if (ResourceChanges.State(found) != ResourceChanges.Draft)
        {
            if (paths.Any(path =>
                path is "/auth" or "/auth/params" or "/auth/specName" || path.StartsWith("/connectionSpec", StringComparison.Ordinal)))
            {
                ValidateAuth(spec, body.Object("auth"));
            }
            else if (paths.Any(path => path.StartsWith("/auth/", StringComparison.Ordinal)))
            {
                call.Deviations.Add("The credentials were not validated: secrets are not stored, so only a patch that replaces "
                    + "/auth/params can be validated.");
            }
        }

        if (sources.IsAccount(spec.Id))
        {
            // They are held when the patch is stored.
            call.Http.Items[s_sent] = (body.Object("auth").Object("params"), paths.Any(path => path is "/auth" or "/auth/params"));
        }

        var members = JsonCopy.ToObject(body.Element);
        RemoveSecrets(spec, null, members);
        return members;
    }

    private void HoldPatch(RequestContext call, StoredResource changed)
    {
        if (call.Http.Items[s_sent] is (JsonView parameters, bool isWhole))
        {
            sources.Secrets.Hold(changed, parameters, isWhole);
        }
    }

    // Secrets are never stored. Those of accounts are held in memory.
    private static void RemoveSecrets(LoadedSpec spec, SpecPart? part, JsonObject members)
    {
        if (members["auth"] is not JsonObject auth)
        {
            return;
        }

        if ((part ?? Named(spec, auth))?.Document is { } document)
        {
            SecretRemoval.Apply(auth["params"], document);
        }
        else
        {
            // No schema states which of them are secret.
            auth.Remove("params");
        }
    }

    private static SpecPart? Named(LoadedSpec spec, JsonObject auth) =>
        auth["specName"] is JsonValue value && value.TryGetValue<string>(out var name) ? spec.Part(PartKind.Auth, name) : null;

    /// <summary>Adds the address for messages to a streaming connection.</summary>
    private static void AddInlet(RequestContext call, LoadedSpec spec, JsonObject members)
    {
        if (!Inlets.IsStreaming(spec) || members["auth"] is not JsonObject { } auth || auth["params"] is not JsonObject parameters)
        {
            return;
        }

        var inletId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var request = call.Http.Request;
        parameters["inletUrl"] = $"{request.Scheme}://{request.Host}{ServicePaths.Streaming}/{inletId}";
        parameters["inletId"] = inletId;
    }

    /// <summary>Returns the auth spec that the request names; <see langword="null"/> if the spec has none.</summary>
    private SpecPart? ValidateAuth(LoadedSpec spec, JsonView auth)
    {
        var known = spec.PartsOf(PartKind.Auth).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var names = string.Join(", ", known.Select(part => $"'{part.Name}'"));
        auth.Required($"{spec.Name} requires credentials for one of its auth specs {names}");
        var name = auth.RequiredText("specName", $"one of the auth specs of {spec.Name}: {names}");
        var part = spec.Part(PartKind.Auth, name) ?? throw ApiErrors.UnknownAuth.With(name, $"{spec.Id} ({spec.Name})", names);
        platform.Validate.Check(spec, part, auth.Object("params"), $"auth spec '{name}'");
        return part;
    }

    private Response Delete(RequestContext call)
    {
        lock (platform.Resources.Changes)
        {
            var found = ResourceReads.Require(platform, call, ResourceKind.Connection, What);
            foreach (var (kind, what) in (ReadOnlySpan<(ResourceKind, string)>)
                [(ResourceKind.SourceConnection, "source connection"), (ResourceKind.TargetConnection, "target connection")])
            {
                var user = platform.Resources.List(call.Sandbox, kind)
                    .FirstOrDefault(other => other.View.Text("baseConnectionId") == found.Id);
                if (user is not null)
                {
                    throw ApiErrors.BaseConnectionInUse.With(found.Id, $"the {what} {user.Id}");
                }
            }

            platform.Resources.Remove(call.Sandbox, ResourceKind.Connection, found.Id);
            sources.Secrets.Forget(call.Sandbox, found.Id);
            return Response.NoContent;
        }
    }
}
