using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Streaming;

/// <summary>The run of a streaming flow, which counts the messages of an hour.</summary>
internal sealed class StreamRun(FlowJob job, long startedAt)
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(1);

    private readonly RunTally _tally = new();

    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>Gets or sets the number of stored diagnostics.</summary>
    public int DiagnosticCount { get; set; }

    /// <summary>Gets the start in epoch milliseconds.</summary>
    public long StartedAt { get; } = startedAt;

    /// <summary>Counts a message.</summary>
    /// <param name="taken">The time since the message was received.</param>
    /// <returns>The number of the message in the run, and the reason for its failure; <see langword="null"/> if it did not fail.</returns>
    public (long Number, string? Message) Count(StreamItem item, TimeSpan taken)
    {
        var number = ++_tally.InputRecords;
        if (item.Fault is not null)
        {
            return (number, _tally.Fail($"message {number}", item.Fault));
        }

        if (item.Errors.Count > 0)
        {
            _tally.Warn($"message {number}", item.Errors);
        }

        _tally.Latency.Add(taken, 1);
        _tally.OutputRecords++;
        _tally.OutputBytes += item.Record!.Length;
        _tally.InputBytes += item.Record.Length;
        return (number, null);
    }

    public StoredResource ToResource(Platform platform)
    {
        var state = _tally.FailedRecords == 0 ? RunStatus.Success
            : _tally.OutputRecords == 0 ? RunStatus.Failed
            : RunStatus.PartialSuccess;
        var now = platform.Now;
        var metrics = RunMetrics.Print(_tally, state, StartedAt, now, null);
        return Envelope.Make(
            platform,
            job.Flow.Sandbox,
            job.Client,
            ResourceKind.Run,
            Id,
            StartedAt,
            now,
            RunAttempt.Members(job, metrics, Id),
            state);
    }
}
