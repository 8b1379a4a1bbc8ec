using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>Writing: records write UTF-8 by themselves; a Utf8JsonWriter gets what they wrote.</content>
public static partial class SpecJson
{
    // What System.Text.Json writes as it is by default.
    private static readonly SearchValues<byte> s_unencoded = SearchValues.Create(
        " !\"#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~"u8);

    /// <summary>Writes a record as JSON.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="output">Where to write UTF-8.</param>
    public static void Write(ISpecObject record, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(output);
        if (record is ISpecValue value)
        {
            var writer = new SpecWriter(output);
            value.Write(ref writer);
            writer.Flush();
            return;
        }

        using var slower = new Utf8JsonWriter(output);
        record.WriteTo(slower);
    }

    /// <summary>Writes a record by a writer whose options (indentation, encoder) are kept.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="writer">Where to write the JSON value.</param>
    public static void WriteTo(ISpecValue record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var output = new ArrayBufferWriter<byte>();
        Write(record, output);
        var json = output.WrittenSpan;
        var isDefault = writer.Options.Encoder is null || writer.Options.Encoder == JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        if (isDefault && !writer.Options.Indented && json.IndexOfAnyExcept(s_unencoded) < 0)
        {
            writer.WriteRawValue(json, skipInputValidation: true);
            return;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = writer.Options.MaxDepth == 0 ? 1000 : writer.Options.MaxDepth });
        while (reader.Read())
        {
            CopyToken(ref reader, json, writer);
        }
    }

    private static void CopyToken(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(JsonScanner.Text(reader.ValueSpan)!);
                break;
            case JsonTokenType.String when JsonScanner.Text(reader.ValueSpan) is { } text:
                writer.WriteStringValue(text);
                break;
            default:
                writer.WriteRawValue(json[(int)reader.TokenStartIndex..(int)reader.BytesConsumed], skipInputValidation: true);
                break;
        }
    }
}
