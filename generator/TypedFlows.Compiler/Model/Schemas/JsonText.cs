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
        var text = new StringBuilder();
        AppendEscaped(text, Of(value), c => c > '~');
        var hash = sha.ComputeHash(Encoding.ASCII.GetBytes(text.ToString()));
        return string.Concat(hash.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static StringBuilder Write(StringBuilder text, JsonValue value) => value switch
    {
        JsonValue.Array array => WriteEach(text, '[', array.Items, item => Write(text, item), ']'),
        JsonValue.Object members => WriteMembers(text, members.Members),
        JsonValue.OrderedObject members => WriteMembers(text, members.Members),
        JsonValue.String content => WriteString(text, content.Value),
        JsonValue.Number number => text.Append(number.Value.ToString()),
        JsonValue.SchemaOf type => text.Append(SchemaText.Separator).Append(type.TypeName).Append(SchemaText.Separator),
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
        AppendEscaped(text, content, c => c is '"' or '\\' or '\u2028' or '\u2029' || char.IsControl(c) || char.IsSurrogate(c));
        return text.Append('"');
    }

    // Texts are long and have few characters to escape, so what is between them is appended at once.
    private static void AppendEscaped(StringBuilder text, string content, Func<char, bool> isEscaped)
    {
        var start = 0;
        for (var i = 0; i < content.Length; i++)
        {
            if (isEscaped(content[i]))
            {
                text.Append(content, start, i - start).Append(Escape(content[i]));
                start = i + 1;
            }
        }

        text.Append(content, start, content.Length - start);
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
    };
}
