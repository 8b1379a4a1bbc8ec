namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Walks over structures of the Thrift compact protocol and verifies that every declared size fits into the bytes that exist. A Parquet
/// reader allocates the sizes that a file declares, so the structures are verified before it reads them.
/// </summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>The factor by which the number of a field is multiplied for each level of a structure.</summary>
    public const int Level = 100;

    private const int MaxDepth = 32;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _depth;

    /// <summary>Gets the number of bytes that were read.</summary>
    public int Consumed { get; private set; }

    /// <summary>Reads a structure.</summary>
    /// <param name="numbers">
    /// Receives the whole numbers by the number of their field: 3, or 501 for field 1 of the structure in field 5.
    /// </param>
    /// <param name="expected">The type of the structure; <see langword="null"/> for an unknown one.</param>
    /// <exception cref="InvalidDataException">The structure does not fit into the bytes, or a field has another type.</exception>
    public void ReadStruct(Dictionary<int, long>? numbers = null, int prefix = 0, ThriftType? expected = null)
    {
        Enter();
        var id = 0;
        while (ReadField(ref id) is var type && type != 0)
        {
            ReadValue(type, numbers, prefix + id, expected?.Field(id));
        }

        _depth--;
    }

    /// <summary>Reads the type and the number of the next field. The type 0 ends a structure.</summary>
    public int ReadField(ref int id)
    {
        var head = ReadByte();
        if (head != 0)
        {
            if ((head & 0x0F) == 0)
            {
                throw new InvalidDataException("a field has no type.");
            }

            id = head >> 4 == 0 ? (int)ZigZag(ReadVariable()) : id + (head >> 4);
        }

        return head & 0x0F;
    }

    /// <summary>Reads the type and the number of items of a list.</summary>
    public (int Type, int Count) ReadList()
    {
        var head = ReadByte();
        var count = head >> 4 == 15 ? ReadVariable() : (ulong)(head >> 4);
        return (head & 0x0F, Bounded(count));
    }

    public void ReadValue(int type, Dictionary<int, long>? numbers = null, int path = 0, ThriftType? expected = null)
    {
        expected?.Check(type);
        switch (type)
        {
            case 1 or 2:
                break;
            case 3:
                ReadByte();
                break;
            case 4 or 5 or 6:
                var number = ZigZag(ReadVariable());
                numbers?.TryAdd(path, number);
                break;
            case 7:
                Skip(8);
                break;
            case 8:
                Skip(Bounded(ReadVariable()));
                break;
            case 9 or 10:
                Enter();
                var (item, count) = ReadList();
                for (var i = 0; i < count; i++)
                {
                    ReadItem(item, expected?.Item);
                }

                _depth--;
                break;
            case 11:
                ReadMap();
                break;
            case 12:
                ReadStruct(path < Level ? numbers : null, path * Level, expected);
                break;
            default:
                throw new InvalidDataException($"{type} is not a type.");
        }
    }

    private void ReadMap()
    {
        Enter();
        var pairs = Bounded(ReadVariable());
        var types = pairs == 0 ? 0 : ReadByte();
        for (var i = 0; i < pairs; i++)
        {
            ReadItem(types >> 4);
            ReadItem(types & 0x0F);
        }

        _depth--;
    }

    // A Boolean item has a byte; a Boolean field has its value in its type.
    private void ReadItem(int type, ThriftType? expected = null) => ReadValue(type is 1 or 2 ? 3 : type, expected: expected);

    private void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw new InvalidDataException($"a structure has more than {MaxDepth} levels.");
        }
    }

    private void Skip(int count)
    {
        if (count > _bytes.Length - Consumed)
        {
            throw new InvalidDataException("a structure ends too early.");
        }

        Consumed += count;
    }

    private int ReadByte()
    {
        Skip(1);
        return _bytes[Consumed - 1];
    }

    private ulong ReadVariable()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("a number has more than 64 bits.");
    }

    // Every item and every character has at least one byte.
    private readonly int Bounded(ulong count) => count <= (ulong)(_bytes.Length - Consumed)
        ? (int)count : throw new InvalidDataException($"a size is {count}, but {_bytes.Length - Consumed} bytes follow.");

    private static long ZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
