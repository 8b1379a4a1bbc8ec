using System.Text.Json;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling;

/// <summary>Writes a record as JSON.</summary>
internal static class SampleJson
{
    public static void Write(Utf8JsonWriter writer, Instance record)
    {
        if (HasUnpairedSurrogate(record))
        {
            // The writer would replace it, which a schema may forbid. An escape keeps it.
            writer.WriteRawValue(JsonText.Of(InstanceValues.Of(record)!));
        }
        else
        {
            WriteValue(writer, record);
        }
    }

    private static bool HasUnpairedSurrogate(Instance instance) => instance switch
    {
        Instance.Object known => HasUnpairedSurrogate(known),
        Instance.Array array => array.Items.Any(HasUnpairedSurrogate),
        Instance.String text => HasUnpairedSurrogate(text.Value),
        _ => false,
    };

    private static bool HasUnpairedSurrogate(Instance.Object known)
    {
        for (var i = 0; i < known.Members.Count; i++)
        {
            if (HasUnpairedSurrogate(known.Members[i].Name) || HasUnpairedSurrogate(known.Members[i].Value))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasUnpairedSurrogate(string text) =>
        text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && CodePoints.Of(text) is null;

    private static void WriteValue(Utf8JsonWriter writer, Instance instance)
    {
        switch (instance)
        {
            case Instance.Object known:
                writer.WriteStartObject();
                for (var i = 0; i < known.Members.Count; i++)
                {
                    writer.WritePropertyName(known.Members[i].Name);
                    WriteValue(writer, known.Members[i].Value);
                }

                writer.WriteEndObject();
                break;
            case Instance.Array array:
                writer.WriteStartArray();
                foreach (var item in array.Items)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            case Instance.String text:
                writer.WriteStringValue(text.Value);
                break;
            case Instance.Number number:
                writer.WriteRawValue(number.Text, skipInputValidation: true);
                break;
            case Instance.Boolean boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
