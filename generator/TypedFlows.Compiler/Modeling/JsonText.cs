using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Writes values and schemas as JSON text: one line, keywords of a schema in ordinal order, only what the model holds.</summary>
internal static class JsonText
{
    public static string Of(JsonValue value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    public static string Of(Schema schema) => Of(new SchemaDocument(schema));

    /// <summary>Returns the schema with the targets of its references under <c>definitions</c>.</summary>
    public static string Of(SchemaDocument document) => Of(SchemaJson.Of(document));

    private static void Write(StringBuilder text, JsonValue value)
    {
        switch (value)
        {
            case JsonValue.Array array:
                text.Append('[');
                WriteEach(text, array.Items, item => Write(text, item));
                text.Append(']');
                break;
            case JsonValue.Object members:
                text.Append('{');
                WriteEach(text, members.Members, member => WriteMember(text, member.Name, member.Value));
                text.Append('}');
                break;
            case OrderedMembers members:
                text.Append('{');
                WriteEach(text, members.Members, member => WriteMember(text, member.Name, member.Value));
                text.Append('}');
                break;
            case JsonValue.String content:
                WriteString(text, content.Value);
                break;
            case JsonValue.Number number:
                text.Append(number.Value.ToString());
                break;
            case JsonValue.Boolean boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteMember(StringBuilder text, string name, JsonValue value)
    {
        WriteString(text, name);
        text.Append(':');
        Write(text, value);
    }

    private static void WriteEach<T>(StringBuilder text, EquatableArray<T> items, Action<T> write)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            write(items[i]);
        }
    }

    private static void WriteString(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var c in content)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029':
                case >= '\ud800' and <= '\udfff':
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
