using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Finds references that refer back to themselves for the same value, such as <c>{"$ref":"#"}</c>. A reference from a property or an item
/// is recursion, which ends with the document.
/// </summary>
internal static class ReferenceLoops
{
    /// <summary>Returns the key of a schema on a loop, or null if there is none.</summary>
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

    // Returns the references that apply to the same value as the schema.
    private static IEnumerable<string> InPlaceReferences(Schema schema) =>
        schema.Ref is { } key ? [key] : schema.InPlaceSubschemas().SelectMany(InPlaceReferences);
}
