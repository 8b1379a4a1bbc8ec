using System.Globalization;
using System.Runtime.CompilerServices;

namespace TypedFlows.Client;

/// <summary>Runs of flows (Flow Service API, runs).</summary>
public class RunOperations
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    private readonly PlatformTransport _transport;

    internal RunOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>For stand-ins in tests.</summary>
    protected RunOperations() => _transport = null!;

    /// <summary>Reads the runs of a flow, page after page (Flow Service API, GET /runs?property=flowId==ID).</summary>
    /// <param name="flowId">Id of the flow.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The runs in the service's order; each page is asked for when it is reached.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async IAsyncEnumerable<FlowRun> ListAsync(
        string flowId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(flowId);
        var query = $"property=flowId=={Uri.EscapeDataString(flowId)}";
        await foreach (var json in _transport.ListAsync(ServicePaths.Runs, query, cancellationToken).ConfigureAwait(false))
        {
            yield return FlowRun.Read(json);
        }
    }

    /// <summary>Reads a run (Flow Service API, GET /runs/{id}).</summary>
    /// <param name="id">Id of the run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The run.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<FlowRun> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(ServicePaths.Of(ServicePaths.Runs, id));
        return FlowRun.Read((await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).One());
    }

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
    public virtual async Task<FlowRun> WaitForCompletionAsync(
        string flowId, IProgress<FlowRun>? progress = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var time = _transport.TimeProvider;
        var began = time.GetTimestamp();
        var delay = FirstDelay;
        string? shown = null;
        while (true)
        {
            var (latest, ended) = await LatestAsync(flowId, cancellationToken).ConfigureAwait(false);
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
                    $"Flow {flowId} had no completed run within {timeout!.Value.TotalSeconds:0.###} s: {state}. Wait longer, or look at the flow's schedule."));
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
