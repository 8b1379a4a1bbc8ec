using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads a file of JSON record by record: one array of objects, or a sequence of objects.</summary>
internal sealed class JsonReaderSource : JsonRecord
{
    private readonly SourceFile _file;
    private readonly PeekStream _stream;
    private readonly IAsyncEnumerator<JsonElement> _elements;

    public JsonReaderSource(SourceFile file, Stream stream)
    {
        _file = file;
        var peeked = new PeekStream(stream, file);
        _stream = peeked;
        _elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(peeked, topLevelValues: peeked.FirstByte() != '[')
            .GetAsyncEnumerator();
    }

    public override (SourceFault Fault, object[] Arguments)? Misfit =>
        Current.ValueKind != JsonValueKind.Object ? (SourceFault.NoObject, [Current.ValueKind.ToString().ToLowerInvariant()])
        : HasUnpairedSurrogate(Current) ? (SourceFault.Surrogate, [])
        : null;

    public override bool Read()
    {
        try
        {
            // The file is local, so waiting for it blocks no longer than reading it would.
            var isRead = _elements.MoveNextAsync().AsTask().GetAwaiter().GetResult();
            Current = isRead ? _elements.Current : default;
            _stream.EndRecord();
            return !isRead || Utf8.IsValid(JsonMarshal.GetRawUtf8Value(Current))
                ? isRead : throw SourceFault.Malformed.With(_file.Name, "a record of it is not UTF-8.");
        }
        catch (JsonException e)
        {
            throw SourceFault.Malformed.With(_file.Name, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} is not JSON.");
        }
    }

    public override void Dispose()
    {
        _elements.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stream.Dispose();
    }
}
