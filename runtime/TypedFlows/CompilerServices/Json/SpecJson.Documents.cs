using System.Buffers;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>Handles duplicate properties. The last one counts.</content>
public static partial class SpecJson
{
    /// <summary>Writes a record as JSON. Returns false if a required value is null or cannot be written as JSON.</summary>
    internal static bool TryWrite(ISpecObject record, out JsonElement json)
    {
        json = default;
        try
        {
            var output = new ArrayBufferWriter<byte>();
            Write(record, output);
            var reader = new Utf8JsonReader(output.WrittenSpan);
            json = JsonElement.ParseValue(ref reader);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NullReferenceException)
        {
            return false;
        }
    }

    private static byte[] WithoutDuplicates(JsonElement json)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            WriteWithoutDuplicates(json, writer);
        }

        return output.WrittenSpan.ToArray();
    }

    private static void WriteWithoutDuplicates(JsonElement json, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    WriteWithoutDuplicates(item, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                var last = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (var member in json.EnumerateObject())
                {
                    last[NameOf(member)] = member.Value;
                }

                writer.WriteStartObject();
                foreach (var (name, value) in last)
                {
                    writer.WritePropertyName(name);
                    WriteWithoutDuplicates(value, writer);
                }

                writer.WriteEndObject();
                break;
            default:
                // The raw text is kept, because an unpaired surrogate can be written in no other form.
                writer.WriteRawValue(json.GetRawText(), skipInputValidation: true);
                break;
        }
    }
}
