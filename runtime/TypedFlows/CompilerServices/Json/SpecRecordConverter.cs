using System.Buffers;
using System.ComponentModel;
#if NET9_0_OR_GREATER
using System.Runtime.InteropServices;
#else
using System.Text;
#endif
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedFlows.CompilerServices;

/// <summary>
/// Lets System.Text.Json read and write a generated record. Reading takes whatever the record can hold and leaves the other rules
/// to <see cref="ISpecObject.Validate"/>; with <see cref="JsonNumberHandling.AllowReadingFromString"/> scalars are lenient.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpecRecordConverter<T> : JsonConverter<T>
    where T : class, ISpecRecord<T>
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var document = JsonDocument.ParseValue(ref reader);
        var lenient = (options.NumberHandling & JsonNumberHandling.AllowReadingFromString) != 0;
        if (!lenient && SpecJson.TryReadFitting<T>(Raw(document.RootElement), out var value, exact: false))
        {
            return value;
        }

        var text = Plain(document.RootElement);
        if (lenient && SpecJson.TryReadScalars<T>(text, out var read))
        {
            text = read;
        }

        if (SpecJson.TryReadFitting(text, out value, exact: false))
        {
            return value;
        }

        // Rare: says what does not fit, or reads the document again without its duplicate members.
        var result = SpecJson.ReadMisfit(text, out value);
        return value ?? throw new JsonException(result.ToString());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.WriteTo(writer);
    }

#if NET9_0_OR_GREATER
    private static ReadOnlySpan<byte> Raw(JsonElement value) => JsonMarshal.GetRawUtf8Value(value);
#else
    private static ReadOnlySpan<byte> Raw(JsonElement value) => Encoding.UTF8.GetBytes(value.GetRawText());
#endif

    // Without the comments and trailing commas that the serializer may have been told to take.
    private static ReadOnlySpan<byte> Plain(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        value.WriteTo(writer);
        writer.Flush();
        return output.WrittenSpan;
    }
}
