using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.BZip2;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Decompresses a bzip2 file with one or more streams. The checksum of each block and stream is verified.</summary>
internal sealed class Bzip2Content(Stream file) : ForwardStream(file)
{
    private readonly BufferedStream _file = new(file);
    private BZip2InputStream? _stream;
    private bool _isEnded;

    /// <exception cref="InvalidDataException">The file is not bzip2, is damaged, or ends early.</exception>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            _stream ??= Next() ?? throw new InvalidDataException("The file is empty.");
            while (!buffer.IsEmpty && !_isEnded)
            {
                var read = _stream.Read(buffer);
                if (read > 0)
                {
                    return read;
                }

                var next = Next();
                _isEnded = next is null;
                _stream = next ?? _stream;
            }

            return 0;
        }
        catch (Exception e) when (e is SharpZipBaseException or EndOfStreamException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"The compressed data is damaged or ends early: {e.Message}", e);
        }
    }

    // The library takes anything without this header for an empty stream.
    private BZip2InputStream? Next()
    {
        var header = new byte[4];
        return _file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) switch
        {
            0 => null,
            4 when header is [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9'] => new(new HeadedStream(header, _file)),
            _ => throw new InvalidDataException("The file is not bzip2, or other data follows its end."),
        };
    }

    /// <summary>Represents a stream whose first bytes were already read.</summary>
    private sealed class HeadedStream(byte[] head, Stream rest) : ForwardStream(rest)
    {
        private int _at;

        public override int Read(Span<byte> buffer)
        {
            if (_at == head.Length)
            {
                return Inner.Read(buffer);
            }

            var count = Math.Min(buffer.Length, head.Length - _at);
            head.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        public override int ReadByte() => _at < head.Length ? head[_at++] : Inner.ReadByte();
    }
}
