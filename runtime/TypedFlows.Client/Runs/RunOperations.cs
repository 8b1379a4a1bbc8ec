using System.Globalization;

namespace TypedFlows.Client;

/// <summary>Runs of flows (Flow Service API, runs).</summary>
public class RunOperations : ReadOperations<FlowRun>
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    internal RunOperations(PlatformTransport transport)
        : base(transport, ServicePaths.Runs, FlowRun.Read)
    {
    }

    /// <summary>For stand-ins in tests.</summary>
    protected RunOperations()
    {
    }

    /// <summary>Reads the runs of a flow, page after page (Flow Service API, GET /runs?property=flowId==ID).</summary>
    /// <param name="flowId">Id of the flow.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The runs in the service's order; each page is asked for when it is reached.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual IAsyncEnumerable<FlowRun> ListAsync(string flowId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(flowId);
        return ListAsync(RunProperties.FlowId.Is(flowId), cancellationToken);
    }

    /// <summary>Runs a flow that is scheduled <c>once</c> again, over a window of its own (Flow Service API, POST /runs).</summary>
    /// <param name="flowId">Id of the flow.</param>
    /// <param name="parameters">The window: a <see cref="RunWindow"/>, or the generated <c>RunParams</c> of the flow's spec; checked.</param>
    /// <param name="cancellationToken">Ends the wait; the run may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="SpecValidationException">The parameters break their spec; nothing was sent.</exception>
    /// <exception cref="PlatformException">The flow does not take runs, or the platform refused or could not be reached.</exception>
    public virtual async Task<ResourceVersion> CreateAsync(string flowId, ISpecObject parameters, CancellationToken cancellationToken = default)
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

    /// <summary>Does a failed run over (Flow Service API, POST /runs/{id}/action?op=RE_TRIGGER).</summary>
    /// <param name="id">Id of the run.</param>
    /// <param name="cancellationToken">Ends the wait; the run may have begun by then.</param>
    /// <returns>Id and etag of the new run.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<ResourceVersion> RetriggerAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Action(Path.Of(id).Then("action").With("op=RE_TRIGGER"), isRepeatable: false);
        return (await Transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Version(id);
    }

    /// <summary>Waits until a run has ended, well or not, asking again and again with growing pauses (0.1 to 10 s).</summary>
    /// <param name="id">Id of the run.</param>
    /// <param name="progress">Told of the run whenever the service shows it changed.</param>
    /// <param name="timeout">How long to wait; without end when null.</param>
    /// <param name="cancellationToken">Ends the wait; the run goes on.</param>
    /// <returns>The run; its status says how it ended and its errors why.</returns>
    /// <exception cref="TimeoutException">The run has not ended in time; the message says how it stands.</exception>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual Task<FlowRun> WaitForRunAsync(
        string id, IProgress<FlowRun>? progress = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        WaitAsync(
            async () => await GetAsync(id, cancellationToken).ConfigureAwait(false) is var run && run.Status.HasEnded ? (run, run) : (run, null),
            $"Run {id} had not ended",
            progress,
            timeout,
            cancellationToken);

    /// <summary>
    /// Waits until the flow has a run that has ended, well or not, asking again and again with growing pauses (0.1 to 10 s).
    /// A run that has already ended counts; of several, the latest.
    /// </summary>
    /// <param name="flowId">Id of the flow.</param>
    /// <param name="progress">Told of the flow's latest run whenever the service shows it changed.</param>
    /// <param name="timeout">How long to wait; without end when null.</param>
    /// <param name="cancellationToken">Ends the wait; the run goes on.</param>
    /// <returns>The run; its status says how it ended and its errors why.</returns>
    /// <exception cref="TimeoutException">No run has ended in time; the message says how the latest one stands.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<FlowRun> WaitForCompletionAsync(
        string flowId, IProgress<FlowRun>? progress = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        WaitAsync(() => LatestAsync(flowId, cancellationToken), $"Flow {flowId} had no completed run", progress, timeout, cancellationToken);

    private async Task<FlowRun> WaitAsync(
        Func<Task<(FlowRun? Latest, FlowRun? Ended)>> ask,
        string otherwise,
        IProgress<FlowRun>? progress,
        TimeSpan? timeout,
        CancellationToken cancellationToken)
    {
        var time = Transport.TimeProvider;
        var began = time.GetTimestamp();
        var delay = FirstDelay;
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
                    $"{otherwise} within {timeout!.Value.TotalSeconds:0.###} s: {state}. Wait longer, or look at the flow's schedule."));
            }

            await Task.Delay(left < delay ? left.Value : delay, time, cancellationToken).ConfigureAwait(false);
            delay = delay * 1.5 < LongestDelay ? delay * 1.5 : LongestDelay;
        }
    }

    /// <summary>The flow's latest run, and the latest of those that have ended.</summary>
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
