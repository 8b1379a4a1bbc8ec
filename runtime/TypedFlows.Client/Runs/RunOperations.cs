using System.Globalization;

namespace TypedFlows.Client;

/// <summary>Provides operations on runs of flows (Flow Service API, runs).</summary>
public class RunOperations : ReadOperations<FlowRun>
{
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(10);

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
    /// <param name="progress">Receives the flow's latest run whenever it changes.</param>
    /// <param name="timeout">The maximum time to wait, or null to wait indefinitely.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The run continues.</param>
    /// <returns>The run. Its status states the result, and its errors state the reason.</returns>
    /// <exception cref="TimeoutException">No run ended in time. The message states the status of the latest run.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<FlowRun> WaitForCompletionAsync(
        string flowId, IProgress<FlowRun>? progress = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        WaitAsync(
            () => LatestAsync(flowId, cancellationToken), $"Flow {flowId} had no completed run", progress, timeout, cancellationToken);

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
            if (latest is not null && latest.Json.GetRawText() is var text && text != shown)
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
                var state = latest is null ? "it has no run yet" : $"its latest run {latest.Id} is {latest.Status}";
                throw new TimeoutException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{otherwise} within {timeout!.Value.TotalSeconds:0.###} s: {state}. Wait longer, or check the schedule of the flow."));
            }

            await Task.Delay(left < delay ? left.Value : delay, time, cancellationToken).ConfigureAwait(false);
            delay = delay * 1.5 < s_longestDelay ? delay * 1.5 : s_longestDelay;
        }
    }

    /// <summary>Returns the flow's latest run, and the latest run that has ended.</summary>
    private async Task<(FlowRun? Latest, FlowRun? Ended)> LatestAsync(string flowId, CancellationToken cancellationToken)
    {
        FlowRun? latest = null, ended = null;
        await foreach (var run in ListAsync(flowId, cancellationToken).ConfigureAwait(false))
        {
            latest = Later(run, latest);
            ended = run.Status.HasEnded ? Later(run, ended) : ended;
        }

        return (latest, ended);
    }

    private static FlowRun Later(FlowRun run, FlowRun? than) => than is null || Began(run) > Began(than) ? run : than;

    private static DateTimeOffset Began(FlowRun run) =>
        run.CreatedAt ?? run.Metrics.DurationSummary.StartedAt ?? DateTimeOffset.MinValue;
}
