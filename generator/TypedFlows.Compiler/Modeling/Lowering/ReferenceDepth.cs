using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Limits the nesting depth of the references of a schema. The generated code and every traversal are as deep. Beyond a depth that no
/// hand-written schema reaches, the compiler or the C# compiler would fail with a stack overflow.
/// </summary>
internal static class ReferenceDepth
{
    public const int Most = 100;

    /// <exception cref="NotSupportedException">The references are nested more deeply.</exception>
    public static void Check(SchemaDocument document) => Height(document.Root, 0, document, new(StringComparer.Ordinal));

    /// <summary>Returns the maximum nesting depth of references from the schema. A recursive reference adds nothing.</summary>
    private static int Height(Schema schema, int depth, SchemaDocument document, Dictionary<string, int> known)
    {
        var height = 0;
        if (schema.Ref is { } key && document.Find(key) is { } target)
        {
            if (!known.TryGetValue(key, out var below))
            {
                known[key] = -1;
                ThrowTooDeep(depth + 1);
                known[key] = below = Height(target, depth + 1, document, known);
            }

            height = below + 1;
        }

        foreach (var inside in schema.Subschemas())
        {
            height = Math.Max(height, Height(inside, depth, document, known));
        }

        ThrowTooDeep(depth + height);
        return height;
    }

    private static void ThrowTooDeep(int depth)
    {
        if (depth > Most)
        {
            throw new NotSupportedException(
                string.Format(CultureInfo.InvariantCulture, "its schemas lead more than {0} references deep into one another", Most));
        }
    }
}
