using System.Globalization;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Serves flows, which define the input, the mapping, the target and the schedule.</summary>
internal sealed class Flows(Platform platform, FlowScheduler scheduler)
{
    private const string What = "flow";

    private readonly FlowRules _rules = new(platform);
    private readonly ResourceChanges _changes = new(platform, ResourceKind.Flow, "flows", What)
    {
        Stamp = (members, operation) => FlowDetails.Stamp(members, platform.Now, operation),
    };

    private readonly FlowDetails _details = new(platform);

    public IEnumerable<Operation> Operations =>
    [
        .. ResourceReads.For(
            "flows", _details.List, call => _details.Show(ResourceReads.Require(platform, call, ResourceKind.Flow, What))),
        ResourceSearch.For("flows", "getFlowsByFilters", call => _details.List(call.Sandbox)),
        Operation.Post(Service.FlowService, "/flows", CreateAsync),
        _changes.Patch(PreparePatch, (_, changed) => StartIfEnabled(changed)),
        _changes.Act(("enable", Enable), ("disable", Disable), ("publish", Publish)),
        Operation.Delete(Service.FlowService, "/flows/{id}", Delete),
    ];

    /// <summary>Starts the flows that existed when the platform was last stopped.</summary>
    public void Resume()
    {
        foreach (var flow in platform.Resources.ListAll(ResourceKind.Flow))
        {
            if (ResourceChanges.State(flow) == ResourceChanges.Enabled && FindProblem(flow) is { } problem)
            {
                platform.Log.Report(PlatformLog.Unreadable, flow, problem);
            }

            StartIfEnabled(flow);
        }
    }

    /// <summary>Describes why the runs of a stored flow fail, or returns <see langword="null"/> if they can succeed.</summary>
    private string? FindProblem(StoredResource flow)
    {
        if (FlowJob.Of(platform, flow) is not { } job)
        {
            return SourceFault.BrokenFlow.Message();
        }

        try
        {
            BatchRead.MappingOrNull(platform, job);
        }
        catch (SourceException e)
        {
            return e.Message;
        }

        return Checkpoint.Load(platform, flow).IsUnreadable ? SourceFault.NoProgress.Message() : null;
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
                var draft = JsonCopy.ToObject(body.Element);
                FlowDetails.Stamp(draft, platform.Now, "create");
                return Envelope.Created(
                    Envelope.Store(platform, call.Sandbox, call.Client, ResourceKind.Flow, draft, ResourceChanges.Draft), "flows");
            }

            var members = WithInherited(body, _rules.Check(call, body));
            FlowDetails.Stamp(members, platform.Now, "create");
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

        var before = found.View;
        if (Schedule.Read(before.Object("scheduleParams")) is { } schedule
            && schedule.Start <= platform.Time.GetUtcNow()
            && Schedule.Read(body.Object("scheduleParams"))?.Start != schedule.Start)
        {
            throw ApiErrors.PassedStart.With(schedule.Start.ToString("O", CultureInfo.InvariantCulture));
        }

        return WithInherited(body, _rules.Check(call, body));
    }

    private StoredResource Enable(RequestContext call, StoredResource found, Func<string, StoredResource> store)
    {
        if (ResourceChanges.State(found) == ResourceChanges.Draft)
        {
            throw ApiErrors.WrongState.With(What, found.Id, ResourceChanges.Draft, "publish it first");
        }

        if (ResourceChanges.State(found) == ResourceChanges.Disabled)
        {
            // Runs that were missed while the flow was disabled are not repeated.
            scheduler.SkipPast(found);
        }

        var changed = store(ResourceChanges.Enabled);
        scheduler.Start(changed);
        return changed;
    }

    private StoredResource Disable(RequestContext call, StoredResource found, Func<string, StoredResource> store)
    {
        if (ResourceChanges.State(found) == ResourceChanges.Draft)
        {
            throw ApiErrors.WrongState.With(What, found.Id, ResourceChanges.Draft, "it does not run");
        }

        return scheduler.End(found, SourceFault.Cancelled.With("disabled"), () => store(ResourceChanges.Disabled));
    }

    private StoredResource Publish(RequestContext call, StoredResource found, Func<string, StoredResource> store)
    {
        _changes.RequireDraft(found);
        _rules.Check(call, ResourceChanges.Members(JsonCopy.ToObject(found.Document)));
        var changed = store(ResourceChanges.Enabled);
        scheduler.Start(changed);
        return changed;
    }

    /// <summary>Applies the current flow to the scheduler. The active run and queued runs are not affected.</summary>
    private void StartIfEnabled(StoredResource flow)
    {
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
            return scheduler.End(found, SourceFault.Cancelled.With("deleted"), () =>
            {
                platform.Resources.Remove(call.Sandbox, ResourceKind.Flow, found.Id);
                platform.Resources.Remove(call.Sandbox, ResourceKind.Checkpoint, found.Id);
                return Response.NoContent;
            });
        }
    }

    private JsonObject WithInherited(JsonView body, FlowParts parts)
    {
        var source = End(parts.Source);
        if (parts.Source.View.Text("baseConnectionId") is { } baseId
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
        ["connectionSpec"] = JsonCopy.ToNode(resource.View["connectionSpec"].Element),
    };
}
