using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Writes the canonical text of a JSON value: properties in ordinal order, shortest numbers, no white space, ASCII.</summary>
internal static class CanonicalJson
{
    public static string Write(JsonValue value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    /// <summary>Returns the SHA-256 hash of the canonical text in lower-case hexadecimal.</summary>
    public static string Hash(JsonValue value)
    {
        using var sha = SHA256.Create();
        var hash = new StringBuilder(64);
        foreach (var b in sha.ComputeHash(Encoding.ASCII.GetBytes(Write(value))))
        {
            hash.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        }

        return hash.ToString();
    }

    private static void Write(JsonValue value, StringBuilder text)
    {
        switch (value)
        {
            case JsonValue.Object o:
                WriteList('{', '}', o.Members, text, member =>
                {
                    WriteString(member.Name, text);
                    text.Append(':');
                    Write(member.Value, text);
                });
                break;
            case JsonValue.Array a:
                WriteList('[', ']', a.Items, text, item => Write(item, text));
                break;
            case JsonValue.String s:
                WriteString(s.Value, text);
                break;
            case JsonValue.Number n:
                text.Append(n.Value);
                break;
            case JsonValue.Boolean b:
                text.Append(b.Value ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteList<T>(char open, char close, EquatableArray<T> items, StringBuilder text, Action<T> write)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            write(items[i]);
        }

        text.Append(close);
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (c is < ' ' or > '~')
            {
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(c);
            }
        }

        text.Append('"');
    }
}
