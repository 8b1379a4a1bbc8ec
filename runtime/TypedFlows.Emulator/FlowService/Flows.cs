using System.Text.Json.Nodes;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Flows, and the runs that they make.</summary>
internal sealed class Flows(Platform platform, FlowScheduler scheduler)
{
    private readonly FlowRules _rules = new(platform);

    public IEnumerable<Operation> Operations =>
    [
        .. ResourceReads.For(platform, ResourceKind.Flow, "flows", "flow"),
        Operation.Post(Service.FlowService, "/flows", CreateAsync),
        Operation.Delete(Service.FlowService, "/flows/{id}", Delete),
        .. ResourceReads.For(platform, ResourceKind.Run, "runs", "run"),
    ];

    private async Task<Answer> CreateAsync(Call call)
    {
        var mode = call.Query["mode"].ToString();
        if (mode.Length > 0)
        {
            throw Refusals.NotDone.With($"createFlow with mode={mode}");
        }

        var body = await call.ReadBodyAsync();
        StoredResource stored;
        FlowParts parts;
        lock (platform.Resources.Changes)
        {
            parts = _rules.Check(call, body);
            var members = JsonCopy.ToObject(body.Element);
            members["inheritedAttributes"] = Inherited(parts);
            stored = Envelope.Store(platform, call.Sandbox, call.Client, ResourceKind.Flow, members, "enabled");
        }

        scheduler.Add(new FlowJob(call.Sandbox, call.Client, stored, parts), body.Object("scheduleParams"));
        return Envelope.Created(stored, "flows");
    }

    private Answer Delete(Call call)
    {
        lock (platform.Resources.Changes)
        {
            var found = ResourceReads.Require(platform, call, ResourceKind.Flow, "flow");
            platform.Resources.Remove(call.Sandbox, ResourceKind.Flow, found.Id);
            scheduler.Remove(found.Id);
            return Answer.NoContent;
        }
    }

    private JsonObject Inherited(FlowParts parts)
    {
        var source = End(parts.Source);
        if (new JsonView(parts.Source.Document, string.Empty).Text("baseConnectionId") is { } baseId
            && platform.Resources.Find(parts.Source.Sandbox, ResourceKind.Connection, baseId) is { } connection)
        {
            source["baseConnection"] = End(connection);
        }

        return new()
        {
            ["sourceConnections"] = new JsonArray(source),
            ["targetConnections"] = new JsonArray(End(parts.Target)),
        };
    }

    private static JsonObject End(StoredResource resource) => new()
    {
        ["id"] = resource.Id,
        ["connectionSpec"] = JsonCopy.ToNode(new JsonView(resource.Document, string.Empty)["connectionSpec"].Element),
    };
}
