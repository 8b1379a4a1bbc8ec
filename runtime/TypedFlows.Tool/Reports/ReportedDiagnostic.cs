using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Tool.Reports;

/// <summary>One thing to say of a place in a file.</summary>
/// <param name="Id">Id of the rule, or the keyword that a document breaks.</param>
/// <param name="Start">Zero-based.</param>
/// <param name="End">Zero-based, after the last character.</param>
/// <param name="Details">Further facts for machines, such as the pointers of a violation.</param>
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
    public string Word => Severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "info",
    };

    /// <param name="file">The file's path as people know it.</param>
    public static ReportedDiagnostic Of(SpecDiagnostic said, string file) =>
        new(file, said.Start, said.End, said.Rule.Severity, said.Rule.Id, said.Rule.Title, said.Message, said.Rule.HelpLink, []);
}
