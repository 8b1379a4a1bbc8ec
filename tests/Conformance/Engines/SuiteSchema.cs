using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;
using TypedFlows.Conformance.Suite;

namespace TypedFlows.Conformance.Engines;

/// <summary>A schema of the suite as both engines get it from the parser.</summary>
/// <param name="Document">Null where the parser refuses it.</param>
/// <param name="FailureReason">Why it does.</param>
internal sealed record SuiteSchema(SchemaDocument? Document, string FailureReason)
{
    public static SuiteSchema Parse(SuiteGroup group, TestSuite suite)
    {
        var diagnostics = new List<SpecDiagnostic>();
        var document = SpecParser.ParseDocument(
            group.Schema, diagnostics, new SchemaDocuments(suite.Remotes), group.AssertsFormats ? FormatAssertion.All : FormatAssertion.None);
        var errors = diagnostics.Where(d => d.Rule.Severity == RuleSeverity.Error).Select(d => d.Message);
        return new SuiteSchema(document, document is null ? "the schema is refused: " + string.Join("; ", errors) : string.Empty);
    }
}
