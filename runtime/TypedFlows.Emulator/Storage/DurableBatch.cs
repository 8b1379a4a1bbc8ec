namespace TypedFlows.Emulator.Storage;

/// <summary>A batch that is kept in memory while it is small, and then in a separate file.</summary>
internal sealed class DurableBatch(string dataSetId, string folder) : IRecordBatch
{
    /// <summary>The maximum size in bytes of a batch that is stored in the database.</summary>
    private const int MemoryLimit = 1024 * 1024;

    private readonly MemoryStream _memory = new();
    private FileStream? _file;
    private bool _isKept;

    public string DataSetId { get; } = dataSetId;

    public long Count { get; private set; }

    /// <summary>Gets the name of the file; <see langword="null"/> for a small batch.</summary>
    public string? File { get; private set; }

    public byte[] Bytes => _memory.ToArray();

    public void Append(ReadOnlySpan<byte> json)
    {
        RecordStream.Write(_file ?? (Stream)_memory, json);
        Count++;
        if (_file is null && _memory.Length > MemoryLimit)
        {
            File = $"{Guid.NewGuid():N}.records";
            _file = new FileStream(Path.Combine(folder, File), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 256 * 1024);
            _memory.WriteTo(_file);
            _memory.SetLength(0);
        }
    }

    /// <summary>Flushes the file to the disk.</summary>
    public void Complete()
    {
        _file?.Flush(flushToDisk: true);
        _file?.Dispose();
    }

    /// <summary>Keeps the file, because the batch is committed.</summary>
    public void Keep() => _isKept = true;

    public void Dispose()
    {
        _file?.Dispose();
        if (File is not null && !_isKept)
        {
            System.IO.File.Delete(Path.Combine(folder, File));
        }
    }
}
