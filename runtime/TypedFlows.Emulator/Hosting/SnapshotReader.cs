using System.Globalization;
using System.Text;
using System.Text.Json;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Hosting;

/// <summary>
/// Reads a snapshot value by value, so that its size does not matter: resources into memory, records into batches that are not committed.
/// </summary>
internal sealed class SnapshotReader(Stream stream, Func<string, IRecordBatch> begin) : IDisposable
{
    public const int FormatVersion = 1;

    private const int MaxValueBytes = 128 * 1024 * 1024;

    // A value is two levels below the root.
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = JsonLimits.Record.MaxDepth + 4 };

    private readonly List<StoredResource> _resources = [];
    private readonly List<IRecordBatch> _batches = [];
    private readonly MemoryStream _record = new();
    private byte[] _buffer = new byte[64 * 1024];
    private int _from;
    private int _to;
    private bool _isFinal;
    private bool _hasFormat;
    private Position _position = Position.Start;
    private JsonReaderState _state = new(s_options);

    private enum Position
    {
        Start,
        Root,
        Resources,
        Records,
        DataSet,
        End,
        Complete,
    }

    public IReadOnlyList<StoredResource> Resources => _resources;

    public IReadOnlyList<IRecordBatch> Batches => _batches;

    /// <exception cref="ApiErrorException">It is not a snapshot, or of a format that is not supported.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (!Advance())
        {
            await FillAsync(cancellationToken);
        }

        if (!_hasFormat)
        {
            throw ApiErrors.MissingMember.With("/format", Supported);
        }

        foreach (var batch in _batches)
        {
            batch.Complete();
        }
    }

    /// <summary>Returns the error for JSON that is not valid.</summary>
    public ApiErrorException Malformed(Exception exception) => ApiErrors.MalformedBody.With(
        ((exception as JsonException)?.LineNumber + 1 ?? 1).ToString(CultureInfo.InvariantCulture),
        ((exception as JsonException)?.BytePositionInLine + 1 ?? 1).ToString(CultureInfo.InvariantCulture),
        exception is JsonException ? "the text from here on is not JSON." : "a string contains an unpaired surrogate.");

    public void Dispose()
    {
        _record.Dispose();
        foreach (var batch in _batches)
        {
            batch.Dispose();
        }
    }

    private static string Supported => string.Create(CultureInfo.InvariantCulture, $"the number of a supported format: {FormatVersion}");

    /// <summary>Reads as many values as the buffer contains.</summary>
    /// <returns>Whether the snapshot is complete.</returns>
    private bool Advance()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_from, _to - _from), _isFinal, _state);
        while (_position != Position.Complete)
        {
            var before = reader;
            if (!Step(ref reader))
            {
                reader = before;
                break;
            }
        }

        _state = reader.CurrentState;
        _from += (int)reader.BytesConsumed;
        return _position == Position.Complete;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
        }

        if (_to == _buffer.Length)
        {
            // The buffer doubles, so the part of a large value is not read again too often.
            Array.Resize(
                ref _buffer,
                _buffer.Length < MaxValueBytes
                    ? _buffer.Length * 2
                    : throw ApiErrors.WrongMember.With("(a value)", $"at most {MaxValueBytes} bytes long", "longer"));
        }

        // The byte order mark is removed.
        var isFirst = _position == Position.Start && _to == 0;
        var read = await stream.ReadAtLeastAsync(_buffer.AsMemory(_to), isFirst ? 3 : 1, throwOnEndOfStream: false, cancellationToken);
        _to += read;
        _isFinal = read == 0;
        if (isFirst && _buffer.AsSpan(0, _to).StartsWith(Encoding.UTF8.Preamble))
        {
            _from = Encoding.UTF8.Preamble.Length;
        }
    }

    /// <summary>Reads the next value, unless the buffer ends within it.</summary>
    private bool Step(ref Utf8JsonReader reader)
    {
        if (_position == Position.End)
        {
            // Nothing but white space may follow. Other text makes the reader throw.
            var rest = _buffer.AsSpan(_from + (int)reader.BytesConsumed, _to - _from - (int)reader.BytesConsumed);
            if (rest.TrimStart(" \t\r\n"u8).IsEmpty)
            {
                _position = _isFinal ? Position.Complete : Position.End;
                return _isFinal;
            }

            return reader.Read();
        }

        if (!reader.Read())
        {
            return false;
        }

        switch (_position)
        {
            case Position.Start:
                Require(reader.TokenType == JsonTokenType.StartObject, "(the body)", "an object");
                _position = Position.Root;
                return true;
            case Position.Root:
                return ReadMember(ref reader);
            case Position.Resources:
                return ReadResource(ref reader);
            case Position.Records:
                return ReadDataSet(ref reader);
            default:
                return ReadRecord(ref reader);
        }
    }

    private bool ReadMember(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            _position = Position.End;
            return true;
        }

        var name = reader.GetString();
        if (!reader.Read())
        {
            return false;
        }

        switch (name)
        {
            case "format":
                _hasFormat = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var format) && format == FormatVersion;
                Require(_hasFormat, "/format", Supported);
                return true;
            case "resources":
                Require(reader.TokenType == JsonTokenType.StartArray, "/resources", "an array");
                _position = Position.Resources;
                return true;
            case "records":
                Require(reader.TokenType == JsonTokenType.StartObject, "/records", "an object");
                _position = Position.Records;
                return true;
            default:
                return reader.TrySkip();
        }
    }

    private bool ReadResource(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            _position = Position.Root;
            return true;
        }

        if (Value(ref reader) is not { } bytes)
        {
            return false;
        }

        using var document = JsonDocument.Parse(bytes);
        var item = new JsonView(document.RootElement, $"/resources/{_resources.Count}").Of(JsonValueKind.Object, "an object");
        var kind = item.Required("a resource").RequiredText("kind", "the kind of the resource");
        Require(
            Enum.TryParse<ResourceKind>(kind, out var known) && known.ToString() == kind,
            item["kind"].Pointer,
            "a kind of resource",
            $"'{kind}'");
        _resources.Add(new(
            item.RequiredText("sandbox", "its sandbox"),
            known,
            item.RequiredText("id", "its id"),
            item.Text("etag") ?? string.Empty,
            JsonCopy.Freeze(JsonCopy.ToObject(item.RequiredObject("document", "the resource").Element))));
        return true;
    }

    private bool ReadDataSet(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            _position = Position.Root;
            return true;
        }

        var dataSetId = reader.GetString()!;
        if (!reader.Read())
        {
            return false;
        }

        Require(reader.TokenType == JsonTokenType.StartArray, "/records/" + dataSetId, "an array");
        _batches.Add(begin(dataSetId));
        _position = Position.DataSet;
        return true;
    }

    private bool ReadRecord(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            _position = Position.Records;
            return true;
        }

        if (Value(ref reader) is not { } bytes)
        {
            return false;
        }

        using var document = JsonDocument.Parse(bytes, JsonLimits.Record);
        Require(document.RootElement.ValueKind == JsonValueKind.Object, "/records", "arrays of objects");
        _record.SetLength(0);
        using (var writer = new Utf8JsonWriter(
            _record, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.RootElement.WriteTo(writer);
        }

        _batches[^1].Append(_record.GetBuffer().AsSpan(0, (int)_record.Length));
        return true;
    }

    /// <summary>Returns the bytes of the value at the reader; <see langword="null"/> if the buffer ends within it.</summary>
    private ReadOnlyMemory<byte>? Value(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            return null;
        }

        return _buffer.AsMemory(_from + start, (int)reader.BytesConsumed - start);
    }

    private static void Require(bool isMet, string pointer, string what, string found = "another value")
    {
        if (!isMet)
        {
            throw ApiErrors.WrongMember.With(pointer, what, found);
        }
    }
}
