namespace TypedFlows.Emulator.Storage;

/// <summary>Records that are stored together or not at all. Disposing one that was not committed drops them.</summary>
internal interface IRecordBatch : IDisposable
{
    /// <summary>Adds one record.</summary>
    /// <param name="json">UTF-8 JSON without line breaks between its tokens.</param>
    void Append(ReadOnlySpan<byte> json);

    /// <summary>Makes every record of the batch visible at once.</summary>
    void Commit();
}
