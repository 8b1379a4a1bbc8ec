using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator;

/// <summary>
/// Represents diagnostics with the locations of their files as plain values. The output step creates the types of Roslyn.
/// </summary>
internal sealed record SpecReport(EquatableArray<LocatedDiagnostic> Diagnostics)
{
    public static SpecReport From(EquatableArray<SpecDiagnostic> diagnostics, EquatableArray<SpecFileLocation> locations) =>
        new(diagnostics.Select(d => new LocatedDiagnostic(d, locations.FirstOrDefault(p => p.Path == d.Path))).ToEquatableArray());

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
