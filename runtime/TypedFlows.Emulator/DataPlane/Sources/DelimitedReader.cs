using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;
using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Reads a delimited file (RFC 4180) record by record without buffering it. A quote inside a field that does not start with one is text, as
/// most programs intend. Every other violation of the quoting rules ends the reading.
/// </summary>
internal sealed class DelimitedReader : ColumnSource
{
    /// <summary>The maximum size of a record. It prevents an unclosed quote from reading the rest of the file.</summary>
    private const int MaxRecordBytes = 16 * 1024 * 1024;

    private readonly SourceFile _file;
    private readonly CsvReader _reader;
    private readonly string?[] _types;
    private bool _isSuspect;

    /// <summary>Opens the file and reads its header.</summary>
    /// <param name="stream">The decompressed content.</param>
    /// <exception cref="SourceException">The file cannot be opened, is empty, or its header cannot be read.</exception>
    public DelimitedReader(SourceFile file, char delimiter, ColumnTypes types, Stream stream)
    {
        _file = file;
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            OnMalformedRecord = _ => _isSuspect = true,
        };
        _reader = Guard(() => CsvReader.Create(stream, options, leaveOpen: false));
        try
        {
            Header = ReadRecord()
                ? [.. Enumerable.Range(0, _reader.FieldCount).Select(_reader.GetString)]
                : throw SourceFault.Empty.With(file.Name, "its first line must name the columns");
            _types = [.. Header.Select(types.Of)];
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<string> Header { get; }

    /// <summary>Gets the number of fields of the current record.</summary>
    public int FieldCount => _reader.FieldCount;

    /// <summary>Gets the line in which the current record starts, counted from 1.</summary>
    public override long Line => _reader.LineNumber;

    public override (SourceFault Fault, object[] Arguments)? Misfit =>
        FitsHeader ? WrongType() : (SourceFault.FieldCount, [_reader.FieldCount, Header.Count]);

    /// <summary>
    /// Gets a value indicating whether the current record has a field for every column, and only empty fields after them.
    /// </summary>
    private bool FitsHeader
    {
        get
        {
            for (var i = Header.Count; i < _reader.FieldCount; i++)
            {
                if (!_reader.IsEmpty(i))
                {
                    return false;
                }
            }

            return _reader.FieldCount >= Header.Count;
        }
    }

    /// <summary>Returns a field of the current record: UTF-8, unquoted, otherwise unchanged. It is valid until the next read.</summary>
    public ReadOnlySpan<byte> Field(int column) => _reader.GetSpan(column);

    /// <summary>Reads the next record.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="SourceException">The file cannot be read any further.</exception>
    protected override bool ReadRecord()
    {
        if (!Guard(_reader.Read))
        {
            return false;
        }

        if (!Utf8.IsValid(_reader.RawRecord))
        {
            throw Malformed($"line {Line} is not UTF-8.");
        }

        if (_isSuspect)
        {
            _isSuspect = false;
            CheckQuotes();
        }

        return true;
    }

    public override bool Has(int column) => _types[column] is null || !_reader.IsEmpty(column);

    public override void Write(Utf8JsonWriter writer, int column)
    {
        var value = _reader.GetSpan(column);
        if (_types[column] is not { } type)
        {
            writer.WriteStringValue(value);
        }
        else if (type == "boolean")
        {
            writer.WriteBooleanValue(Utf8Parser.TryParse(value, out bool isTrue, out _) && isTrue);
        }
        else
        {
            writer.WriteRawValue(value, skipInputValidation: true);
        }
    }

    public override string Raw() => Encoding.UTF8.GetString(_reader.RawRecord).TrimEnd('\r', '\n');

    public override string? Text(int column) => _reader.GetString(column);

    protected override object? Value(int column) => _types[column] switch
    {
        null => _reader.GetString(column),
        _ when _reader.IsEmpty(column) => null,
        "boolean" => Utf8Parser.TryParse(_reader.GetSpan(column), out bool isTrue, out _) && isTrue,
        _ => ValueJson.Number(_reader.GetString(column)),
    };

    public override void Dispose() => _reader.Dispose();

    /// <summary>Returns the first field that does not have the type of its column. An empty field has no value.</summary>
    private (SourceFault Fault, object[] Arguments)? WrongType()
    {
        for (var i = 0; i < _types.Length; i++)
        {
            if (_types[i] is { } type && _reader.GetSpan(i) is { IsEmpty: false } value && !IsOf(type, value))
            {
                return (SourceFault.WrongType, [Header[i], type, _reader.GetString(i)]);
            }
        }

        return null;
    }

    private static bool IsOf(string type, ReadOnlySpan<byte> value)
    {
        if (type == "boolean")
        {
            return Utf8Parser.TryParse(value, out bool _, out var read) && read == value.Length;
        }

        // Numbers are parsed as JSON numbers because they are written unchanged.
        var reader = new Utf8JsonReader(value);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == value.Length
                && (type == "number" || reader.TryGetInt64(out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Checks that a field that starts with a quote ends with one, and holds only doubled quotes between.</summary>
    private void CheckQuotes()
    {
        for (var i = 0; i < _reader.FieldCount; i++)
        {
            var raw = _reader.GetRawSpan(i);
            if (raw.IsEmpty || raw[0] != (byte)'"')
            {
                continue;
            }

            // A quote that follows the quote is text; the end of the field closes it.
            var rest = raw[1..];
            var quote = rest.IndexOf((byte)'"');
            for (; quote >= 0 && quote + 1 < rest.Length && rest[quote + 1] == (byte)'"'; quote = rest.IndexOf((byte)'"'))
            {
                rest = rest[(quote + 2)..];
            }

            if (quote < 0 || quote + 1 < rest.Length)
            {
                var hint = quote < 0 ? string.Empty : HeaderHint.AfterQuote((char)rest[quote + 1]);
                throw Malformed($"field {i + 1} of the record that starts in line {Line} opens a quote and does not close it at its "
                    + $"end.{hint}");
            }
        }
    }

    private SourceException Malformed(string how) => SourceFault.Malformed.With(_file.Name, how);

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException e)
        {
            throw Malformed($"line {e.LineNumber}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceFault.Unreadable.With(_file.Name, e.Message);
        }
    }
}
