using System.Text.Json.Nodes;
using TypedFlows.Emulator.Catalog;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>The execution of one run: its job, its counts, and its form in the API.</summary>
internal sealed class RunAttempt(Platform platform, FlowJob job, RunRequest request)
{
    private readonly string _batchId = CatalogBatch.NewId(platform);

    public FlowJob Job { get; } = job;

    public RunRequest Request { get; } = request;

    public RunTally Tally { get; } = new() { HasDiagnostics = job.HasDiagnostics };

    /// <summary>Gets the start in epoch milliseconds.</summary>
    public long Started { get; } = platform.Now;

    /// <summary>Returns the run as it is stored while it is active.</summary>
    public StoredResource Begin() => ToResource(RunStatus.InProgress, null, []);

    /// <summary>Returns the run at its end, and its batch.</summary>
    /// <param name="fault">The reason for the failure, if the run failed; nothing was stored in this case.</param>
    /// <param name="start">The number of records of the dataset before those of the run.</param>
    public IReadOnlyList<StoredResource> End(string state, SourceException? fault, long start = 0)
    {
        var hasStored = fault is null;
        var batch = new CatalogBatch(_batchId, Job.Flow.Sandbox, Job.Client, Job.DataSetId, Started)
        {
            Status = state == RunStatus.Failed ? CatalogBatch.Failed : CatalogBatch.Success,
            RunId = Request.RunId,
            InputRecords = Tally.InputRecords,
            FailedRecords = Tally.FailedRecords,
            InputFiles = Tally.Files.Count,
            InputBytes = Tally.InputBytes,
            Count = hasStored ? Tally.OutputRecords : 0,
            Bytes = hasStored ? Tally.OutputBytes : 0,
            Start = start,
            InputFormat = Job.Source.Object("data").Text("format") switch
            {
                null or "delimited" => "csv",
                "json" => "json",
                _ => "parquet",
            },
            Errors = CatalogBatch.ErrorsOf(Tally, fault),
        };
        return [ToResource(state, fault, [batch.Id]), batch.ToResource(platform)];
    }

    private StoredResource ToResource(string state, SourceException? fault, IReadOnlyList<string> batches)
    {
        var now = state == RunStatus.InProgress ? Started : platform.Now;
        var metrics = RunMetrics.Print(Tally, state, Started, state == RunStatus.InProgress ? null : now, fault);
        return Envelope.Make(
            platform,
            Job.Flow.Sandbox,
            Job.Client,
            ResourceKind.Run,
            Request.RunId,
            Started,
            now,
            Members(Job, metrics, Request.RunId, batches, Window(), Request.Parameters),
            state);
    }

    /// <summary>Returns the time that the run covers: the window of the request, or the interval of the schedule before the run.</summary>
    private (DateTimeOffset? From, DateTimeOffset? To) Window()
    {
        if (Request.Reached is not { } reached)
        {
            return (Request.Window?.From, Request.Window?.To);
        }

        var schedule = Schedule.Read(Job.Document.Object("scheduleParams"));
        return schedule?.Every is { } every && reached - DateTimeOffset.MinValue > every && reached - every >= schedule.Start
            ? (reached - every, reached)
            : (schedule?.Start, reached);
    }

    private static JsonArray Reference(JsonView connection, string type, string kind, IEnumerable<string> ids) => new(new JsonObject
    {
        ["id"] = connection.Text("id"),
        ["type"] = type,
        ["reference"] = new JsonObject
        {
            ["type"] = kind,
            ["ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]),
        },
    });

    /// <summary>Returns the properties of a run.</summary>
    /// <param name="batches">The batches of the run, which its activity refers to.</param>
    /// <param name="window">The time that the run covers; a <see langword="null"/> value is not known.</param>
    public static JsonObject Members(
        FlowJob job,
        JsonObject metrics,
        string id,
        IReadOnlyList<string> batches,
        (DateTimeOffset? From, DateTimeOffset? To) window = default,
        JsonView parameters = default)
    {
        var extensions = metrics["durationSummary"]!["extensions"]!;
        foreach (var (name, moment) in (ReadOnlySpan<(string, DateTimeOffset?)>)[("windowStart", window.From), ("windowEnd", window.To)])
        {
            if (moment is { } known)
            {
                extensions[name] = known.ToUnixTimeMilliseconds();
            }
        }

        if (job.Document.Object("scheduleParams").Text("frequency") is { } frequency)
        {
            metrics["statusSummary"]!["extensions"]!["type"] = frequency == "once" ? "one-time" : "scheduled";
        }

        metrics["fileSummary"]!["activityRefs"] = new JsonArray(id);
        metrics["statusSummary"]!["activityRefs"] = new JsonArray(id);
        var activity = metrics.DeepClone().AsObject();
        activity.Insert(0, "id", id);
        activity.Insert(1, "name", "Copy Activity");
        activity.Insert(
            2,
            "updatedAtUTC",
            (activity["durationSummary"]!["completedAtUTC"] ?? activity["durationSummary"]!["startedAtUTC"])!.DeepClone());
        var source = job.Source.Object("params");
        var (kind, origin) = source.Text("tableName") is { } table ? ("table", table) : ("path", source.Text("path"));
        activity["sourceInfo"] = Reference(job.Source, "SourceConnection", kind, origin is null ? [] : [origin]);
        activity["targetInfo"] = Reference(job.Target, "TargetConnection", "batch", batches);
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
}

/// <summary>The run that is due.</summary>
/// <param name="RunId">The id of the run. A waiting run may already exist.</param>
/// <param name="Window">The time window of a run by request; <see langword="null"/> for all new input.</param>
/// <param name="Reached">
/// The time up to which this run covers the schedule; <see langword="null"/> for a run outside the schedule.
/// </param>
/// <param name="Parameters">The parameters of the request, which the run repeats.</param>
internal sealed record RunRequest(string RunId, RunWindow? Window, DateTimeOffset? Reached, JsonView Parameters);

/// <summary>The run that a lane executes.</summary>
/// <param name="Token">A token that is cancelled when a change ends the run, or when the platform stops.</param>
/// <param name="Reason">Returns the reason for the cancellation; <see langword="null"/> if no change cancelled the run.</param>
internal sealed record ActiveRun(CancellationToken Token, Func<SourceException?> Reason);
