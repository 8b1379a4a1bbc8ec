using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Selects the spec files that references in one file may refer to, by a search of its text. Most files have no external references, so a
/// change of another file does not affect them. An XDM schema and the files with its descriptors refer to each other by the id of the
/// schema.
/// </summary>
internal static class ReferencedFiles
{
    /// <summary>Returns the files in ordinal order of their names, including files that are referenced indirectly.</summary>
    public static EquatableArray<SourceFile> Of(SourceFile file, IReadOnlyList<SourceFile> all)
    {
        var picked = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        var next = new Queue<SourceFile>();
        next.Enqueue(file);
        while (next.Count > 0)
        {
            var from = next.Dequeue();
            foreach (var reference in Outward(from.Text))
            {
                foreach (var found in Targets(from.Path, reference, all))
                {
                    if (found.Path != file.Path && !picked.ContainsKey(found.Path))
                    {
                        picked.Add(found.Path, found);
                        next.Enqueue(found);
                    }
                }
            }
        }

        var isSchema = XdmDescriptors.MayHoldSchema(file);
        var isDescriptors = !isSchema && XdmDescriptors.MayHold(file);
        foreach (var other in isSchema || isDescriptors ? all : [])
        {
            if (other.Path != file.Path && (isSchema ? XdmDescriptors.MayHold(other) : XdmDescriptors.MayHoldSchema(other)))
            {
                picked[other.Path] = other;
            }
        }

        return picked.Values.OrderBy(found => found.Path, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>Returns the paths and URIs of the documents that references in the file refer to, except for the file itself.</summary>
    public static EquatableArray<string> Documents(SourceFile file)
    {
        string[] bases = [UriReference.OfPath(file.Path), .. Ids(file)];
        return Outward(file.Text)
            .SelectMany(reference => bases.Select(@base => UriReference.SplitFragment(UriReference.Resolve(@base, reference)).Uri))
            .Except(bases, StringComparer.Ordinal)
            .OrderBy(uri => uri, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>Returns a value indicating whether references in other files refer to the file, by its path or by an id in it.</summary>
    public static bool IsReferenced(SourceFile file, IEnumerable<ReferencedDocuments> all)
    {
        var uris = new HashSet<string>(all.Where(other => other.Path != file.Path).SelectMany(other => other.Uris), StringComparer.Ordinal);
        return uris.Count > 0
            && (uris.Contains(UriReference.OfPath(file.Path)) || uris.Contains(file.Path) || Ids(file).Any(uris.Contains));
    }

    private static IEnumerable<string> Ids(SourceFile file) => IdKeywords(file).SelectMany(keyword => Texts(file.Text, keyword))
        .Select(id => UriReference.SplitFragment(UriReference.Resolve(UriReference.OfPath(file.Path), id)).Uri)
        .Where(uri => uri.Length > 0);

    // The result is the file with that path. If there is none, it is every file with an id, because any schema may declare that URI.
    private static IEnumerable<SourceFile> Targets(string from, string reference, IReadOnlyList<SourceFile> all)
    {
        var uri = UriReference.SplitFragment(UriReference.Resolve(UriReference.OfPath(from), reference)).Uri;
        var named = all.Where(file => UriReference.OfPath(file.Path) == uri || file.Path == Uri.UnescapeDataString(uri)).ToList();
        return named.Count > 0 ? named
            : MetaSchema.Find(uri) is not null ? []
            : all.Where(file => IdKeywords(file).Any(keyword => Contains(file, keyword)));
    }

    // The id of a spec is not that of a schema, so it counts only in a file that names draft-04.
    private static IEnumerable<string> IdKeywords(SourceFile file) =>
        Contains(file, "draft-04/schema") ? ["\"$id\"", "\"id\""] : ["\"$id\""];

    private static bool Contains(SourceFile file, string text) => file.Text.IndexOf(text, StringComparison.Ordinal) >= 0;

    // Returns the values of references that do not begin with a fragment, and the URIs of custom meta-schemas.
    private static IEnumerable<string> Outward(string text) => Texts(text, "\"$ref\"").Concat(Texts(text, "\"$dynamicRef\""))
        .Where(reference => reference[0] != '#')
        .Concat(Texts(text, "\"$schema\"").Where(uri => SchemaDialect.Find(uri) is null));

    private static IEnumerable<string> Texts(string text, string keyword)
    {
        for (var at = text.IndexOf(keyword, StringComparison.Ordinal); at >= 0; at = text.IndexOf(keyword, at
            + 1, StringComparison.Ordinal))
        {
            var start = at + keyword.Length;
            while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == ':'))
            {
                start++;
            }

            var end = start < text.Length && text[start] == '"' ? text.IndexOf('"', start + 1) : -1;
            if (end > start + 1)
            {
                yield return text.Substring(start + 1, end - start - 1);
            }
        }
    }
}
