using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator;

/// <summary>Findings with the places of the files that they are in, still as plain values: Roslyn's types are made at the output.</summary>
internal sealed record SpecReport(EquatableArray<LocatedDiagnostic> Diagnostics)
{
    public static SpecReport From(EquatableArray<SpecDiagnostic> diagnostics, EquatableArray<SpecFileLocation> places) =>
        new(diagnostics.Select(d => new LocatedDiagnostic(d, places.FirstOrDefault(p => p.Path == d.Path))).ToEquatableArray());

    public void AddTo(SourceProductionContext output)
    {
        foreach (var (diagnostic, file) in Diagnostics)
        {
            if ((file?.Cap ?? SeverityCap.From(null)).Apply(diagnostic.Rule.Severity) is not { } severity)
            {
                continue;
            }

            var location = Location.Create(
                file?.FullPath ?? diagnostic.Path,
                new TextSpan(diagnostic.Range.Start, diagnostic.Range.Length),
                new LinePositionSpan(Position(diagnostic.Start), Position(diagnostic.End)));
            output.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(diagnostic.Rule), location, Descriptors.Severity(severity), null, null, [.. diagnostic.Arguments]));
        }
    }

    private static Microsoft.CodeAnalysis.Text.LinePosition Position(Compiler.Reading.LinePosition position) =>
        new(position.Line, position.Column);
}
