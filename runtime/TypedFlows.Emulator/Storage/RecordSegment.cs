using Microsoft.Win32.SafeHandles;

namespace TypedFlows.Emulator.Storage;

/// <summary>
/// The records of one batch as a sequence of lengths and texts. A small segment stays in memory. A larger one moves to a temporary file
/// that is deleted when it is closed, so that memory does not grow with the stored data.
/// </summary>
internal sealed class RecordSegment : IDisposable
{
    /// <summary>The maximum size in bytes of a segment in memory.</summary>
    public const int MemoryLimit = 4 * 1024 * 1024;

    private const int MergeLimit = 1024 * 1024;

    private const int BlockSize = 256 * 1024;

    // The offset of every 1024th record, so that reading from the middle skips earlier records.
    private const int IndexStride = 1024;

    private readonly List<long> _index = [];
    private readonly MemoryStream _tail = new();
    private SafeFileHandle? _file;
    private long _fileLength;

    public long Count { get; private set; }

    public void Append(ReadOnlySpan<byte> json)
    {
        if (Count % IndexStride == 0)
        {
            _index.Add(_fileLength + _tail.Length);
        }

        _tail.Write(BitConverter.GetBytes(json.Length));
        _tail.Write(json);
        Count++;
        if (_tail.Length >= (_file is null ? MemoryLimit : BlockSize))
        {
            Spill();
        }
    }

    /// <summary>Completes the segment. No records can be added after this call.</summary>
    public void Complete()
    {
        if (_file is not null && _tail.Length > 0)
        {
            Spill();
        }

        _tail.Capacity = (int)_tail.Length;
    }

    /// <summary>Returns whether the next segment is small enough, and large enough relative to this one, to be merged with it.</summary>
    public bool CanMerge(RecordSegment next) =>
        _file is null && next._file is null && next._tail.Length * 2 >= _tail.Length && _tail.Length + next._tail.Length <= MergeLimit;

    /// <summary>Merges both segments in memory. The originals stay valid for active readers.</summary>
    public static RecordSegment Merge(RecordSegment first, RecordSegment second)
    {
        var merged = new RecordSegment();
        merged.AppendAll(first);
        merged.AppendAll(second);
        merged.Complete();
        return merged;
    }

    private void AppendAll(RecordSegment other)
    {
        var rest = other._tail.GetBuffer().AsSpan(0, (int)other._tail.Length);
        while (!rest.IsEmpty)
        {
            var length = BitConverter.ToInt32(rest);
            Append(rest.Slice(sizeof(int), length));
            rest = rest[(sizeof(int) + length)..];
        }
    }

    public IEnumerable<ReadOnlyMemory<byte>> Read(long start)
    {
        if (start >= Count)
        {
            yield break;
        }

        var indexed = start / IndexStride;
        var reader = new RecordReader(this, _index[(int)indexed]);
        for (var record = indexed * IndexStride; record < Count; record++)
        {
            var json = reader.Next();
            if (record >= start)
            {
                yield return json;
            }
        }
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>Reads stored bytes at an offset: at least one byte, unless the offset is the end.</summary>
    internal int ReadAt(long position, Span<byte> target)
    {
        if (_file is not null)
        {
            return RandomAccess.Read(_file, target, position);
        }

        var source = _tail.GetBuffer().AsSpan((int)position, (int)(_tail.Length - position));
        source = source[..Math.Min(source.Length, target.Length)];
        source.CopyTo(target);
        return source.Length;
    }

    private void Spill()
    {
        _file ??= OpenTemporaryFile();
        RandomAccess.Write(_file, _tail.GetBuffer().AsSpan(0, (int)_tail.Length), _fileLength);
        _fileLength += _tail.Length;
        _tail.SetLength(0);
    }

    private static SafeFileHandle OpenTemporaryFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"typedflows-{Guid.NewGuid():N}.records");
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);

            // An unlinked file is deleted with the process, even after a crash.
            File.Delete(path);
        }

        return handle;
    }
}
