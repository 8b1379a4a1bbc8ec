using System.Globalization;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Finds the location of a JSON Pointer in the text of a file, for diagnostics that require all files.</summary>
internal static class PointerLocator
{
    public static SpecDiagnostic Locate(LinkDiagnostic diagnostic, SourceFile file) =>
        SpecDiagnostic.At(diagnostic.Rule, file, Find(file.Json.Root, diagnostic.Pointer), [.. diagnostic.Arguments]);

    /// <summary>Returns the range of the value at the pointer, or of the innermost existing value on its path.</summary>
    public static TextRange Find(JsonSyntax root, string pointer)
    {
        var at = root;
        foreach (var name in JsonPointer.Tokens(pointer))
        {
            var next = at switch
            {
                JsonSyntax.Object o => o.Find(name)?.Value,
                JsonSyntax.Array a when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
                    && i < a.Items.Count => a.Items[i],
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            at = next;
        }

        // A range over the whole file would underline everything, so the first character represents it.
        return at is JsonSyntax.Object or JsonSyntax.Array ? new TextRange(at.Range.Start, Math.Min(1, at.Range.Length)) : at.Range;
    }
}
