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

/// <summary>Lets System.Text.Json read and write a generated record. Reading checks all rules of the schema, unless the options contain a
/// <see cref="SkipValidationConverter"/>. With <see cref="JsonNumberHandling.AllowReadingFromString"/>, scalars are lenient.</summary>
/// <typeparam name="T">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpecRecordConverter<T> : JsonConverter<T>
    where T : class, ISpecRecord<T>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value violates a rule of the schema, or the record cannot represent it. The message names the
    /// instance path and the rule of each violation.</exception>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var document = JsonDocument.ParseValue(ref reader);
        var isLenient = (options.NumberHandling & JsonNumberHandling.AllowReadingFromString) != 0;
        return options.Converters.Any(converter => converter is SkipValidationConverter)
            ? ReadUnchecked(document.RootElement, isLenient) : ReadValid(document.RootElement, isLenient);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.WriteTo(writer);
    }

    private static T ReadValid(JsonElement json, bool isLenient) =>
        (!isLenient && SpecJson.TryParse<T>(Raw(json), out var value))
            || SpecJson.TryParse(Plain(json), out value, out var result, isLenient ? ReadOptions.Lenient : ReadOptions.Default)
            ? value : throw new JsonException(result.ToString());

    // Accepts every value that the record can represent.
    private static T ReadUnchecked(JsonElement json, bool isLenient)
    {
        if (!isLenient && SpecJson.TryReadFitting<T>(Raw(json), out var value, exact: false))
        {
            return value;
        }

        var text = Plain(json);
        if (isLenient && SpecJson.TryReadScalars<T>(text, out var read))
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
