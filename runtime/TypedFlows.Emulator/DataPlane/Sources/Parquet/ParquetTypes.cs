namespace TypedFlows.Emulator.DataPlane;

/// <summary>Describes a value of the Thrift compact protocol.</summary>
/// <param name="Codes">The numbers of the types that the value can have in the protocol.</param>
/// <param name="Item">The type of each item of a list.</param>
/// <param name="Fields">The types of the fields of a structure, in the order of their numbers from 1.</param>
internal sealed record ThriftType(int[] Codes, ThriftType? Item = null, ThriftType?[]? Fields = null)
{
    /// <summary>Returns the type of a field; <see langword="null"/> for a field of a later version of the format.</summary>
    public ThriftType? Field(int id) => Fields is not null && id > 0 && id <= Fields.Length ? Fields[id - 1] : null;

    /// <exception cref="InvalidDataException">The value has another type.</exception>
    public void Check(int type)
    {
        if (!Codes.Contains(type))
        {
            throw new InvalidDataException($"a field has the type {type}, not {string.Join(" or ", Codes)}.");
        }
    }
}

/// <summary>
/// Lists the types of the structures of a Parquet file, as parquet.thrift declares them. A Parquet reader reads a known field without a
/// check of its type, so a damaged file could let it read on forever.
/// </summary>
internal static class ParquetTypes
{
    private static readonly ThriftType s_flag = new([1, 2]);
    private static readonly ThriftType s_byte = new([3]);
    private static readonly ThriftType s_integer = new([4, 5, 6]);
    private static readonly ThriftType s_real = new([7]);
    private static readonly ThriftType s_binary = new([8]);
    private static readonly ThriftType s_empty = Struct();

    private static readonly ThriftType s_pair = Struct(s_binary, s_binary);

    private static readonly ThriftType s_statistics =
        Struct(s_binary, s_binary, s_integer, s_integer, s_binary, s_binary, s_flag, s_flag);

    private static readonly ThriftType s_time = Struct(s_flag, Struct(s_empty, s_empty, s_empty));

    private static readonly ThriftType s_logicalType = Struct(
        s_empty, s_empty, s_empty, s_empty, Struct(s_integer, s_integer), s_empty, s_time, s_time, null, Struct(s_byte, s_flag), s_empty,
        s_empty, s_empty, s_empty, s_empty, Struct(s_byte), Struct(s_binary), Struct(s_binary, s_integer));

    private static readonly ThriftType s_boundingBox = Struct(s_real, s_real, s_real, s_real, s_real, s_real, s_real, s_real);

    private static readonly ThriftType s_columnMetadata = Struct(
        s_integer, List(s_integer), List(s_binary), s_integer, s_integer, s_integer, s_integer, List(s_pair), s_integer, s_integer,
        s_integer, s_statistics, List(Struct(s_integer, s_integer, s_integer)), s_integer, s_integer,
        Struct(s_integer, List(s_integer), List(s_integer)), Struct(s_boundingBox, List(s_integer)));

    private static readonly ThriftType s_columnChunk = Struct(
        s_binary, s_integer, s_columnMetadata, s_integer, s_integer, s_integer, s_integer,
        Struct(s_empty, Struct(List(s_binary), s_binary)), s_binary);

    private static readonly ThriftType s_rowGroup = Struct(
        List(s_columnChunk), s_integer, s_integer, List(Struct(s_integer, s_flag, s_flag)), s_integer, s_integer, s_integer);

    private static readonly ThriftType s_encryption = Struct(s_binary, s_binary, s_flag);

    public static ThriftType SchemaElement { get; } = Struct(
        s_integer, s_integer, s_integer, s_binary, s_integer, s_integer, s_integer, s_integer, s_integer, s_logicalType);

    public static ThriftType FileMetadata { get; } = Struct(
        s_integer, List(SchemaElement), s_integer, List(s_rowGroup), List(s_pair), s_binary, List(Struct(s_empty)),
        Struct(s_encryption, s_encryption), s_binary);

    public static ThriftType PageHeader { get; } = Struct(
        s_integer, s_integer, s_integer, s_integer,
        Struct(s_integer, s_integer, s_integer, s_integer, s_statistics),
        s_empty,
        Struct(s_integer, s_integer, s_flag),
        Struct(s_integer, s_integer, s_integer, s_integer, s_integer, s_integer, s_flag, s_statistics));

    private static ThriftType List(ThriftType item) => new([9], item);

    private static ThriftType Struct(params ThriftType?[] fields) => new([12], Fields: fields);
}
