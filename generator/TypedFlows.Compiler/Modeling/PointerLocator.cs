using System.Globalization;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Finds the place of a JSON Pointer in a file's text again, for what is only known once all files are.</summary>
internal static class PointerLocator
{
    public static SpecDiagnostic Locate(LinkDiagnostic finding, string text)
    {
        var file = new SourceFile(finding.Path, text);
        return SpecDiagnostic.At(finding.Rule, file, Find(JsonReader.Read(file).Root, finding.Pointer), [.. finding.Arguments]);
    }

    /// <summary>The range of the value at the pointer, or of the innermost one on the way that exists.</summary>
    public static TextRange Find(JsonSyntax root, string pointer)
    {
        var at = root;
        foreach (var name in JsonPointer.Tokens(pointer))
        {
            var next = at switch
            {
                JsonSyntax.Object o => o.Find(name)?.Value,
                JsonSyntax.Array a when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < a.Items.Count => a.Items[i],
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            at = next;
        }

        // The whole of a file would underline it all: its first character stands for it.
        return at is JsonSyntax.Object or JsonSyntax.Array ? new TextRange(at.Range.Start, Math.Min(1, at.Range.Length)) : at.Range;
    }
}
