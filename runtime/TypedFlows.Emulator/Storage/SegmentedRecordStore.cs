namespace TypedFlows.Emulator.Storage;

/// <summary>Stores records in memory: one segment per batch, in the order of their commits.</summary>
internal sealed class SegmentedRecordStore(MemoryResourceStore resources) : IRecordStore
{
    private readonly MemoryResourceStore _resources = resources;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<RecordSegment>> _dataSets = new(StringComparer.Ordinal);

    public IRecordBatch Begin(string dataSetId) => new Batch(this, dataSetId);

    public void Commit(IReadOnlyList<IRecordBatch> batches, Func<IReadOnlyList<StoredResource>> with)
    {
        Complete(batches);
        lock (_lock)
        {
            foreach (var batch in batches.Cast<Batch>())
            {
                batch.Start = Count(batch.DataSetId);
            }

            var resources = with();
            foreach (var batch in batches)
            {
                ((Batch)batch).Commit();
            }

            _resources.Put(resources);
        }
    }

    public void Replace(IReadOnlyList<IRecordBatch> batches, IReadOnlyList<StoredResource> resources)
    {
        Complete(batches);
        lock (_lock)
        {
            // Active readers of a segment may continue. Its file is deleted when the segment is collected.
            _dataSets.Clear();
            foreach (var batch in batches)
            {
                ((Batch)batch).Commit();
            }

            _resources.Replace(resources);
        }
    }

    public (IReadOnlyList<StoredResource> Resources, IReadOnlyList<(string DataSetId, long Count)> DataSets) Capture()
    {
        lock (_lock)
        {
            return (_resources.All(), [.. _dataSets.Keys.Select(dataSet => (dataSet, Count(dataSet)))]);
        }
    }

    public long Count(string dataSetId) => Segments(dataSetId).Sum(segment => segment.Count);

    public bool IsDamaged(string dataSetId) => false;

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

    private static void Complete(IReadOnlyList<IRecordBatch> batches)
    {
        foreach (var batch in batches)
        {
            batch.Complete();
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

            // Small batches, such as those of a stream, are merged only with batches of similar size, so no record is copied often.
            while (segments is [.., var last] && last.CanMerge(segment))
            {
                segments.RemoveAt(segments.Count - 1);
                segment = RecordSegment.Merge(last, segment);
            }

            segments.Add(segment);
        }
    }

    private sealed class Batch(SegmentedRecordStore store, string dataSetId) : IRecordBatch
    {
        private readonly RecordSegment _segment = new();
        private bool _isCommitted;
        private bool _isDropped;

        public string DataSetId { get; } = dataSetId;

        public long Count => _segment.Count;

        public long Start { get; set; }

        public void Append(ReadOnlySpan<byte> json)
        {
            try
            {
                _segment.Append(json);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StorageException(e.Message, e);
            }
        }

        public void Complete() => StorageException.Guard(() =>
        {
            if (!_isDropped)
            {
                _segment.Complete();
            }
        });

        public void Commit()
        {
            if (_isDropped)
            {
                return;
            }

            if (_segment.Count > 0)
            {
                store.Add(DataSetId, _segment);
            }

            _isCommitted = true;
        }

        public void Dispose()
        {
            if (!_isCommitted)
            {
                _isDropped = true;
                _segment.Dispose();
            }
        }
    }
}
