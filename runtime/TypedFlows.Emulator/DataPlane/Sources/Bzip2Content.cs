namespace TypedFlows.Emulator.DataPlane;

/// <summary>Decompresses a bzip2 file with one or more streams, and checks the checksum of each block and stream.</summary>
internal sealed class Bzip2Content(Stream file) : ForwardStream(file)
{
    private const long BlockStart = 0x314159265359;
    private const long StreamEnd = 0x177245385090;

    private static readonly uint[] s_table = Table();

    private readonly Bzip2Bits _bits = new(file);
    private Bzip2Block? _block;
    private int _maxBlock;
    private uint _streamSum;
    private bool _isEnded;

    /// <exception cref="InvalidDataException">The file is not bzip2, is damaged, or ends early.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty && !_isEnded)
        {
            if (_block is null && !NextBlock())
            {
                break;
            }

            var read = _block!.Read(buffer);
            if (read > 0)
            {
                return read;
            }

            if (~_block.Sum != _block.Expected)
            {
                throw new InvalidDataException("The checksum of a block is wrong.");
            }

            _streamSum = ((_streamSum << 1) | (_streamSum >> 31)) ^ _block.Expected;
            _block = null;
        }

        return 0;
    }

    public static uint Add(uint sum, byte value) => (sum << 8) ^ s_table[(sum >> 24) ^ value];

    private bool NextBlock()
    {
        while (true)
        {
            if (_maxBlock == 0 && !StartStream())
            {
                _isEnded = true;
                return false;
            }

            var magic = ((long)_bits.Read(24) << 24) | _bits.Read(24);
            if (magic == BlockStart)
            {
                _block = new Bzip2Block(_bits, _maxBlock);
                return true;
            }

            if (magic != StreamEnd)
            {
                throw new InvalidDataException("A block has no valid start.");
            }

            if (_bits.ReadWord() != _streamSum)
            {
                throw new InvalidDataException("The checksum of the file is wrong.");
            }

            _maxBlock = 0;
            _bits.Align();
        }
    }

    /// <returns>False at the end of the file, after at least one stream.</returns>
    private bool StartStream()
    {
        if (_bits.IsAtEnd && _bits.HasRead)
        {
            return false;
        }

        var isBzip2 = _bits.Read(24) == (('B' << 16) | ('Z' << 8) | 'h');
        var level = (int)_bits.Read(8) - '0';
        if (!isBzip2 || level is < 1 or > 9)
        {
            throw new InvalidDataException("The file is not bzip2, or other data follows its end.");
        }

        _maxBlock = level * 100_000;
        _streamSum = 0;
        return true;
    }

    private static uint[] Table()
    {
        const uint Polynomial = 0x04C11DB7;
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 0x80000000) == 0 ? value << 1 : (value << 1) ^ Polynomial;
            }

            table[i] = value;
        }

        return table;
    }
}

/// <summary>Reads the bits of a bzip2 file, the highest bit of each byte first.</summary>
internal sealed class Bzip2Bits(Stream file)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _from;
    private int _to;
    private ulong _bits;
    private int _count;

    public bool HasRead { get; private set; }

    /// <summary>Gets a value indicating whether no byte follows. The bits must be aligned.</summary>
    public bool IsAtEnd => _count < 8 && _from == _to && !Fill();

    /// <param name="count">The number of bits, at most 24.</param>
    public uint Read(int count)
    {
        while (_count < count)
        {
            if (_from == _to && !Fill())
            {
                throw new InvalidDataException("The file ends within its compressed data.");
            }

            _bits = (_bits << 8) | _buffer[_from++];
            _count += 8;
        }

        _count -= count;
        return (uint)((_bits >> _count) & ((1UL << count) - 1));
    }

    public uint ReadWord() => (Read(16) << 16) | Read(16);

    /// <summary>Skips the rest of a byte.</summary>
    public void Align() => _count -= _count % 8;

    private bool Fill()
    {
        (_from, _to) = (0, file.Read(_buffer));
        HasRead |= _to > 0;
        return _to > 0;
    }
}
