using System.IO.Compression;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Decompresses deflate data, with or without the header of zlib, and requires that they are complete. The decompressor of .NET takes data
/// that end early for shorter ones, but it asks for more bytes only if the data are not complete.
/// </summary>
internal sealed class DeflateContent : ForwardStream
{
    private readonly EndTracker _end;

    public DeflateContent(Stream file)
        : this(new EndTracker(file))
    {
    }

    private DeflateContent(EndTracker end)
        : base(end.HasZlibHeader()
            ? new ZLibStream(end, CompressionMode.Decompress)
            : new DeflateStream(end, CompressionMode.Decompress)) => _end = end;

    /// <exception cref="InvalidDataException">The data are not deflate, are damaged, or end early.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer);
        return read > 0 || buffer.IsEmpty || !_end.WasReached
            ? read
            : throw new InvalidDataException("The file ends within its compressed data.");
    }

    private sealed class EndTracker(Stream inner) : ForwardStream(inner)
    {
        private readonly byte[] _start = new byte[2];
        private int _from;
        private int _to;

        public bool WasReached { get; private set; }

        public bool HasZlibHeader()
        {
            _to = Inner.ReadAtLeast(_start, _start.Length, throwOnEndOfStream: false);
            return _to == 2 && (_start[0] & 0x0F) == 8 && ((_start[0] << 8) | _start[1]) % 31 == 0;
        }

        public override int Read(Span<byte> buffer)
        {
            if (_from < _to)
            {
                var taken = Math.Min(buffer.Length, _to - _from);
                _start.AsSpan(_from, taken).CopyTo(buffer);
                _from += taken;
                return taken;
            }

            var read = Inner.Read(buffer);
            WasReached |= read == 0 && !buffer.IsEmpty;
            return read;
        }
    }
}
