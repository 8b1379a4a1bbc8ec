using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Reading;

/// <summary>Represents a diagnostic in a spec file as plain values: rule, file, location, arguments.</summary>
internal sealed record SpecDiagnostic(
    Rule Rule, string Path, TextRange Range, LinePosition Start, LinePosition End, EquatableArray<string> Arguments)
{
    public string Message => string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.Message, [.. Arguments]);

    public static SpecDiagnostic At(Rule rule, SourceFile file, TextRange range, params string[] arguments) =>
        new(rule, file.Path, range, file.GetPosition(range.Start), file.GetPosition(range.End), new(arguments));
}
