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
            if (at.Child(name) is not { } next)
            {
                break;
            }

            at = next;
        }

        // A range over the whole file would underline everything, so the first character represents it.
        return at is JsonSyntax.Object or JsonSyntax.Array ? new TextRange(at.Range.Start, Math.Min(1, at.Range.Length)) : at.Range;
    }
}
