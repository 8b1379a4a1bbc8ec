using System.Formats.Tar;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads the files of a tar archive one after the other, and requires that the archive is complete.</summary>
internal sealed class TarContent : IDisposable
{
    private readonly BlockTracker _blocks;
    private readonly TarReader _reader;
    private readonly SourceFile _file;

    public TarContent(Stream stream, SourceFile file)
    {
        _blocks = new BlockTracker(stream);
        _reader = new TarReader(_blocks);
        _file = file;
    }

    /// <summary>Returns the next file, or <see langword="null"/> after the last one. Its content is valid until the next call.</summary>
    /// <exception cref="SourceException">The archive is damaged, or ends early.</exception>
    public TarEntry? Next()
    {
        try
        {
            while (_reader.GetNextEntry() is { } entry)
            {
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile)
                {
                    return entry;
                }
            }
        }
        catch (Exception e) when (e is not (SourceException or OperationCanceledException))
        {
            throw SourceFault.Malformed.With(_file.Name, "it is not a complete tar archive: " + e.Message);
        }

        if (!_blocks.IsLastEmpty)
        {
            throw SourceFault.Malformed.With(_file.Name, "it is not a complete tar archive: the block at its end is missing.");
        }

        // The checksum of the compression is at the end.
        _blocks.CopyTo(Stream.Null);
        return null;
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>Remembers whether the last block is empty, as an archive ends.</summary>
    private sealed class BlockTracker(Stream inner) : ForwardStream(inner)
    {
        private const int BlockSize = 512;

        private readonly byte[] _last = new byte[BlockSize];
        private long _length;

        public bool IsLastEmpty => _length >= BlockSize && !_last.AsSpan().ContainsAnyExcept((byte)0);

        public override int Read(Span<byte> buffer)
        {
            var read = Inner.Read(buffer);
            var tail = buffer[Math.Max(0, read - BlockSize)..read];
            _last.AsSpan(tail.Length).CopyTo(_last);
            tail.CopyTo(_last.AsSpan(BlockSize - tail.Length));
            _length += read;
            return read;
        }
    }
}
