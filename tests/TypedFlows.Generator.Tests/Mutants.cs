namespace TypedFlows.Generator.Tests;

/// <summary>Creates spec files with errors. The files are always the same, so that a failure can be reproduced.</summary>
internal static class Mutants
{
    private static readonly string[] s_values =
        [
            "null",
            "true",
            "\"x\"",
            "[]",
            "{}",
            "-1",
            "1e400",
            "0.1",
            "\"\"",
            "{\"$ref\":\"#\"}",
            "{\"$ref\":\"#/nowhere\"}",
            "[null]",
            "99999999999999999999",
            "\"\\ud800\"",
            "\"(?<=a\\\\1)\"",
        ];

    private static readonly string[] s_names =
        [
            "type",
            "properties",
            "required",
            "if",
            "then",
            "else",
            "enum",
            "const",
            "oneOf",
            "allOf",
            "not",
            "items",
            "$ref",
            "id",
            "spec",
            "default",
            "pattern",
            "class",
            "",
        ];

    public static IEnumerable<string> Of(IReadOnlyList<string> texts, int count)
    {
        var random = new Random(20260101);
        for (var i = 0; i < count; i++)
        {
            var text = texts[random.Next(texts.Count)];
            for (var changes = random.Next(1, 4); changes > 0 && text.Length > 0; changes--)
            {
                text = Change(text, random);
            }

            yield return text;
        }
    }

    private static string Change(string text, Random random)
    {
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 40), text.Length - at);
        return random.Next(7) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, "{}[]:,\"\\0\t\u0000\ufeffé"[random.Next(13)].ToString()),
            2 => text.Remove(at, length),
            3 => text.Insert(at, text.Substring(random.Next(text.Length - length + 1), length)),
            4 => Replace(text, ": ", ",\n", s_values[random.Next(s_values.Length)], at),
            5 => Replace(text, "\"", "\"", s_names[random.Next(s_names.Length)], at),
            _ => text.Insert(at, new string('[', random.Next(1, 200))),
        };
    }

    /// <summary>Replaces the text between the next two markers.</summary>
    private static string Replace(string text, string open, string close, string value, int at)
    {
        var start = text.IndexOf(open, at, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(close, start + open.Length, StringComparison.Ordinal);
        return end < 0 ? text : text[..(start + open.Length)] + value + text[end..];
    }
}
