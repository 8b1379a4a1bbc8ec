using System.IO.Compression;
using System.Security.Cryptography;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Decompresses a gzip file with one or more members, and requires that each of them is complete. The decompressor of .NET checks the
/// checksum of a member that ends, but takes a file that ends early for a shorter one. Therefore one more member with random content
/// follows the file. It is decompressed only if the file ends at the end of a member.
/// </summary>
internal sealed class GzipContent : ForwardStream
{
    private const int EndLength = 16;
    private const int BlockSize = 32 * 1024;

    private readonly byte[] _end;
    private readonly byte[] _block = new byte[BlockSize + EndLength];
    private int _from;
    private int _to;
    private bool _isComplete;

    public GzipContent(Stream file)
        : this(file, RandomNumberGenerator.GetBytes(EndLength))
    {
    }

    private GzipContent(Stream file, byte[] end)
        : base(new GZipStream(new FollowedStream(file, Compress(end)), CompressionMode.Decompress)) => _end = end;

    /// <exception cref="InvalidDataException">The file is not gzip, is damaged, or ends within a member.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        // The last bytes are held back, because they may be the member that follows the file.
        while (_to - _from <= EndLength && !_isComplete)
        {
            Fill();
        }

        var taken = Math.Min(buffer.Length, Math.Max(0, _to - _from - (_isComplete ? 0 : EndLength)));
        _block.AsSpan(_from, taken).CopyTo(buffer);
        _from += taken;
        return taken;
    }

    private void Fill()
    {
        _block.AsSpan(_from, _to - _from).CopyTo(_block);
        (_from, _to) = (0, _to - _from);
        var read = Inner.Read(_block.AsSpan(_to));
        _to += read;
        if (read > 0)
        {
            return;
        }

        if (_to < EndLength || !_block.AsSpan(_to - EndLength, EndLength).SequenceEqual(_end))
        {
            throw new InvalidDataException("The file ends within its compressed data, or other data follows it.");
        }

        _to -= EndLength;
        _isComplete = true;
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.NoCompression))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    /// <summary>A stream, followed by other bytes.</summary>
    private sealed class FollowedStream(Stream inner, byte[] next) : ForwardStream(inner)
    {
        private int _taken = -1;

        public override int Read(Span<byte> buffer)
        {
            if (_taken < 0)
            {
                var read = Inner.Read(buffer);
                if (read > 0 || buffer.IsEmpty)
                {
                    return read;
                }

                _taken = 0;
            }

            var length = Math.Min(buffer.Length, next.Length - _taken);
            next.AsSpan(_taken, length).CopyTo(buffer);
            _taken += length;
            return length;
        }
    }
}
