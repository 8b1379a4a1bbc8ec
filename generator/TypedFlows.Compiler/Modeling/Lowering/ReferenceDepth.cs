using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// How deep the references of a schema lead into one another. What is generated is as deep, and so is whoever follows them: past a
/// depth that no schema written by people has, that would end in a stack overflow, here or in the C# compiler.
/// </summary>
internal static class ReferenceDepth
{
    public const int Most = 100;

    /// <exception cref="NotSupportedException">The references lead deeper.</exception>
    public static void Check(SchemaDocument document) => Height(document.Root, 0, document, new(StringComparer.Ordinal));

    /// <summary>The most references behind one another from that schema on. One that leads back into what is open adds none.</summary>
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
            throw new NotSupportedException(string.Format(CultureInfo.InvariantCulture, "its schemas lead more than {0} references deep into one another", Most));
        }
    }
}
