namespace TypedFlows.Emulator.Storage;

/// <summary>Keeps records for as long as the platform runs: one segment a batch, in the order of their commits.</summary>
internal sealed class SegmentedRecordStore : IRecordStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<RecordSegment>> _dataSets = new(StringComparer.Ordinal);

    public IRecordBatch Begin(string dataSetId) => new Batch(this, dataSetId);

    public long Count(string dataSetId) => Segments(dataSetId).Sum(segment => segment.Count);

    public IEnumerable<ReadOnlyMemory<byte>> Read(string dataSetId, long start)
    {
        foreach (var segment in Segments(dataSetId))
        {
            if (start >= segment.Count)
            {
                start -= segment.Count;
                continue;
            }

            foreach (var record in segment.Read(start))
            {
                yield return record;
            }

            start = 0;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var segment in _dataSets.Values.SelectMany(segments => segments))
            {
                segment.Dispose();
            }

            _dataSets.Clear();
        }
    }

    private RecordSegment[] Segments(string dataSetId)
    {
        lock (_lock)
        {
            return _dataSets.TryGetValue(dataSetId, out var segments) ? [.. segments] : [];
        }
    }

    private void Add(string dataSetId, RecordSegment segment)
    {
        lock (_lock)
        {
            if (!_dataSets.TryGetValue(dataSetId, out var segments))
            {
                _dataSets.Add(dataSetId, segments = []);
            }

            segments.Add(segment);
        }
    }

    private sealed class Batch(SegmentedRecordStore store, string dataSetId) : IRecordBatch
    {
        private readonly RecordSegment _segment = new();
        private bool _isCommitted;

        public void Append(ReadOnlySpan<byte> json) => _segment.Append(json);

        public void Commit()
        {
            _segment.Complete();
            store.Add(dataSetId, _segment);
            _isCommitted = true;
        }

        public void Dispose()
        {
            if (!_isCommitted)
            {
                _segment.Dispose();
            }
        }
    }
}
