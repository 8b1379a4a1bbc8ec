using System.Text.Json.Nodes;
using TypedFlows.Emulator.Faults;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Executes a run of a flow: reads new input, maps it, and stores all of it or nothing.</summary>
internal sealed class FlowRunner(Platform platform, SourceBindings sources, FaultPlan faults)
{
    // Reading files blocks a thread. If a thousand flows are due at the same time, some threads must remain for callers.
    private readonly SemaphoreSlim _slots = new(Math.Max(2, Environment.ProcessorCount));

    /// <param name="id">The id of the run. A waiting run may already exist.</param>
    /// <param name="window">The time window of a run by request; <see langword="null"/> for all new input.</param>
    /// <param name="reached">
    /// The time up to which this run covers the schedule; <see langword="null"/> for a run outside the schedule.
    /// </param>
    public async Task RunAsync(
        FlowJob job,
        string id,
        RunWindow? window,
        DateTimeOffset? reached,
        CancellationToken cancellationToken,
        JsonView parameters = default)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            // Reading files blocks, and the caller's thread belongs to the scheduler.
            await Task.Yield();
            await MakeAsync(job, id, window, reached, parameters, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task MakeAsync(
        FlowJob job,
        string id,
        RunWindow? window,
        DateTimeOffset? reached,
        JsonView parameters,
        CancellationToken cancellationToken)
    {
        var started = platform.Now;
        var tally = new RunTally();
        platform.Resources.Put(Run(RunStatus.InProgress, started, null));
        using var diagnostics = platform.Records.Begin(Diagnostics.StoreName(id));
        SourceException? fault;
        try
        {
            if (await faults.TakeRunAsync(job.Flow.Id, "fail", platform.Time, cancellationToken) is { } scripted)
            {
                throw SourceFault.Scripted.With(scripted.Message ?? "A requested fault.");
            }

            var checkpoint = Checkpoint.Load(platform, job.Flow);
            using var batch = new FaultyBatch(
                platform.Records.Begin(job.DataSetId),
                await faults.TakeRunAsync(job.Flow.Id, "partial", platform.Time, cancellationToken),
                tally);
            new BatchRead(platform, sources, job, checkpoint, window, tally)
                .ReadInto(batch, new Diagnostics(diagnostics), cancellationToken);
            if (window is null)
            {
                checkpoint.Reached = reached ?? checkpoint.Reached;
            }

            // The records of a batch are stored together, so each one has the latency of the run.
            var ended = platform.Now;
            tally.Latency.Add(TimeSpan.FromMilliseconds(ended - started), tally.OutputRecords);
            platform.Records.Commit([batch.Inner, diagnostics], [Run(Outcome(tally), ended, null), checkpoint.ToResource(job.Flow)]);
            return;
        }
        catch (SourceException e)
        {
            fault = e;
        }
        catch (OperationCanceledException)
        {
            fault = SourceFault.Unreadable.With("The source", "the flow was deleted or stopped, or the emulator stopped, during the run.");
        }
        catch (Exception e)
        {
            // A failure while reading a file must not end the platform.
            fault = SourceFault.Unreadable.With(tally.Files.Count > 0 ? tally.Files[^1].Name : "The source", e.Message);
        }

        if (platform.IsStopping)
        {
            // A run that the shutdown interrupts is repeated after the next start. Nothing of it is stored.
            return;
        }

        var unchanged = Checkpoint.Load(platform, job.Flow);
        unchanged.Reached = reached ?? unchanged.Reached;
        platform.Records.Commit([diagnostics], [Run(RunStatus.Failed, platform.Now, fault), unchanged.ToResource(job.Flow)]);

        StoredResource Run(string state, long updatedAt, SourceException? failure)
        {
            long? completed = state == RunStatus.InProgress ? null : updatedAt;
            var metrics = RunMetrics.Print(tally, state, started, completed, failure);
            return Envelope.Make(
                platform,
                job.Flow.Sandbox,
                job.Client,
                ResourceKind.Run,
                id,
                started,
                updatedAt,
                Members(job, metrics, id, parameters),
                state);
        }
    }

    /// <summary>Returns the properties of a run.</summary>
    public static JsonObject Members(FlowJob job, JsonObject metrics, string id, JsonView parameters = default)
    {
        metrics["fileSummary"]!["activityRefs"] = new JsonArray(id);
        metrics["statusSummary"]!["activityRefs"] = new JsonArray(id);
        var activity = metrics.DeepClone().AsObject();
        activity.Insert(0, "id", id);
        activity.Insert(1, "name", "Copy Activity");
        activity.Insert(
            2,
            "updatedAtUTC",
            (activity["durationSummary"]!["completedAtUTC"] ?? activity["durationSummary"]!["startedAtUTC"])!.DeepClone());
        activity["sourceInfo"] = new JsonObject { ["connectionSpecId"] = job.Source.Object("connectionSpec").Text("id") };
        activity["targetInfo"] = new JsonObject
        {
            ["connectionSpecId"] = job.Target.Object("connectionSpec").Text("id"),
            ["dataSetId"] = job.DataSetId,
        };
        var members = new JsonObject
        {
            ["flowId"] = job.Flow.Id,
            ["flowSpec"] = JsonCopy.ToNode(job.Document["flowSpec"].Element),
            ["metrics"] = metrics,
            ["activities"] = new JsonArray(activity),
        };
        if (parameters.IsPresent)
        {
            members["params"] = JsonCopy.ToNode(parameters.Element);
        }

        return members;
    }

    private static string Outcome(RunTally tally) =>
        tally.InputRecords > 0 && tally.FailedRecords == tally.InputRecords ? RunStatus.Failed
        : tally.FailedRecords > 0 ? RunStatus.PartialSuccess
        : RunStatus.Success;
}
