namespace TypedFlows.Emulator.Storage;

/// <summary>
/// Represents records that are stored together or not at all. The store commits them; disposing an uncommitted batch drops them.
/// </summary>
internal interface IRecordBatch : IDisposable
{
    /// <summary>Gets the number of records.</summary>
    long Count { get; }

    /// <summary>Gets the number of records of the dataset before this batch. The commit sets it.</summary>
    long Start { get; }

    /// <summary>Adds one record.</summary>
    /// <param name="json">UTF-8 JSON without line breaks between its tokens.</param>
    void Append(ReadOnlySpan<byte> json);

    /// <summary>Flushes the records, so that a commit only names them. No records can be added after this call.</summary>
    void Complete();
}
