namespace TypedFlows.Compiler.Tests.Reading;

/// <summary>Changes a text randomly: characters and ranges are deleted, doubled, swapped or replaced.</summary>
internal static class Mutation
{
    private static readonly string[] s_fragments =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "null", "true", "1e999999", "-0.0", "\"type\"", "\"not\": null", "\"$ref\": 1,", "\n",
        "\t", "/*", "ä😀", "[[", "\"\"", "{}", "[]",
    ];

    public static string Of(string text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0 && text.Length > 0; edits--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            var fragment = s_fragments[random.Next(s_fragments.Length)];
            text = random.Next(5) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Remove(at, length),
                2 => text.Insert(at, fragment),
                3 => text.Remove(at, length).Insert(at, fragment),
                _ => text.Insert(at, text.Substring(random.Next(text.Length - length + 1), length)),
            };
        }

        return text;
    }

    /// <summary>Returns a random sequence of tokens and texts that are almost tokens.</summary>
    public static string Fragments(Random random, int count) =>
        string.Join(random.Next(2) == 0 ? "" : " ", Enumerable.Range(0, count).Select(_ => s_fragments[random.Next(s_fragments.Length)]));
}
