using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Compiler;

namespace TypedFlows.Generator;

/// <summary>Adds the emitted source files to the compilation.</summary>
internal static class GeneratedSources
{
    // The text has no byte order mark, so it equals the output of the tool byte for byte.
    private static readonly Encoding s_utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static void AddTo(this GeneratedSource source, SourceProductionContext output)
    {
        if (source.Text is not null)
        {
            output.AddSource(source.HintName, SourceText.From(source.Text, s_utf8));
        }
    }
}
