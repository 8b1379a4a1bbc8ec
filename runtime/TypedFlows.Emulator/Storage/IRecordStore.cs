namespace TypedFlows.Emulator.Storage;

/// <summary>Where the records of datasets are kept, each one line of JSON.</summary>
internal interface IRecordStore : IDisposable
{
    /// <summary>Opens a batch; none of its records can be seen before it is committed.</summary>
    IRecordBatch Begin(string dataSetId);

    /// <summary>Makes every record of the batches visible at once, and stores resources with them: all of it or nothing.</summary>
    void Commit(IReadOnlyList<IRecordBatch> batches, IReadOnlyList<StoredResource> with);

    /// <summary>The datasets that have records.</summary>
    IReadOnlyList<string> DataSets { get; }

    void Clear();

    long Count(string dataSetId);

    /// <summary>Committed records in the order in which they were stored, each as UTF-8 JSON.</summary>
    IEnumerable<ReadOnlyMemory<byte>> Read(string dataSetId, long start);
}
