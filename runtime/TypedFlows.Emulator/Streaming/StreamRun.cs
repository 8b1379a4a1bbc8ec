using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Streaming;

/// <summary>The run of a streaming flow, which counts the messages of an hour.</summary>
internal sealed class StreamRun(FlowJob job, long startedAt)
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(1);

    private readonly string _id = Guid.NewGuid().ToString();
    private readonly RunTally _tally = new();

    /// <summary>Gets the start in epoch milliseconds.</summary>
    public long StartedAt { get; } = startedAt;

    /// <param name="taken">The time since the message was received.</param>
    public void Count(byte[]? record, SourceFault? fault, TimeSpan taken)
    {
        _tally.InputRecords++;
        if (record is null)
        {
            _tally.Fail($"message {_tally.InputRecords}", fault!);
            return;
        }

        _tally.Latency.Add(taken, 1);
        _tally.OutputRecords++;
        _tally.OutputBytes += record.Length;
        _tally.InputBytes += record.Length;
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
            _id,
            StartedAt,
            now,
            RunAttempt.Members(job, metrics, _id),
            state);
    }
}
