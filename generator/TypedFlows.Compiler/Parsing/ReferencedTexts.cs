using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Selects the spec files that references in one file may refer to, by a search of its text. Most files have no external references, so a
/// change of another file does not affect them.
/// </summary>
internal static class ReferencedTexts
{
    /// <summary>Returns the files in ordinal order of their names, including files that are referenced indirectly.</summary>
    public static EquatableArray<SchemaText> Of(string path, string text, IReadOnlyList<SchemaText> all)
    {
        var picked = new Dictionary<string, SchemaText>(StringComparer.Ordinal);
        var next = new Queue<SchemaText>();
        next.Enqueue(new SchemaText(path, text));
        while (next.Count > 0)
        {
            var from = next.Dequeue();
            foreach (var reference in Outward(from.Text))
            {
                foreach (var found in Targets(from.Name, reference, all))
                {
                    if (found.Name != path && !picked.ContainsKey(found.Name))
                    {
                        picked.Add(found.Name, found);
                        next.Enqueue(found);
                    }
                }
            }
        }

        return picked.Values.OrderBy(file => file.Name, StringComparer.Ordinal).ToEquatableArray();
    }

    // The result is the file with that path. If there is none, it is every file with an id, because any schema may declare that URI.
    private static IEnumerable<SchemaText> Targets(string from, string reference, IReadOnlyList<SchemaText> all)
    {
        var uri = UriReference.SplitFragment(UriReference.Resolve(UriReference.OfPath(from), reference)).Uri;
        var named = all.Where(file => UriReference.OfPath(file.Name) == uri || file.Name == Uri.UnescapeDataString(uri)).ToList();
        return named.Count > 0 ? named
            : uri == MetaSchema.Uri ? []
            : all.Where(file => file.Text.IndexOf("\"$id\"", StringComparison.Ordinal) >= 0);
    }

    // Returns the values of "$ref" that do not begin with a fragment.
    private static IEnumerable<string> Outward(string text)
    {
        const string Keyword = "\"$ref\"";
        for (var at = text.IndexOf(Keyword, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Keyword, at
            + 1, StringComparison.Ordinal))
        {
            var start = at + Keyword.Length;
            while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == ':'))
            {
                start++;
            }

            var end = start < text.Length && text[start] == '"' ? text.IndexOf('"', start + 1) : -1;
            if (end > start + 1 && text[start + 1] != '#')
            {
                yield return text.Substring(start + 1, end - start - 1);
            }
        }
    }
}
