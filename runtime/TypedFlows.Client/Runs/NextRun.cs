using System.Globalization;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Determines from the schedule of a flow when its next run is due. All times are those of the service, because its clock can
/// differ from the local clock.</summary>
internal static class NextRun
{
    private const long MaxSecondsAhead = 366 * 24 * 60 * 60;

    /// <summary>Returns a run that states when it is due, or null if it can start at any moment.</summary>
    /// <param name="flows">The operations on flows.</param>
    /// <param name="flowId">The id of the flow, which has no run after the baseline.</param>
    /// <param name="baseline">The point after which runs count.</param>
    /// <param name="earlier">The latest run before the baseline, or null if the flow has no run.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="InvalidOperationException">No run will start, or only in more than a year.</exception>
    public static async Task<FlowRun?> OfAsync(
        FlowOperations flows, string flowId, RunBaseline baseline, FlowRun? earlier, CancellationToken cancellationToken)
    {
        var flow = await flows.GetAsync(flowId, cancellationToken).ConfigureAwait(false);
        if (flow.State is "disabled" or "draft")
        {
            throw new InvalidOperationException($"The flow {flowId} has no run{Since(baseline)}, because it is {flow.State}. "
                + (flow.State == "draft" ? "Publish it with client.Flows.PublishAsync." : "Enable it with client.Flows.EnableAsync."));
        }

        if (flow.ScheduleParams.Integer("startTime") is not { } start)
        {
            return null;
        }

        var now = Latest(Latest(flow.UpdatedAt ?? flow.CreatedAt, baseline.Since), earlier?.BeganAt);
        if (EpochSeconds.IsMilliseconds(start) || (now is { } time && start - time.ToUnixTimeSeconds() > MaxSecondsAhead))
        {
            throw new InvalidOperationException($"The flow {flowId} has no run, because it starts {EpochSeconds.Describe(start)}. "
                + "'startTime' is in epoch seconds. Correct the schedule, for example with the factory that takes a DateTimeOffset.");
        }

        var first = DateTimeOffset.FromUnixTimeSeconds(Math.Max(start, DateTimeOffset.MinValue.ToUnixTimeSeconds()));
        if (now is null || first > now)
        {
            return now is null ? null : Due(flowId, first);
        }

        // The first run covers all ticks in the past, so it can start at any moment.
        if (earlier is null)
        {
            return null;
        }

        return After(first, flow.ScheduleParams, now.Value) is { } next
            ? Due(flowId, next)
            : throw new InvalidOperationException(
                $"The flow {flowId} has no run{Since(baseline)}, and its schedule starts none: its latest run "
                    + $"{earlier.Id} is {earlier.Status}. Create a run with client.Runs.CreateAsync, or change the schedule.");
    }

    private static FlowRun Due(string flowId, DateTimeOffset due) =>
        new() { Id = string.Empty, FlowId = flowId, Status = FlowRunStatus.Scheduled, DueAt = due };

    /// <summary>Returns the first tick of the schedule after a time, or null if there is none.</summary>
    private static DateTimeOffset? After(DateTimeOffset first, JsonElement schedule, DateTimeOffset time)
    {
        TimeSpan? unit = schedule.Text("frequency") switch
        {
            "minute" => TimeSpan.FromMinutes(1),
            "hour" => TimeSpan.FromHours(1),
            "day" => TimeSpan.FromDays(1),
            "week" => TimeSpan.FromDays(7),
            _ => null,
        };
        if (unit is null || schedule.Integer("interval") is not (>= 1 and <= int.MaxValue and var interval))
        {
            return null;
        }

        var seconds = (long)unit.Value.TotalSeconds * interval;
        var (from, until) = (first.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds());
        var next = from + ((((time.ToUnixTimeSeconds() - from) / seconds) + 1) * seconds);
        return next <= Math.Min(until, schedule.Integer("endTime") ?? until) ? DateTimeOffset.FromUnixTimeSeconds(next) : null;
    }

    private static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => other is null || one > other ? one : other;

    private static string Since(RunBaseline baseline) =>
        baseline.Since is { } since ? " since " + since.ToString("u", CultureInfo.InvariantCulture) : string.Empty;
}
