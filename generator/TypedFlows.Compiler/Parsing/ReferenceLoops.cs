using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Finds references that lead back to themselves for one and the same value, such as <c>{"$ref":"#"}</c>. To come back for a member
/// or an item is recursion, which ends where the document does.
/// </summary>
internal static class ReferenceLoops
{
    /// <summary>The key of a schema on a loop; null where there is none.</summary>
    public static string? Find(IReadOnlyDictionary<string, Schema> targets)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in targets.Keys.OrderBy(k => k, StringComparer.Ordinal))
        {
            if (Visit(key) is { } loop)
            {
                return loop;
            }
        }

        return null;

        string? Visit(string key)
        {
            if (!targets.TryGetValue(key, out var target) || done.Contains(key))
            {
                return null;
            }

            if (!open.Add(key))
            {
                return key;
            }

            foreach (var next in InPlaceReferences(target))
            {
                if (Visit(next) is { } loop)
                {
                    return loop;
                }
            }

            open.Remove(key);
            done.Add(key);
            return null;
        }
    }

    // The references that judge the very value that the schema judges.
    private static IEnumerable<string> InPlaceReferences(Schema schema) =>
        schema.Ref is { } key ? [key] : schema.InPlaceSubschemas().SelectMany(InPlaceReferences);
}
