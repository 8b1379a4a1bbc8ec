using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;
using TypedFlows.Conformance.Suite;

namespace TypedFlows.Conformance.Engines;

/// <summary>Represents a schema of the suite as the parser supplies it to both engines.</summary>
/// <param name="Document">The document, or null if the parser rejects it.</param>
/// <param name="FailureReason">The reason for the failure.</param>
internal sealed record SuiteSchema(SchemaDocument? Document, string FailureReason)
{
    public static SuiteSchema Parse(SuiteGroup group, TestSuite suite)
    {
        var diagnostics = new List<SpecDiagnostic>();
        var remotes = new SchemaDocuments(suite.Remotes.Select(remote => new SourceFile(remote.Key, remote.Value)));
        var formats = group.AssertsFormats ? FormatAssertion.All : FormatAssertion.None;
        var document = SpecParser.ParseDocument(group.Schema, diagnostics, remotes, formats, suite.Dialect);
        var errors = diagnostics.Where(d => d.Rule.Severity == RuleSeverity.Error).Select(d => d.Message);
        return new SuiteSchema(document, document is null ? "the schema is rejected: " + string.Join("; ", errors) : string.Empty);
    }
}
