namespace TypedFlows.Emulator.Storage;

/// <summary>Reads the records of a segment sequentially, one block at a time.</summary>
internal sealed class RecordReader(RecordSegment segment, long position)
{
    private readonly byte[] _block = new byte[64 * 1024];
    private long _position = position;
    private int _from;
    private int _to;

    public byte[] Next()
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        Fill(length);
        var json = new byte[BitConverter.ToInt32(length)];
        Fill(json);
        return json;
    }

    private void Fill(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            if (_from == _to)
            {
                (_from, _to) = (0, segment.ReadAt(_position, _block));
                _position += _to;
                if (_to == 0)
                {
                    throw new EndOfStreamException("The record segment ends inside a record.");
                }
            }

            var taken = Math.Min(target.Length, _to - _from);
            _block.AsSpan(_from, taken).CopyTo(target);
            target = target[taken..];
            _from += taken;
        }
    }
}
