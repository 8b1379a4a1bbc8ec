using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Picks, of all spec files, those that references in one of them may lead to, by a glance at its text: most files have no
/// reference out of themselves, and then an edit elsewhere is none of theirs.
/// </summary>
internal static class ReferencedTexts
{
    /// <summary>In ordinal order of their names, and with what references in them lead to in turn.</summary>
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

    // The file of that path; else, since any file may call a schema by that URI, all that call one anything.
    private static IEnumerable<SchemaText> Targets(string from, string reference, IReadOnlyList<SchemaText> all)
    {
        var uri = UriReference.SplitFragment(UriReference.Resolve(UriReference.OfPath(from), reference)).Uri;
        var named = all.Where(file => UriReference.OfPath(file.Name) == uri || file.Name == Uri.UnescapeDataString(uri)).ToList();
        return named.Count > 0 ? named
            : uri == MetaSchema.Uri ? []
            : all.Where(file => file.Text.IndexOf("\"$id\"", StringComparison.Ordinal) >= 0);
    }

    // The values of "$ref" that do not begin with a fragment.
    private static IEnumerable<string> Outward(string text)
    {
        const string Keyword = "\"$ref\"";
        for (var at = text.IndexOf(Keyword, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Keyword, at + 1, StringComparison.Ordinal))
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
