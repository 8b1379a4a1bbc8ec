namespace TypedFlows.Emulator.DataPlane;

/// <summary>A stream that allows a look at its first bytes and limits the size of each record.</summary>
internal sealed class PeekStream(Stream inner, SourceFile file) : ForwardStream(inner)
{
    private const int MaxRecordBytes = 64 * 1024 * 1024;

    private readonly byte[] _start = new byte[4096];
    private int _from;
    private int _to;
    private long _taken;

    /// <summary>Returns the first byte that is not white space, after a byte order mark, or -1 if the first block has none.</summary>
    public int FirstByte()
    {
        _to = Inner.ReadAtLeast(_start, _start.Length, throwOnEndOfStream: false);
        if (_start.AsSpan(0, _to).StartsWith("\uFEFF"u8))
        {
            _from = 3;
        }

        foreach (var b in _start.AsSpan(_from, _to - _from))
        {
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return b;
            }
        }

        return -1;
    }

    /// <summary>Ends a record and resets the size limit.</summary>
    public void EndRecord() => _taken = 0;

    public override int Read(Span<byte> buffer)
    {
        int taken;
        if (_from == _to)
        {
            taken = Inner.Read(buffer);
        }
        else
        {
            taken = Math.Min(buffer.Length, _to - _from);
            _start.AsSpan(_from, taken).CopyTo(buffer);
            _from += taken;
        }

        _taken += taken;
        return _taken > MaxRecordBytes
            ? throw SourceFault.Malformed.With(file.Name, $"a record is longer than {MaxRecordBytes} bytes.")
            : taken;
    }
}
