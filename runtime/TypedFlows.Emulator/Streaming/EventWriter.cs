using System.Diagnostics;
using System.Threading.Channels;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Streaming;

/// <summary>
/// Stores streamed records. Records that arrive during a commit go into the next one, so that one durable write covers many messages. The
/// queue is bounded; if it is full, senders receive an error and retry later.
/// </summary>
internal sealed class EventWriter : IAsyncDisposable
{
    private const int MaxWaiting = 20_000;
    private const int MaxItems = 5000;
    private const long MaxBytes = 4 * 1024 * 1024;

    private readonly Platform _platform;
    private readonly long _maxWaitingBytes;
    private readonly Channel<StreamWrite> _waiting = Channel.CreateBounded<StreamWrite>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly Dictionary<string, StreamRun> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamBatch> _batches = new(StringComparer.Ordinal);
    private readonly Task _work;
    private long _waitingBytes;

    /// <param name="maxWaitingBytes">The maximum number of bytes in the queue.</param>
    public EventWriter(Platform platform, long maxWaitingBytes)
    {
        _platform = platform;
        _maxWaitingBytes = maxWaitingBytes;
        _work = Task.Run(WorkAsync);
    }

    /// <summary>Adds a write, unless the queue is full.</summary>
    public bool TryAdd(StreamWrite write)
    {
        if (Interlocked.Add(ref _waitingBytes, write.Bytes) <= _maxWaitingBytes && _waiting.Writer.TryWrite(write))
        {
            return true;
        }

        Interlocked.Add(ref _waitingBytes, -write.Bytes);
        return false;
    }

    /// <summary>Forgets the active runs and batches, as after a reset.</summary>
    public void Forget()
    {
        lock (_runs)
        {
            _runs.Clear();
            _batches.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _work;
    }

    private async Task WorkAsync()
    {
        var taken = new List<StreamWrite>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            taken.Clear();
            var items = 0;
            long bytes = 0;
            while (items < MaxItems && bytes < MaxBytes && _waiting.Reader.TryRead(out var write))
            {
                taken.Add(write);
                items += write.Items.Count;
                bytes += write.Bytes;
            }

            Interlocked.Add(ref _waitingBytes, -bytes);
            try
            {
                Store(taken);
                taken.ForEach(write => write.Done.SetResult());
            }
            catch (Exception e)
            {
                // The senders receive an error. The next write may succeed.
                taken.ForEach(write => write.Done.SetException(e));
            }
        }
    }

    private void Store(List<StreamWrite> writes)
    {
        var batches = new Dictionary<string, IRecordBatch>(StringComparer.Ordinal);
        var stored = new Dictionary<string, StoredItems>(StringComparer.Ordinal);
        var runs = new HashSet<StreamRun>();
        try
        {
            lock (_runs)
            {
                foreach (var (taken, item) in writes.SelectMany(
                    write => write.Items.Select(item => (Stopwatch.GetElapsedTime(write.CameAt), item))))
                {
                    if (item.Fault is null)
                    {
                        Batch(batches, item.DataSetId).Append(item.Record);
                        if (!stored.TryGetValue(item.DataSetId, out var items))
                        {
                            stored.Add(item.DataSetId, items = new(item));
                        }

                        items.Bytes += item.Record.Length;
                    }

                    if (item.Job is not null)
                    {
                        var run = Run(item.Job);
                        runs.Add(run);
                        if (run.Count(item, taken) is (var number, { } message))
                        {
                            Batch(batches, Diagnostics.StoreName(run.Id)).Append(Diagnostics.OfMessage(number, item, message));
                        }
                        else
                        {
                            stored[item.DataSetId].Runs.Add(run);
                        }
                    }
                }
            }

            _platform.Records.Commit([.. batches.Values], () =>
            [
                .. stored.Select(items => Include(items.Value, batches[items.Key])),
                .. runs.SelectMany(run => run.ToResources(_platform)),
            ]);
        }
        catch
        {
            // The counted records were not stored, so the runs restart from the stored state.
            Forget();
            throw;
        }
        finally
        {
            foreach (var batch in batches.Values)
            {
                batch.Dispose();
            }
        }
    }

    /// <summary>Adds stored records to the batch of their dataset, or to a new one.</summary>
    private StoredResource Include(StoredItems items, IRecordBatch records)
    {
        lock (_runs)
        {
            var (now, dataSetId) = (_platform.Now, items.First.DataSetId);
            if (!_batches.TryGetValue(dataSetId, out var batch) || !batch.Accepts(records.Start, now))
            {
                _batches[dataSetId] = batch = new(
                    _platform, items.First.Sandbox, items.First.Job?.Client ?? string.Empty, dataSetId, now, records.Start);
            }

            batch.Add(records.Count, items.Bytes);
            foreach (var run in items.Runs)
            {
                run.Refer(batch.Id);
            }

            return batch.ToResource();
        }
    }

    private IRecordBatch Batch(Dictionary<string, IRecordBatch> batches, string store)
    {
        if (!batches.TryGetValue(store, out var batch))
        {
            batches.Add(store, batch = _platform.Records.Begin(store));
        }

        return batch;
    }

    /// <summary>Returns the run that counts the messages of the flow in this hour.</summary>
    private StreamRun Run(FlowJob job)
    {
        var now = _platform.Now;
        if (!_runs.TryGetValue(job.Flow.Id, out var run) || now - run.StartedAt > StreamRun.Length.TotalMilliseconds)
        {
            _runs[job.Flow.Id] = run = new StreamRun(job, now);
        }

        return run;
    }

    /// <summary>The records of one write that are stored in the same dataset.</summary>
    private sealed class StoredItems(StreamItem first)
    {
        public StreamItem First { get; } = first;

        public HashSet<StreamRun> Runs { get; } = [];

        public long Bytes { get; set; }
    }
}
