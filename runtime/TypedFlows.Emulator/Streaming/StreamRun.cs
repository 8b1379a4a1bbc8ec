using TypedFlows.Emulator.Catalog;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Streaming;

/// <summary>The run of a streaming flow, which counts the messages of an hour.</summary>
internal sealed class StreamRun(FlowJob job, long startedAt)
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(1);

    private readonly RunTally _tally = new();

    // The batches with records of the run, and then the one with its failed records.
    private readonly List<string> _batches = [];
    private string? _failedBatch;

    public string Id { get; } = Guid.NewGuid().ToString();

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
        _tally.OutputBytes += item.Record.Length;
        _tally.InputBytes += item.Record.Length;
        return (number, null);
    }

    /// <summary>Gets the dataset of the flow.</summary>
    public string DataSetId => job.DataSetId;

    /// <summary>Adds a batch that has records of the run.</summary>
    public void Refer(string batchId)
    {
        if (!_batches.Contains(batchId))
        {
            _batches.Add(batchId);
        }
    }

    /// <summary>Returns the run, and the batch of its failed records if there are any.</summary>
    public IEnumerable<StoredResource> ToResources(Platform platform)
    {
        var state = _tally.FailedRecords == 0 ? RunStatus.Success
            : _tally.OutputRecords == 0 ? RunStatus.Failed
            : RunStatus.PartialSuccess;
        var now = platform.Now;
        if (_tally.FailedRecords > 0)
        {
            _failedBatch ??= CatalogBatch.NewId(platform);
            yield return new CatalogBatch(_failedBatch, job.Flow.Sandbox, job.Client, DataSetId, StartedAt)
            {
                Status = CatalogBatch.Failed,
                RunId = Id,
                Changes = _tally.FailedRecords - 1,
                InputRecords = _tally.FailedRecords,
                FailedRecords = _tally.FailedRecords,
                Errors = CatalogBatch.ErrorsOf(_tally, null),
            }.ToResource(platform);
        }

        IReadOnlyList<string> batches = _failedBatch is null ? _batches : [.. _batches, _failedBatch];
        yield return Envelope.Make(
            platform,
            job.Flow.Sandbox,
            job.Client,
            ResourceKind.Run,
            Id,
            StartedAt,
            now,
            RunAttempt.Members(job, RunMetrics.Print(_tally, state, StartedAt, now, null), Id, batches),
            state);
    }
}
