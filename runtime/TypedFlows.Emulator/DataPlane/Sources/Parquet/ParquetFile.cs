using System.Buffers.Binary;
using Parquet;
using Parquet.Meta;
using Parquet.Schema;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Opens a Parquet file and reads its columns by row group. The sizes that the file declares are verified before they are allocated.
/// </summary>
internal sealed class ParquetFile : IDisposable
{
    /// <summary>The maximum number of values that the columns of a row group may have together.</summary>
    private const long MaxValues = 64 * 1024 * 1024;

    private const int MaxFooterBytes = 64 * 1024 * 1024;
    private const int MaxDepth = 64;
    private const int TailBytes = 8;

    private readonly SourceFile _file;
    private readonly Stream _stream;
    private readonly ParquetReader _reader;
    private ParquetRowGroupReader? _group;
    private long _values;

    /// <exception cref="SourceException">The file is not a Parquet file that can be read.</exception>
    public ParquetFile(SourceFile file, Stream stream)
    {
        _file = file;
        _stream = stream;
        if (stream.Length == 0)
        {
            throw SourceFault.Empty.With(file.Name, "a Parquet file has a footer");
        }

        _reader = Guard(() =>
        {
            CheckFooter();
            var reader = Create(new() { UseDateOnlyTypeForDates = true });
            return reader.Schema.GetDataFields().Any(field => field is DecimalDataField { Precision: > 28 })
                ? Create(new() { UseDateOnlyTypeForDates = true, UseBigDecimal = true })
                : reader;
        });
        if (_reader.Metadata is { EncryptionAlgorithm: not null })
        {
            throw Encrypted();
        }
    }

    public int RowGroupCount => _reader.RowGroupCount;

    /// <summary>Returns the fields of the schema.</summary>
    public IReadOnlyList<ParquetNode> Fields() => Guard(() => _reader.Schema.Fields.Select(field => ParquetNode.Of(field)).ToList());

    /// <summary>Opens a row group.</summary>
    /// <returns>The number of its rows.</returns>
    public long OpenGroup(int group)
    {
        _group?.Dispose();
        _group = Guard(() => _reader.OpenRowGroupReader(group));
        _values = 0;
        return _group.RowCount is >= 0 and <= MaxValues ? _group.RowCount : throw TooLarge($"{_group.RowCount} rows");
    }

    /// <summary>Reads a column of the row group.</summary>
    public void Load(ParquetNode.Leaf leaf) => Guard(() =>
    {
        var chunk = _group!.GetMetadata(leaf.Field)
            ?? throw new InvalidDataException($"the column '{leaf.Field.Path}' is not in every row group.");
        if (chunk.CryptoMetadata is not null || chunk.MetaData is not { } metadata)
        {
            throw Encrypted();
        }

        _values += metadata.NumValues;
        if (metadata.NumValues < 0 || _values > MaxValues)
        {
            throw TooLarge($"more than {MaxValues} values");
        }

        CheckPages(leaf.Field, metadata);
        var data = _group.ReadRawColumnDataBaseAsync(leaf.Field, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        leaf.Load(ParquetValues.Of(data, leaf.Field), _group.RowCount, metadata.NumValues);
        return true;
    });

    public void Dispose()
    {
        _group?.Dispose();
        _stream.Dispose();
    }

    /// <summary>Runs a function, and reports its exceptions as faults of the file.</summary>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (NotSupportedException e)
        {
            throw SourceFault.NotSupported.With($"{_file.Name}: {e.Message}");
        }
        catch (Exception e) when (e is not (SourceException or OperationCanceledException))
        {
            throw Malformed(e.Message);
        }
    }

    public SourceException Malformed(string reason) =>
        SourceFault.Malformed.With(_file.Name, $"it cannot be read as Parquet: {reason} Write it again, and copy it completely.");

    private ParquetReader Create(ParquetOptions options)
    {
        var reader = ParquetReader.CreateAsync(_stream, options, leaveStreamOpen: true).GetAwaiter().GetResult();
        foreach (var element in reader.Metadata?.Schema ?? [])
        {
            // The text of a file is UTF-8, as JSON is. The reader would convert a string to UTF-16, but an enum value it returns as it is.
            if (element.ConvertedType == ConvertedType.UTF8)
            {
                (element.ConvertedType, element.LogicalType) = (ConvertedType.ENUM, null);
            }
        }

        return reader;
    }

    private SourceException TooLarge(string what) => SourceFault.Malformed.With(
        _file.Name, $"a row group has {what}, which is too much to read at once. Write the file with smaller row groups.");

    private SourceException Encrypted() => SourceFault.NotSupported.With(
        $"encrypted Parquet files ({_file.Name}); write the file without encryption");

    private void CheckFooter()
    {
        Span<byte> tail = stackalloc byte[TailBytes];
        if (_stream.Length < TailBytes + 4)
        {
            throw new InvalidDataException("it is too short.");
        }

        Read(0, tail[..4]);
        var start = System.Text.Encoding.Latin1.GetString(tail[..4]);
        Read(_stream.Length - TailBytes, tail);
        var end = System.Text.Encoding.Latin1.GetString(tail[4..]);
        if (end == "PARE")
        {
            throw Encrypted();
        }

        if (start != "PAR1" || end != "PAR1")
        {
            throw new InvalidDataException(start == "PAR1"
                ? "it does not end with PAR1, as if a part of it were missing."
                : "it does not start with PAR1, so it has another format.");
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (length > Math.Min(MaxFooterBytes, _stream.Length - TailBytes - 4))
        {
            throw new InvalidDataException($"its footer has {length} bytes, which is more than the file has or {MaxFooterBytes} bytes.");
        }

        var footer = new byte[length];
        Read(_stream.Length - TailBytes - length, footer);
        CheckMetadata(footer);
    }

    private static void CheckMetadata(ReadOnlySpan<byte> footer)
    {
        const int Schema = 2;
        const int Children = 5;
        var reader = new ThriftReader(footer);
        var id = 0;
        while (reader.ReadField(ref id) is var type && type != 0)
        {
            if (id != Schema)
            {
                reader.ReadValue(type, expected: ParquetTypes.FileMetadata.Field(id));
                continue;
            }

            // The elements are in the order of a walk through the tree, which is read recursively.
            var open = new Stack<long>([1]);
            ParquetTypes.FileMetadata.Field(id)!.Check(type);
            var (item, count) = reader.ReadList();
            for (var i = 0; i < count; i++)
            {
                var numbers = new Dictionary<int, long>();
                ParquetTypes.SchemaElement.Check(item);
                reader.ReadStruct(numbers, expected: ParquetTypes.SchemaElement);
                while (open.TryPeek(out var left) && left == 0)
                {
                    open.Pop();
                }

                if (!open.TryPop(out var rest) || open.Count >= MaxDepth)
                {
                    throw new InvalidDataException($"its schema is not a tree with at most {MaxDepth} levels.");
                }

                open.Push(rest - 1);
                if (numbers.GetValueOrDefault(Children) is > 0 and var children)
                {
                    open.Push(children);
                }
            }
        }
    }

    /// <summary>Verifies the sizes of the pages of a column.</summary>
    private void CheckPages(DataField field, ColumnMetaData metadata)
    {
        var at = metadata.DictionaryPageOffset is > 0 and var dictionary && dictionary < metadata.DataPageOffset
            ? dictionary : metadata.DataPageOffset;
        var budget = new Decompression(metadata.TotalCompressedSize);
        for (var values = 0L; values < metadata.NumValues;)
        {
            var (numbers, length) = ReadPageHeader(at);
            var (unpacked, packed) = (numbers.GetValueOrDefault(2), numbers.GetValueOrDefault(3));
            at += length + packed;
            budget.Taken += unpacked;
            var items = numbers.GetValueOrDefault(501) + numbers.GetValueOrDefault(801);
            values += items;
            if (unpacked < 0 || packed < 0 || at > _stream.Length || items < 0 || values > metadata.NumValues
                || numbers.GetValueOrDefault(701) is var entries && (entries < 0 || entries > MaxValues))
            {
                throw new InvalidDataException($"a page of the column '{field.Path}' has a size that is not in the file.");
            }

            if (budget.Taken > budget.Limit)
            {
                throw new InvalidDataException($"the column '{field.Path}' decompresses to more than {budget.Limit} bytes.");
            }
        }
    }

    private (Dictionary<int, long> Numbers, int Length) ReadPageHeader(long at)
    {
        for (var size = 512; ; size *= 128)
        {
            var bytes = new byte[Math.Clamp(_stream.Length - at, 0, size)];
            Read(at, bytes);
            var numbers = new Dictionary<int, long>();
            var reader = new ThriftReader(bytes);
            try
            {
                reader.ReadStruct(numbers, expected: ParquetTypes.PageHeader);
                return (numbers, reader.Consumed);
            }
            catch (InvalidDataException) when (bytes.Length == 512)
            {
                // The statistics of a page can have long texts.
            }
        }
    }

    private void Read(long at, Span<byte> bytes)
    {
        _stream.Position = at;
        _stream.ReadExactly(bytes);
    }
}

/// <summary>A file that ends with an exception, so that no reader waits for bytes that do not exist.</summary>
internal sealed class BoundedFile(Stream inner, CancellationToken cancellationToken) : ForwardStream(inner)
{
    public override bool CanSeek => true;

    public override long Length => Inner.Length;

    public override long Position
    {
        get => Inner.Position;
        set => Inner.Position = value;
    }

    public override long Seek(long offset, SeekOrigin origin) => Inner.Seek(offset, origin);

    public override int ReadByte()
    {
        var value = Inner.ReadByte();
        return value >= 0 ? value : throw new EndOfStreamException("it ends too early.");
    }

    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = Inner.Read(buffer);
        return read > 0 || buffer.IsEmpty ? read : throw new EndOfStreamException("it ends too early.");
    }
}
