namespace TypedFlows.Emulator.DataPlane;

/// <summary>One block of a bzip2 file: it is decoded at once, and its bytes are computed as they are read.</summary>
internal sealed class Bzip2Block
{
    private const int GroupSize = 50;
    private const int MaxCodeLength = 20;
    private const int RunA = 0;
    private const int RunB = 1;

    private readonly Bzip2Bits _bits;
    private readonly uint[] _next;
    private uint _position;
    private int _left;
    private int _same;
    private byte _last;
    private int _repeats;

    /// <param name="maxSize">The maximum number of bytes before the last step of the decompression.</param>
    public Bzip2Block(Bzip2Bits bits, int maxSize)
    {
        _bits = bits;
        Expected = bits.ReadWord();
        if (bits.Read(1) != 0)
        {
            throw new InvalidDataException("Randomized blocks of the first versions of bzip2 are not supported.");
        }

        var origin = bits.Read(24);
        var symbols = Symbols();
        var selectors = Selectors(out var groups);
        var codes = new Bzip2Code[groups];
        for (var i = 0; i < groups; i++)
        {
            codes[i] = new Bzip2Code(Lengths(symbols.Count + 2));
        }

        var bytes = new byte[maxSize];
        _left = Decode(symbols, selectors, codes, bytes);
        _next = Sort(bytes.AsSpan(0, _left));
        if (origin >= _left)
        {
            throw new InvalidDataException("The start of a block is outside the block.");
        }

        _position = _next[origin] >> 8;
    }

    /// <summary>Gets the checksum that the file declares.</summary>
    public uint Expected { get; }

    /// <summary>Gets the inverted checksum of the bytes that were read.</summary>
    public uint Sum { get; private set; } = uint.MaxValue;

    /// <returns>The number of bytes; 0 at the end of the block.</returns>
    public int Read(Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length)
        {
            if (_repeats > 0)
            {
                _repeats--;
            }
            else if (_left == 0)
            {
                break;
            }
            else
            {
                var value = Step();
                if (_same == 4)
                {
                    // After four equal bytes, a byte states how often the value repeats.
                    (_repeats, _same) = (value, 0);
                    continue;
                }

                _same = _same > 0 && value == _last ? _same + 1 : 1;
                _last = value;
            }

            Sum = Bzip2Content.Add(Sum, _last);
            buffer[count++] = _last;
        }

        return count;
    }

    private byte Step()
    {
        var entry = _next[_position];
        _position = entry >> 8;
        _left--;
        return (byte)entry;
    }

    /// <summary>Reads which bytes the block has.</summary>
    private List<byte> Symbols()
    {
        var ranges = _bits.Read(16);
        var symbols = new List<byte>();
        for (var range = 0; range < 16; range++)
        {
            var used = (ranges & (0x8000 >> range)) == 0 ? 0 : _bits.Read(16);
            for (var i = 0; i < 16; i++)
            {
                if ((used & (0x8000 >> i)) != 0)
                {
                    symbols.Add((byte)((range * 16) + i));
                }
            }
        }

        return symbols.Count > 0 ? symbols : throw new InvalidDataException("A block has no symbols.");
    }

    /// <summary>Reads which code applies to each group of symbols.</summary>
    private byte[] Selectors(out int groups)
    {
        groups = (int)_bits.Read(3);
        var selectors = new byte[_bits.Read(15)];
        if (groups is < 2 or > 6 || selectors.Length == 0)
        {
            throw new InvalidDataException("A block has an invalid number of codes.");
        }

        List<byte> order = [.. Enumerable.Range(0, groups).Select(group => (byte)group)];
        for (var i = 0; i < selectors.Length; i++)
        {
            var index = 0;
            while (_bits.Read(1) == 1)
            {
                if (++index >= groups)
                {
                    throw new InvalidDataException("A block names a code that it does not have.");
                }
            }

            selectors[i] = Front(order, index);
        }

        return selectors;
    }

    private byte[] Lengths(int count)
    {
        var lengths = new byte[count];
        var length = (int)_bits.Read(5);
        for (var i = 0; i < count; i++)
        {
            while (true)
            {
                if (length is < 1 or > MaxCodeLength)
                {
                    throw new InvalidDataException("A code has an invalid length.");
                }

                if (_bits.Read(1) == 0)
                {
                    break;
                }

                length += _bits.Read(1) == 0 ? 1 : -1;
            }

            lengths[i] = (byte)length;
        }

        return lengths;
    }

    /// <summary>Decodes the symbols of the block into bytes.</summary>
    /// <returns>The number of bytes.</returns>
    private int Decode(List<byte> symbols, byte[] selectors, Bzip2Code[] codes, byte[] bytes)
    {
        var (count, run, weight, end) = (0, 0, 1, symbols.Count + 1);
        for (var read = 0; ; read++)
        {
            var group = read / GroupSize;
            var symbol = group < selectors.Length
                ? codes[selectors[group]].Read(_bits)
                : throw new InvalidDataException("A block has too few codes.");
            if (symbol is RunA or RunB)
            {
                run += weight << symbol;
                weight <<= 1;
                if (run > bytes.Length - count)
                {
                    throw TooLong();
                }

                continue;
            }

            if (run > 0)
            {
                bytes.AsSpan(count, run).Fill(symbols[0]);
                count += run;
                (run, weight) = (0, 1);
            }

            if (symbol == end)
            {
                return count;
            }

            bytes[count < bytes.Length ? count++ : throw TooLong()] = Front(symbols, symbol - 1);
        }
    }

    /// <summary>Returns for each byte the position of the next one, above the byte itself.</summary>
    private static uint[] Sort(ReadOnlySpan<byte> bytes)
    {
        Span<int> starts = stackalloc int[256];
        foreach (var value in bytes)
        {
            starts[value]++;
        }

        var sum = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            (starts[i], sum) = (sum, sum + starts[i]);
        }

        var next = new uint[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            next[i] |= bytes[i];
            next[starts[bytes[i]]++] |= (uint)i << 8;
        }

        return next;
    }

    /// <summary>Moves an item to the front and returns it.</summary>
    private static byte Front(List<byte> items, int index)
    {
        var item = items[index];
        items.RemoveAt(index);
        items.Insert(0, item);
        return item;
    }

    private static InvalidDataException TooLong() => new("A block is longer than the file declares.");
}

/// <summary>A Huffman code of a bzip2 block.</summary>
internal sealed class Bzip2Code
{
    private readonly int[] _limits = new int[22];
    private readonly int[] _offsets = new int[22];
    private readonly int[] _symbols;

    public Bzip2Code(byte[] lengths)
    {
        _symbols = [.. Enumerable.Range(0, lengths.Length).OrderBy(symbol => lengths[symbol])];
        var (code, index) = (0, 0);
        for (var length = 1; length < _limits.Length - 1; length++)
        {
            var count = lengths.Count(each => each == length);
            _offsets[length] = index - code;
            code += count;
            index += count;
            _limits[length] = code;
            code <<= 1;
        }
    }

    public int Read(Bzip2Bits bits)
    {
        var code = 0;
        for (var length = 1; length < _limits.Length - 1; length++)
        {
            code = (code << 1) | (int)bits.Read(1);
            if (code < _limits[length])
            {
                var index = _offsets[length] + code;
                return index >= 0 && index < _symbols.Length ? _symbols[index] : throw Invalid();
            }
        }

        throw Invalid();
    }

    private static InvalidDataException Invalid() => new("A symbol has no code.");
}
