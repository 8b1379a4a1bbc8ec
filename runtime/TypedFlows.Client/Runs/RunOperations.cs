using System.Globalization;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Provides operations on runs of flows (Flow Service API, runs).</summary>
public class RunOperations : ReadOperations<FlowRun>
{
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(10);

    // The latest runs of a flow nearly always decide a wait, so a poll reads few.
    private const int PollPageSize = 5;

    internal RunOperations(PlatformTransport transport)
        : base(transport, ServicePaths.Runs, FlowRun.Read)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="RunOperations"/> class for mocking.</summary>
    protected RunOperations()
    {
    }

    /// <summary>Reads the runs of a flow page by page (Flow Service API, GET /runs?property=flowId==ID).</summary>
    /// <param name="flowId">The id of the flow.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The runs in the service's order. Each page is requested when it is reached.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual IAsyncEnumerable<FlowRun> ListAsync(string flowId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(flowId);
        return ListAsync(RunProperties.FlowId.Is(flowId), cancellationToken);
    }

    /// <summary>Creates a run with a time window for a flow that is scheduled <c>once</c> (Flow Service API, POST /runs).</summary>
    /// <param name="flowId">The id of the flow.</param>
    /// <param name="parameters">The window: a <see cref="RunWindow"/>, or the generated <c>RunParams</c> of the flow's spec. It is
    /// checked.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The run may have been created by then.</param>
    /// <returns>The id and the etag.</returns>
    /// <exception cref="SpecValidationException">The parameters violate their spec. Nothing was sent.</exception>
    /// <exception cref="PlatformException">The flow does not support such runs, or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual async Task<ResourceVersion> CreateAsync(
        string flowId, ISpecObject parameters, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(flowId);
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Validate().ThrowIfInvalid();
        EpochSeconds.Check(parameters);
        var request = PlatformRequest.Post(Path, writer =>
        {
            writer.WriteString("flowId", flowId);
            writer.WriteSpecObject("params", parameters);
        });
        return (await Transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Created();
    }

    /// <summary>Repeats a failed run (Flow Service API, POST /runs/{id}/action?op=RE_TRIGGER).</summary>
    /// <param name="id">The id of the run.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The run may have started by then.</param>
    /// <returns>The id and the etag of the new run.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual async Task<ResourceVersion> RetriggerAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Action(Path.Of(id).Then("action").With("op=RE_TRIGGER"), isRepeatable: false);
        return (await Transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Version(id);
    }

    /// <summary>Waits until a run has ended, with success or failure, by polling with increasing delays (0.1 to 10 seconds).</summary>
    /// <param name="id">The id of the run.</param>
    /// <param name="progress">Receives the run whenever it changes.</param>
    /// <param name="timeout">The maximum time to wait, or null to wait indefinitely.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The run continues.</param>
    /// <returns>The run. Its status states the result, and its errors state the reason.</returns>
    /// <exception cref="TimeoutException">The run did not end in time. The message states its status.</exception>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<FlowRun> WaitForRunAsync(
        string id, IProgress<FlowRun>? progress = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        WaitAsync(
            async () =>
                await GetAsync(id, cancellationToken).ConfigureAwait(false) is var run && run.Status.HasEnded ? (run, run) : (run, null),
            $"Run {id} had not ended",
            progress,
            timeout,
            cancellationToken);

    /// <summary>Waits until a flow has a run that has ended, with success or failure, by polling with increasing delays (0.1 to 10
    /// seconds). A run that has already ended counts. If there are several, the latest is returned.</summary>
    /// <param name="flowId">The id of the flow.</param>
    /// <param name="progress">Receives the flow's latest run whenever it changes. While the flow has no run, it receives one with the
    /// status <see cref="FlowRunStatus.Scheduled"/> that states when the run is due.</param>
    /// <param name="timeout">The maximum time to wait, or null to wait indefinitely.</param>
    /// <param name="since">The earliest creation time of the run by the service's clock, such as <see cref="Flow.UpdatedAt"/>, or null for
    /// any run.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The run continues.</param>
    /// <returns>The run. Its status states the result, and its errors state the reason.</returns>
    /// <exception cref="TimeoutException">No run ended in time. The message states the status of the latest run, or when the run is
    /// due.</exception>
    /// <exception cref="InvalidOperationException">No run will start: the flow is disabled or a draft, it starts more than a year after
    /// its last change, or its schedule has ended. The message states the remedy.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<FlowRun> WaitForCompletionAsync(
        string flowId,
        IProgress<FlowRun>? progress = null,
        TimeSpan? timeout = null,
        DateTimeOffset? since = null,
        CancellationToken cancellationToken = default) =>
        WaitForCompletionAsync(flowId, RunBaseline.From(since), progress, timeout, cancellationToken);

    /// <summary>Waits until a flow has a run after a baseline that has ended.</summary>
    internal Task<FlowRun> WaitForCompletionAsync(
        string flowId, RunBaseline baseline, IProgress<FlowRun>? progress, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        (FlowRun? Run, bool IsRead) due = default;
        return WaitAsync(
            async () =>
            {
                var (latest, ended, earlier) = await LatestAsync(flowId, baseline, cancellationToken).ConfigureAwait(false);
                if (latest is null && !due.IsRead)
                {
                    var flows = new FlowOperations(Transport);
                    due = (await NextRun.OfAsync(flows, flowId, baseline, earlier, cancellationToken).ConfigureAwait(false), true);
                }

                return (latest ?? due.Run, ended);
            },
            baseline.Since is { } since
                ? string.Create(CultureInfo.InvariantCulture, $"Flow {flowId} had no completed run since {since:u}")
                : $"Flow {flowId} had no completed run",
            progress,
            timeout,
            cancellationToken);
    }

    /// <summary>Returns the baseline after all runs that the flow has now.</summary>
    internal async Task<RunBaseline> BaselineAsync(string flowId, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        DateTimeOffset? time = null;
        await foreach (var run in ListAsync(LatestFirst(flowId), cancellationToken).ConfigureAwait(false))
        {
            if (ids.Count > 0 && run.BeganAt != time)
            {
                break;
            }

            time = run.BeganAt;
            ids.Add(run.Id);
        }

        return new(time, ids);
    }

    private async Task<FlowRun> WaitAsync(
        Func<Task<(FlowRun? Latest, FlowRun? Ended)>> ask,
        string otherwise,
        IProgress<FlowRun>? progress,
        TimeSpan? timeout,
        CancellationToken cancellationToken)
    {
        var time = Transport.TimeProvider;
        var began = time.GetTimestamp();
        var delay = s_firstDelay;
        string? shown = null;
        while (true)
        {
            var (latest, ended) = await ask().ConfigureAwait(false);
            if (latest is not null && TextOf(latest) is var text && text != shown)
            {
                shown = text;
                progress?.Report(latest);
            }

            if (ended is not null)
            {
                return ended;
            }

            var left = timeout - time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                var state = latest switch
                {
                    null => "it has no run yet",
                    { DueAt: { } due } => $"its next run is due at {due.ToString("u", CultureInfo.InvariantCulture)}",
                    _ => $"its latest run {latest.Id} is {latest.Status}",
                };
                throw new TimeoutException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{otherwise} within {timeout!.Value.TotalSeconds:0.###} s: {state}. Wait longer, or check the schedule of the flow."));
            }

            await Task.Delay(left < delay ? left.Value : delay, time, cancellationToken).ConfigureAwait(false);
            delay = delay * 1.5 < s_longestDelay ? delay * 1.5 : s_longestDelay;
        }
    }

    private static string TextOf(FlowRun run) =>
        run.Json.ValueKind == JsonValueKind.Undefined ? run.ToString() : run.Json.GetRawText();

    /// <summary>Returns the flow's latest run after the baseline, the latest of them that has ended, and the latest run before the
    /// baseline.</summary>
    private async Task<(FlowRun? Latest, FlowRun? Ended, FlowRun? Earlier)> LatestAsync(
        string flowId, RunBaseline baseline, CancellationToken cancellationToken)
    {
        FlowRun? latest = null, ended = null, earlier = null;
        var (read, isOrdered) = (0, true);
        await foreach (var run in ListAsync(LatestFirst(flowId), cancellationToken).ConfigureAwait(false))
        {
            if (!baseline.IsBefore(run))
            {
                latest = Later(run, latest);
                ended = run.Status.HasEnded ? Later(run, ended) : ended;
            }
            else
            {
                earlier = Later(run, earlier);
            }

            // Older runs decide nothing after a run that has ended, or after one from before the baseline. A page is read to its end, and
            // runs without a creation time have no order.
            isOrdered &= run.CreatedAt is not null;
            if (++read % PollPageSize == 0 && isOrdered && (ended is not null || earlier?.BeganAt < baseline.Since))
            {
                break;
            }
        }

        return (latest, ended, earlier);
    }

    private static ListQuery LatestFirst(string flowId) =>
        new(RunProperties.FlowId.Is(flowId)) { OrderBy = RunProperties.CreatedAt.Descending, PageSize = PollPageSize };

    private static FlowRun Later(FlowRun run, FlowRun? than) => than is null || Began(run) > Began(than) ? run : than;

    private static DateTimeOffset Began(FlowRun run) => run.BeganAt ?? DateTimeOffset.MinValue;
}
