using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>A store of records that tests can slow down or break at the points where a disk can be slow or full.</summary>
internal sealed class RecordStoreProbe(IRecordStore inner) : IRecordStore
{
    /// <summary>Gets or sets an action before a batch of a dataset begins. Diagnostics are not records of a dataset.</summary>
    public Action? Beginning { get; set; }

    /// <summary>Gets or sets an action before each record is added.</summary>
    public Action? Appending { get; set; }

    /// <summary>Gets or sets an action before a batch is flushed.</summary>
    public Action? Flushing { get; set; }

    /// <summary>Gets or sets an action before batches are committed.</summary>
    public Action? Committing { get; set; }

    /// <summary>Gets or sets an action before each record that is read.</summary>
    public Action? Reading { get; set; }

    public IRecordBatch Begin(string dataSetId)
    {
        if (!dataSetId.StartsWith("diagnostics:", StringComparison.Ordinal))
        {
            Beginning?.Invoke();
        }

        return new Batch(this, inner.Begin(dataSetId));
    }

    public void Commit(IReadOnlyList<IRecordBatch> batches, Func<IReadOnlyList<StoredResource>> with)
    {
        Committing?.Invoke();
        inner.Commit([.. batches.Select(Inner)], with);
    }

    public void Replace(IReadOnlyList<IRecordBatch> batches, IReadOnlyList<StoredResource> resources)
    {
        Committing?.Invoke();
        inner.Replace([.. batches.Select(Inner)], resources);
    }

    public (IReadOnlyList<StoredResource> Resources, IReadOnlyList<(string DataSetId, long Count)> DataSets) Capture() => inner.Capture();

    public long Count(string dataSetId) => inner.Count(dataSetId);

    public bool IsDamaged(string dataSetId) => inner.IsDamaged(dataSetId);

    public IEnumerable<ReadOnlyMemory<byte>> Read(string dataSetId, long start) => inner.Read(dataSetId, start).Select(record =>
    {
        Reading?.Invoke();
        return record;
    });

    public void Dispose() => inner.Dispose();

    private static IRecordBatch Inner(IRecordBatch batch) => ((Batch)batch).Target;

    private sealed class Batch(RecordStoreProbe probe, IRecordBatch target) : IRecordBatch
    {
        public IRecordBatch Target { get; } = target;

        public long Count => Target.Count;

        public long Start => Target.Start;

        public void Append(ReadOnlySpan<byte> json)
        {
            probe.Appending?.Invoke();
            Target.Append(json);
        }

        public void Complete()
        {
            probe.Flushing?.Invoke();
            Target.Complete();
        }

        public void Dispose() => Target.Dispose();
    }
}
