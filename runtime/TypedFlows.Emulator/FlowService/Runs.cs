using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Serves the runs of flows, by schedule and by request.</summary>
internal sealed class Runs(Platform platform, FlowScheduler scheduler)
{
    private const string What = "run";

    public IEnumerable<Operation> Operations =>
    [
        .. ResourceReads.For(platform, ResourceKind.Run, "runs", What),
        Operation.Post(Service.FlowService, "/runs", CreateAsync),
        Operation.Put(Service.FlowService, "/runs/{id}", ReplaceAsync),
        Operation.Act(Service.FlowService, "/runs/{id}/action", Act),
    ];

    /// <summary>
    /// Resumes interrupted work: requested runs are executed, runs of schedules are repeated, and runs of flows that do not run end.
    /// </summary>
    public void Resume()
    {
        foreach (var run in platform.Resources.ListAll(ResourceKind.Run))
        {
            var state = run.View.Text("state");
            if (state is not (RunStatus.Queued or RunStatus.InProgress))
            {
                continue;
            }

            try
            {
                Resume(run, state);
            }
            catch (StorageException e)
            {
                platform.Log.Report(PlatformLog.TaskFailed, run, "The end of the run cannot be stored: " + e.Message);
            }
        }
    }

    private void Resume(StoredResource run, string state)
    {
        var flow = platform.Resources.Find(run.Sandbox, ResourceKind.Flow, run.View.Text("flowId") ?? string.Empty);
        if (flow is null || ResourceChanges.State(flow) != ResourceChanges.Enabled)
        {
            platform.Resources.Put(StoredRun.End(
                platform, run, SourceFault.Cancelled.With(flow is null ? "deleted" : ResourceChanges.State(flow) ?? "changed")));
        }
        else if (FlowJob.Of(platform, flow) is null)
        {
            platform.Resources.Put(StoredRun.End(platform, run, SourceFault.BrokenFlow.With()));
        }
        else if (state == RunStatus.Queued || run.View["params"].IsPresent)
        {
            scheduler.Request(flow, run.Id);
        }
        else
        {
            platform.Resources.Remove(run.Sandbox, ResourceKind.Run, run.Id);
        }
    }

    /// <summary>Starts a run of an enabled flow, whatever its schedule is. It reads all new input.</summary>
    public void RunNow(string flowId)
    {
        lock (platform.Resources.Changes)
        {
            var flow = platform.Resources.ListAll(ResourceKind.Flow).FirstOrDefault(flow => flow.Id == flowId)
                ?? throw ApiErrors.NotFound.With("flow", flowId, "(any)");
            RequireEnabled(flow);
            Start(flow.Sandbox, "emulator", flow, default);
        }
    }

    private async Task<Response> CreateAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        lock (platform.Resources.Changes)
        {
            body.RequiredText("flowId", "the flow that runs");
            var flow = ResourceReads.Require(platform, call, ResourceKind.Flow, "flow", body["flowId"]);
            RequireEnabled(flow);
            var document = flow.View;
            var frequency = document.Object("scheduleParams").Text("frequency") ?? "none";
            if (frequency != "once")
            {
                throw ApiErrors.NotOnce.With(flow.Id, frequency);
            }

            var parameters = body.Object("params");
            var reference = document.Object("flowSpec");
            if (SpecCatalog.Find(platform.Specs.FlowSpecs, reference.Text("id") ?? string.Empty, reference.Text("version")) is { } spec)
            {
                platform.Validate.Check(spec, spec.Part(PartKind.Run), parameters, "run spec");
            }

            return Envelope.Created(Start(call.Sandbox, call.Client, flow, parameters), "runs");
        }
    }

    private Response Act(RequestContext call)
    {
        var op = call.Query["op"].ToString();
        if (!op.Equals("RE_TRIGGER", StringComparison.OrdinalIgnoreCase))
        {
            throw ApiErrors.UnknownAction.With(op, "re_trigger");
        }

        lock (platform.Resources.Changes)
        {
            var run = ResourceReads.Require(platform, call, ResourceKind.Run, What);
            var document = run.View;
            var state = document.Text("state") ?? string.Empty;
            if (state is not (RunStatus.Failed or RunStatus.PartialSuccess))
            {
                throw ApiErrors.WrongState.With(What, run.Id, state, "only a run that failed partially or completely can be repeated");
            }

            var flow = platform.Resources.Find(call.Sandbox, ResourceKind.Flow, document.Text("flowId") ?? string.Empty)
                ?? throw ApiErrors.WrongState.With(What, run.Id, state, "its flow has been deleted");
            RequireEnabled(flow);
            return Envelope.Changed(Start(call.Sandbox, call.Client, flow, document["params"]));
        }
    }

    private StoredResource Start(string sandbox, string client, StoredResource flow, JsonView parameters)
    {
        var job = FlowJob.Of(platform, flow)
            ?? throw ApiErrors.WrongState.With("flow", flow.Id, "broken", "its source or target connection does not exist");

        // Everything that the run reads from the request is read before the request is stored.
        var window = RunWindow.Read(parameters);
        var now = platform.Now;
        var id = Guid.NewGuid().ToString();
        var members = RunAttempt.Members(
            job,
            RunMetrics.Print(new RunTally(), RunStatus.Queued, now, null, null),
            id,
            [],
            (window?.From, window?.To),
            parameters.Of(JsonValueKind.Object, "an object"));

        // A run with parameters, even empty ones, was requested and is resumed after a restart.
        members["params"] ??= new JsonObject();
        var queued = Envelope.Write(platform, sandbox, client, ResourceKind.Run, id, now, now, members, RunStatus.Queued);
        scheduler.Request(flow, queued.Id);
        return queued;
    }

    /// <summary>Replaces the content of a run, as services do that execute flows themselves.</summary>
    private async Task<Response> ReplaceAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        lock (platform.Resources.Changes)
        {
            var run = ResourceReads.Require(platform, call, ResourceKind.Run, What);
            Precondition.Check(call, run.Etag);
            var members = JsonCopy.ToObject(run.Document);
            foreach (var (name, value) in JsonCopy.ToObject(body.Element))
            {
                members[name] = value?.DeepClone();
            }

            var state = body.Object("metrics").Object("statusSummary").Text("status") ?? body.Text("state");
            return Envelope.Changed(Envelope.Update(platform, call.Client, run, members, state));
        }
    }

    private static void RequireEnabled(StoredResource flow)
    {
        if (ResourceChanges.State(flow) is { } state and not ResourceChanges.Enabled)
        {
            throw ApiErrors.WrongState.With("flow", flow.Id, state, "only an enabled flow can run");
        }
    }
}
