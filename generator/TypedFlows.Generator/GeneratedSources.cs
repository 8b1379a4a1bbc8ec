using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Compiler;

namespace TypedFlows.Generator;

/// <summary>Hands what the compiler printed to the build.</summary>
internal static class GeneratedSources
{
    // Without a byte order mark: what the tool writes is the same, byte for byte.
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static void AddTo(this GeneratedSource source, SourceProductionContext output)
    {
        if (source.Text is not null)
        {
            output.AddSource(source.HintName, SourceText.From(source.Text, Utf8));
        }
    }
}
