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

/// <summary>Lets System.Text.Json read and write a generated record. Reading accepts every value that the record can represent and leaves
/// the other rules to <see cref="ISpecObject.Validate"/>. With <see cref="JsonNumberHandling.AllowReadingFromString"/>, scalars are
/// lenient.</summary>
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

        // This path is rare. It reports the violation, or reads the document again without its duplicate properties.
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

    // The result has no comments and no trailing commas, which the serializer options can allow.
    private static ReadOnlySpan<byte> Plain(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        value.WriteTo(writer);
        writer.Flush();
        return output.WrittenSpan;
    }
}
