using System.Text;
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
        var start = reader;
        var state = new SpecReader(lenient, exact: false);
        var value = T.Read(ref reader, ref state);
        if (state.Fits && value is not null)
        {
            return value;
        }

        // Rare: says what does not fit, or reads the document again without its duplicate members.
        var text = Encoding.UTF8.GetBytes(JsonElement.ParseValue(ref start).GetRawText());
        var result = SpecJson.ReadMisfit(text, lenient, out value);
        return value ?? throw new JsonException(result.ToString());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.WriteTo(writer);
    }
}
