using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Tool.Reports;

/// <summary>One diagnostic with a location in a file.</summary>
/// <param name="Id">The id of the rule, or the keyword that a document violates.</param>
/// <param name="Start">The zero-based start.</param>
/// <param name="End">The zero-based position after the last character.</param>
/// <param name="Details">Additional data for machines, such as the pointers of a violation.</param>
internal sealed record ReportedDiagnostic(
    string File,
    LinePosition Start,
    LinePosition End,
    RuleSeverity Severity,
    string Id,
    string Title,
    string Message,
    string? Help,
    IReadOnlyList<KeyValuePair<string, string>> Details)
{
    /// <summary>The zero-based index of the record in the file, or null if the file does not contain records.</summary>
    public int? Record { get; init; }

    public string Word => Severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "info",
    };

    /// <param name="file">The display path of the file.</param>
    public static ReportedDiagnostic Of(SpecDiagnostic diagnostic, string file) =>
        new(
            file,
            diagnostic.Start,
            diagnostic.End,
            diagnostic.Rule.Severity,
            diagnostic.Rule.Id,
            diagnostic.Rule.Title,
            diagnostic.Message,
            diagnostic.Rule.HelpLink,
            []);
}
