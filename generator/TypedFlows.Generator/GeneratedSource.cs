using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Generator;

/// <summary>One generated file: its text, or why there is none.</summary>
internal sealed record GeneratedSource(string HintName, string? Text, EquatableArray<SpecDiagnostic> Failures)
{
    /// <summary>Names the file that spans specs; a spec of that name gets another hint.</summary>
    public const string LinksName = "Links";

    // Without a byte order mark: what the tool writes is the same, byte for byte.
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public void AddTo(SourceProductionContext output)
    {
        if (Text is not null)
        {
            output.AddSource(HintName, SourceText.From(Text, Utf8));
        }
    }
}
