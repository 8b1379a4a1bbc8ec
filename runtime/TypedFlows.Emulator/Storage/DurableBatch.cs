namespace TypedFlows.Emulator.Storage;

/// <summary>A batch on its way to the disk: in memory while it is small, then in a file of its own.</summary>
internal sealed class DurableBatch(string dataSetId, string folder) : IRecordBatch
{
    /// <summary>Up to this many bytes a batch goes into the database.</summary>
    private const int MemoryLimit = 1024 * 1024;

    private readonly MemoryStream _memory = new();
    private FileStream? _file;
    private bool _isKept;

    public string DataSetId { get; } = dataSetId;

    public long Count { get; private set; }

    /// <summary>The name of its file; null where it is small.</summary>
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

    /// <summary>Brings what is in a file to the disk.</summary>
    public void Complete()
    {
        _file?.Flush(flushToDisk: true);
        _file?.Dispose();
    }

    /// <summary>The batch is committed: its file stays.</summary>
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
