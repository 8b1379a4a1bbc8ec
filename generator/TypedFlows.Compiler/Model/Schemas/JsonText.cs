using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TypedFlows.Compiler.Model;

/// <summary>Writes JSON values as canonical text: one line, properties in ordinal order, shortest numbers, no white space.</summary>
internal static class JsonText
{
    public static string Of(JsonValue value) => Write(new StringBuilder(), value).ToString();

    /// <summary>Returns the SHA-256 hash of the text in lower-case hexadecimal. Characters outside ASCII are hashed as escapes.</summary>
    public static string Hash(JsonValue value)
    {
        using var sha = SHA256.Create();
        var text = string.Concat(Of(value).Select(c => c > '~' ? Escape(c) : c.ToString()));
        return string.Concat(sha.ComputeHash(Encoding.ASCII.GetBytes(text)).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static StringBuilder Write(StringBuilder text, JsonValue value) => value switch
    {
        JsonValue.Array array => WriteEach(text, '[', array.Items, item => Write(text, item), ']'),
        JsonValue.Object members => WriteMembers(text, members.Members),
        JsonValue.OrderedObject members => WriteMembers(text, members.Members),
        JsonValue.String content => WriteString(text, content.Value),
        JsonValue.Number number => text.Append(number.Value.ToString()),
        JsonValue.Boolean boolean => text.Append(boolean.Value ? "true" : "false"),
        _ => text.Append("null"),
    };

    private static StringBuilder WriteMembers(StringBuilder text, EquatableArray<NamedValue> members) =>
        WriteEach(text, '{', members, member => Write(WriteString(text, member.Name).Append(':'), member.Value), '}');

    private static StringBuilder WriteEach<T>(StringBuilder text, char open, EquatableArray<T> items, Action<T> write, char close)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i > 0 ? "," : string.Empty);
            write(items[i]);
        }

        return text.Append(close);
    }

    private static StringBuilder WriteString(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var c in content)
        {
            _ = c is '"' or '\\' ? text.Append('\\').Append(c)
                : char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? text.Append(Escape(c))
                : text.Append(c);
        }

        return text.Append('"');
    }

    private static string Escape(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);
}
