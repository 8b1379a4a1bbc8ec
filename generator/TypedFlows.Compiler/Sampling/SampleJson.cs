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
        Instance.Object known => known.Members.Any(member => HasUnpairedSurrogate(member.Name) || HasUnpairedSurrogate(member.Value)),
        Instance.Array array => array.Items.Any(HasUnpairedSurrogate),
        Instance.String text => HasUnpairedSurrogate(text.Value),
        _ => false,
    };

    private static bool HasUnpairedSurrogate(string text) =>
        text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && CodePoints.Of(text) is null;

    private static void WriteValue(Utf8JsonWriter writer, Instance instance)
    {
        switch (instance)
        {
            case Instance.Object known:
                writer.WriteStartObject();
                foreach (var member in known.Members)
                {
                    writer.WritePropertyName(member.Name);
                    WriteValue(writer, member.Value);
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
