using System.Buffers;
using System.Text.Json;

namespace TypedFlows;

/// <content>Duplicate members: the last one counts.</content>
public static partial class SpecJson
{
    private static bool HasDuplicates(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
            {
                if (HasDuplicates(item))
                {
                    return true;
                }
            }
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in json.EnumerateObject())
            {
                if (!names.Add(member.Name) || HasDuplicates(member.Value))
                {
                    return true;
                }
            }
        }

        return false;
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
                    last[member.Name] = member.Value;
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
                json.WriteTo(writer);
                break;
        }
    }
}
