using System.Security.Cryptography;

namespace TypedFlows.Emulator.Storage;

/// <summary>A batch that is kept in memory while it is small, and then in a separate file.</summary>
internal sealed class DurableBatch(string dataSetId, string folder) : IRecordBatch
{
    /// <summary>The maximum size in bytes of a batch that is stored in the database.</summary>
    private const int MemoryLimit = 1024 * 1024;

    private readonly MemoryStream _memory = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private FileStream? _file;
    private byte[]? _contentSum;
    private bool _isKept;

    public string DataSetId { get; } = dataSetId;

    public long Count { get; private set; }

    public long Start { get; set; }

    /// <summary>Gets the name of the file; <see langword="null"/> for a small batch.</summary>
    public string? File { get; private set; }

    public byte[] Bytes => _memory.ToArray();

    /// <summary>Gets the checksum of the records. The batch must be complete.</summary>
    public byte[] ContentSum => _contentSum ?? throw new InvalidOperationException("The batch is not complete.");

    public void Append(ReadOnlySpan<byte> json)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BitConverter.TryWriteBytes(length, json.Length);
        _hash.AppendData(length);
        _hash.AppendData(json);
        try
        {
            RecordStream.Write(_file ?? (Stream)_memory, json);
            Count++;
            if (_file is null && _memory.Length > MemoryLimit)
            {
                File = $"{Guid.NewGuid():N}{RecordFile.Extension}";
                _file = OwnerOnly.Open(Path.Combine(folder, File), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 256 * 1024);
                _memory.WriteTo(_file);
                _memory.SetLength(0);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(e.Message, e);
        }
    }

    public void Complete() => StorageException.Guard(() =>
    {
        if (_contentSum is not null)
        {
            return;
        }

        var sum = _hash.GetCurrentHash();
        if (_file is not null)
        {
            RecordFile.WriteFooter(_file, Count, sum);
            _file.Flush(flushToDisk: true);
            _file.Dispose();
            _file = null;
        }

        _contentSum = sum;
    });

    /// <summary>Keeps the file, because the batch is committed.</summary>
    public void Keep() => _isKept = true;

    /// <summary>Deletes an uncommitted file, so that a full disk gets its space back.</summary>
    public void Dispose()
    {
        try
        {
            _file?.Dispose();
        }
        catch (IOException)
        {
            // The rest of the buffer cannot be written, and the file is deleted.
        }

        _file = null;
        _hash.Dispose();
        if (_isKept)
        {
            return;
        }

        Count = 0;
        if (File is not null)
        {
            System.IO.File.Delete(Path.Combine(folder, File));
            File = null;
        }
    }
}
