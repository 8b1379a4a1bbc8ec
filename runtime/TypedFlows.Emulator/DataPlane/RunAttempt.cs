using System.Text.Json.Nodes;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>The execution of one run: its job, its counts, and its form in the API.</summary>
internal sealed class RunAttempt(Platform platform, FlowJob job, RunRequest request)
{
    public FlowJob Job { get; } = job;

    public RunRequest Request { get; } = request;

    public RunTally Tally { get; } = new() { HasDiagnostics = job.HasDiagnostics };

    /// <summary>Gets the start in epoch milliseconds.</summary>
    public long Started { get; } = platform.Now;

    /// <summary>Returns the run as it is stored now.</summary>
    /// <param name="fault">The reason for the failure, if the run failed; nothing was stored in this case.</param>
    public StoredResource ToResource(string state, SourceException? fault)
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
            Members(Job, metrics, Request.RunId, Window(), Request.Parameters),
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

    private static JsonArray End(JsonView connection, string type, (string Type, string? Id) refersTo) => new(new JsonObject
    {
        ["id"] = connection.Text("id"),
        ["type"] = type,
        ["reference"] = new JsonObject
        {
            ["type"] = refersTo.Type,
            ["ids"] = refersTo.Id is null ? [] : new JsonArray(refersTo.Id),
        },
    });

    /// <summary>Returns the properties of a run.</summary>
    /// <param name="window">The time that the run covers; a <see langword="null"/> value is not known.</param>
    public static JsonObject Members(
        FlowJob job,
        JsonObject metrics,
        string id,
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
        activity["sourceInfo"] = End(
            job.Source, "SourceConnection", source.Text("tableName") is { } table ? ("table", table) : ("path", source.Text("path")));
        activity["targetInfo"] = End(job.Target, "TargetConnection", ("dataSet", job.DataSetId));
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
