namespace TypedFlows.Emulator.Storage;

/// <summary>Stores the records of datasets, one line of JSON per record.</summary>
internal interface IRecordStore : IDisposable
{
    /// <summary>Opens a batch. Its records are invisible before it is committed.</summary>
    IRecordBatch Begin(string dataSetId);

    /// <summary>Makes all records of the batches visible in one step, and stores resources in the same transaction.</summary>
    void Commit(IReadOnlyList<IRecordBatch> batches, IReadOnlyList<StoredResource> with);

    /// <summary>Gets the datasets that have records.</summary>
    IReadOnlyList<string> DataSets { get; }

    void Clear();

    long Count(string dataSetId);

    /// <summary>Returns committed records in the order in which they were stored, each as UTF-8 JSON.</summary>
    IEnumerable<ReadOnlyMemory<byte>> Read(string dataSetId, long start);
}
