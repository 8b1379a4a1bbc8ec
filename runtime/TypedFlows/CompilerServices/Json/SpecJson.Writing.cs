using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>Writes records. A record writes UTF-8 itself, and the result is copied to a Utf8JsonWriter.</content>
public static partial class SpecJson
{
    // The characters that System.Text.Json does not escape by default.
    private static readonly SearchValues<byte> s_unencoded = SearchValues.Create(
        " !\"#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~"u8);

    /// <summary>Writes a record as JSON.</summary>
    /// <param name="record">The record.</param>
    /// <param name="output">The buffer for the UTF-8 text.</param>
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

    /// <summary>Writes a record with a writer and respects its options (indentation, encoder).</summary>
    /// <param name="record">The record.</param>
    /// <param name="writer">The writer.</param>
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

        var reader = new Utf8JsonReader(
            json, new JsonReaderOptions { MaxDepth = writer.Options.MaxDepth == 0 ? 1000 : writer.Options.MaxDepth });
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
