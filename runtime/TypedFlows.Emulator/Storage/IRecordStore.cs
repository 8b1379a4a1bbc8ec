namespace TypedFlows.Emulator.Storage;

/// <summary>Stores the records of datasets, one line of JSON per record.</summary>
internal interface IRecordStore : IDisposable
{
    /// <summary>Opens a batch. Its records are invisible before it is committed.</summary>
    IRecordBatch Begin(string dataSetId);

    /// <summary>Makes all records of the batches visible in one step, and stores resources in the same transaction.</summary>
    /// <param name="batches">The batches, at most one per dataset.</param>
    /// <param name="with">Returns the resources, after <see cref="IRecordBatch.Start"/> of each batch is set.</param>
    /// <exception cref="StorageException">They cannot be stored. Nothing has changed.</exception>
    void Commit(IReadOnlyList<IRecordBatch> batches, Func<IReadOnlyList<StoredResource>> with);

    /// <summary>Replaces all records and resources in one step.</summary>
    /// <exception cref="StorageException">They cannot be stored. Nothing has changed.</exception>
    void Replace(IReadOnlyList<IRecordBatch> batches, IReadOnlyList<StoredResource> resources);

    /// <summary>Returns all resources and the number of records of each dataset, as they are at one moment.</summary>
    (IReadOnlyList<StoredResource> Resources, IReadOnlyList<(string DataSetId, long Count)> DataSets) Capture();

    long Count(string dataSetId);

    /// <summary>Returns whether stored records of the dataset are damaged and left out.</summary>
    bool IsDamaged(string dataSetId);

    /// <summary>Returns committed records in the order in which they were stored, each as UTF-8 JSON.</summary>
    IEnumerable<ReadOnlyMemory<byte>> Read(string dataSetId, long start);
}
