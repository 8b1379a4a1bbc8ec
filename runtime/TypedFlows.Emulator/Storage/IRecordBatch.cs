namespace TypedFlows.Emulator.Storage;

/// <summary>Records that are stored together or not at all. They are committed by the store; disposing a batch that was not drops them.</summary>
internal interface IRecordBatch : IDisposable
{
    /// <summary>Adds one record.</summary>
    /// <param name="json">UTF-8 JSON without line breaks between its tokens.</param>
    void Append(ReadOnlySpan<byte> json);
}
