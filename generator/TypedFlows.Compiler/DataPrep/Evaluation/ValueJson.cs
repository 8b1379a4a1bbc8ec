using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Converts JSON to values of expressions, and back.</summary>
internal static class ValueJson
{
    public static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Number => Number(json.GetRawText()),
        JsonValueKind.Array => new ListValue([.. json.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => ReadObject(json),
        _ => null,
    };

    public static ObjectValue ReadObject(JsonElement json) =>
        new ObjectValue().With(json.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Read(member.Value))));

    /// <summary>Returns a value as JSON.</summary>
    public static string Text(object? value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case string plain:
                writer.WriteStringValue(plain);
                break;
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case long or BigInteger or decimal:
                writer.WriteRawValue(Values.Text(value));
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ObjectValue map:
                writer.WriteStartObject();
                foreach (var (name, member) in map.Members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case ZonedDate date:
                Span<char> text = stackalloc char[ZonedDate.MaxLength];
                writer.WriteStringValue(text[..date.Format(text)]);
                break;
            case LambdaValue:
                writer.WriteStringValue("lambda");
                break;
            default:
                writer.WriteStringValue(Values.Text(value));
                break;
        }
    }

    /// <summary>Returns the value of a number in JSON.</summary>
    public static object Number(string text) => text.AsSpan().IndexOfAny('.', 'e', 'E') < 0
        ? Values.Integer(BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
        : double.Parse(text, CultureInfo.InvariantCulture);
}
