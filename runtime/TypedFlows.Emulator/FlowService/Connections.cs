using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Base connections: an account at a system, with its credentials.</summary>
internal sealed class Connections(Platform platform)
{
    private const string What = "base connection";

    public IEnumerable<Operation> Operations =>
    [
        .. ResourceReads.For(platform, ResourceKind.Connection, "connections", What),
        Operation.Post(Service.FlowService, "/connections", CreateAsync),
        Operation.Delete(Service.FlowService, "/connections/{id}", Delete),
    ];

    private async Task<Answer> CreateAsync(Call call)
    {
        var body = await call.ReadBodyAsync();
        body.Text("name");
        var spec = SpecQueries.Require(platform.Specs.ConnectionSpecs, body.Object("connectionSpec"), "connection spec");
        var part = JudgeAuth(spec, body.Object("auth"));

        // Nothing here ever signs in to the system, so what is secret is not even kept.
        var members = JsonCopy.ToObject(body.Element);
        if (members["auth"] is JsonObject auth)
        {
            if (part?.Document is { } document)
            {
                SecretRemoval.Apply(auth["params"], document);
            }
            else
            {
                // Nothing says which of them are secret.
                auth.Remove("params");
            }
        }

        var stored = Envelope.Store(platform, call.Sandbox, call.Client, ResourceKind.Connection, members, "enabled");
        return Envelope.Created(stored, "connections");
    }

    /// <summary>The authSpec that the request names; null where the spec has none.</summary>
    private SpecPart? JudgeAuth(LoadedSpec spec, JsonView auth)
    {
        var known = spec.PartsOf(PartKind.Auth).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var names = string.Join(", ", known.Select(part => $"'{part.Name}'"));
        auth.Required($"{spec.Name} asks for credentials, by one of its auth specs {names}");
        var name = auth.RequiredText("specName", $"it is one of the auth specs of {spec.Name}: {names}");
        var part = spec.Part(PartKind.Auth, name) ?? throw Refusals.UnknownAuth.With(name, $"{spec.Id} ({spec.Name})", names);
        platform.Judge.Judge(spec, part, auth.Object("params"), $"auth spec '{name}'");
        return part;
    }

    private Answer Delete(Call call)
    {
        lock (platform.Resources.Changes)
        {
            var found = ResourceReads.Require(platform, call, ResourceKind.Connection, What);
            foreach (var (kind, what) in (ReadOnlySpan<(ResourceKind, string)>)[(ResourceKind.SourceConnection, "source connection"), (ResourceKind.TargetConnection, "target connection")])
            {
                var user = platform.Resources.List(call.Sandbox, kind).FirstOrDefault(other => new JsonView(other.Document, string.Empty).Text("baseConnectionId") == found.Id);
                if (user is not null)
                {
                    throw Refusals.BaseConnectionInUse.With(found.Id, $"the {what} {user.Id}");
                }
            }

            platform.Resources.Remove(call.Sandbox, ResourceKind.Connection, found.Id);
            return Answer.NoContent;
        }
    }
}
