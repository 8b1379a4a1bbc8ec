using System.Globalization;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Serves flows, which define the input, the mapping, the target and the schedule.</summary>
internal sealed class Flows(Platform platform, FlowScheduler scheduler)
{
    private const string What = "flow";

    private readonly FlowRules _rules = new(platform);
    private readonly ResourceChanges _changes = new(platform, ResourceKind.Flow, "flows", What);

    public IEnumerable<Operation> Operations =>
    [
        .. ResourceReads.For(platform, ResourceKind.Flow, "flows", What),
        ResourceSearch.For(platform, ResourceKind.Flow, "flows", "getFlowsByFilters"),
        Operation.Post(Service.FlowService, "/flows", CreateAsync),
        _changes.Patch(PreparePatch, (_, changed) => Restart(changed)),
        _changes.Act(("enable", Enable), ("disable", Disable), ("publish", Publish)),
        Operation.Delete(Service.FlowService, "/flows/{id}", Delete),
    ];

    /// <summary>Starts the flows that existed when the platform was last stopped.</summary>
    public void Resume()
    {
        foreach (var flow in platform.Resources.ListAll(ResourceKind.Flow))
        {
            Restart(flow);
        }
    }

    private async Task<Response> CreateAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        var isDraft = ResourceChanges.IsDraft(call);
        lock (platform.Resources.Changes)
        {
            if (body["state"].IsPresent)
            {
                throw ApiErrors.StateInCreate.With();
            }

            if (isDraft)
            {
                SpecQueries.Require(platform.Specs.FlowSpecs, body.Object("flowSpec"), "flow spec");
                return Envelope.Created(
                    Envelope.Store(
                        platform,
                        call.Sandbox,
                        call.Client,
                        ResourceKind.Flow,
                        JsonCopy.ToObject(body.Element),
                        ResourceChanges.Draft),
                    "flows");
            }

            var members = WithInherited(body, _rules.Check(call, body));
            var stored = Envelope.Store(platform, call.Sandbox, call.Client, ResourceKind.Flow, members, ResourceChanges.Enabled);
            scheduler.Start(stored);
            return Envelope.Created(stored, "flows");
        }
    }

    private JsonObject PreparePatch(RequestContext call, StoredResource found, JsonView body, IReadOnlyList<string> paths)
    {
        if (ResourceChanges.State(found) == ResourceChanges.Draft)
        {
            return JsonCopy.ToObject(body.Element);
        }

        var before = new JsonView(found.Document, string.Empty);
        if (Schedule.Read(before.Object("scheduleParams")) is { } schedule
            && schedule.Start <= platform.Time.GetUtcNow()
            && Schedule.Read(body.Object("scheduleParams"))?.Start != schedule.Start)
        {
            throw ApiErrors.PassedStart.With(schedule.Start.ToString("O", CultureInfo.InvariantCulture));
        }

        return WithInherited(body, _rules.Check(call, body));
    }

    private string Enable(RequestContext call, StoredResource found)
    {
        if (ResourceChanges.State(found) == ResourceChanges.Draft)
        {
            throw ApiErrors.WrongState.With(What, found.Id, ResourceChanges.Draft, "publish it first");
        }

        if (ResourceChanges.State(found) == ResourceChanges.Disabled)
        {
            // Runs that were missed while the flow was disabled are not repeated.
            scheduler.StartFromNow(found);
        }

        return ResourceChanges.Enabled;
    }

    private string Disable(RequestContext call, StoredResource found)
    {
        if (ResourceChanges.State(found) == ResourceChanges.Draft)
        {
            throw ApiErrors.WrongState.With(What, found.Id, ResourceChanges.Draft, "it does not run");
        }

        scheduler.Stop(found.Id);
        return ResourceChanges.Disabled;
    }

    private string Publish(RequestContext call, StoredResource found)
    {
        _changes.RequireDraft(found);
        _rules.Check(call, ResourceChanges.Members(JsonCopy.ToObject(found.Document)));
        scheduler.Start(found);
        return ResourceChanges.Enabled;
    }

    /// <summary>Applies the current flow to the scheduler.</summary>
    private void Restart(StoredResource flow)
    {
        scheduler.Stop(flow.Id);
        if (ResourceChanges.State(flow) == ResourceChanges.Enabled)
        {
            scheduler.Start(flow);
        }
    }

    private Response Delete(RequestContext call)
    {
        lock (platform.Resources.Changes)
        {
            var found = ResourceReads.Require(platform, call, ResourceKind.Flow, What);
            platform.Resources.Remove(call.Sandbox, ResourceKind.Flow, found.Id);
            platform.Resources.Remove(call.Sandbox, ResourceKind.Checkpoint, found.Id);
            scheduler.Stop(found.Id);
            return Response.NoContent;
        }
    }

    private JsonObject WithInherited(JsonView body, FlowParts parts)
    {
        var source = End(parts.Source);
        if (new JsonView(parts.Source.Document, string.Empty).Text("baseConnectionId") is { } baseId
            && platform.Resources.Find(parts.Source.Sandbox, ResourceKind.Connection, baseId) is { } connection)
        {
            source["baseConnection"] = End(connection);
        }

        var members = JsonCopy.ToObject(body.Element);
        members["inheritedAttributes"] = new JsonObject
        {
            ["sourceConnections"] = new JsonArray(source),
            ["targetConnections"] = new JsonArray(End(parts.Target)),
        };
        return members;
    }

    private static JsonObject End(StoredResource resource) => new()
    {
        ["id"] = resource.Id,
        ["connectionSpec"] = JsonCopy.ToNode(new JsonView(resource.Document, string.Empty)["connectionSpec"].Element),
    };
}
