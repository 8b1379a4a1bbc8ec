using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedFlows;

/// <summary>
/// Lets System.Text.Json read and write a generated record. Reading takes whatever the record can hold and leaves the other rules
/// to <see cref="ISpecObject.Validate"/>; with <see cref="JsonNumberHandling.AllowReadingFromString"/> scalars are lenient.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class SpecRecordConverter<T> : JsonConverter<T>
    where T : class, ISpecRecord<T>
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var lenient = (options.NumberHandling & JsonNumberHandling.AllowReadingFromString) != 0;
        var text = Text(ref reader);
        if (lenient && SpecJson.TryReadScalars<T>(text, out var read))
        {
            text = read;
        }

        if (SpecJson.TryReadFitting<T>(text, out var value, exact: false))
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

    // The value as JSON without the comments and trailing commas that the serializer may have been told to take.
    private static ReadOnlySpan<byte> Text(ref Utf8JsonReader reader)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        JsonElement.ParseValue(ref reader).WriteTo(writer);
        writer.Flush();
        return output.WrittenSpan;
    }
}
