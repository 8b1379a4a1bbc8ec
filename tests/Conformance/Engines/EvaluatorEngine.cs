using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Conformance.Suite;

namespace TypedFlows.Conformance.Engines;

/// <summary>Runs the evaluator of the compiler with completely known documents.</summary>
internal sealed class EvaluatorEngine : IEngine
{
    public string Name => "evaluator";

    public IReadOnlyList<Func<string, EngineVerdict>> Prepare(TestSuite suite) => [.. suite.Groups.Select(group => Prepare(group, suite))];

    private static Func<string, EngineVerdict> Prepare(SuiteGroup group, TestSuite suite)
    {
        var schema = SuiteSchema.Parse(group, suite);
        if (schema.Document is not { } document)
        {
            return _ => EngineVerdict.None(schema.FailureReason);
        }

        return data => Evaluate(document, data);
    }

    private static EngineVerdict Evaluate(SchemaDocument document, string data)
    {
        var read = new SourceFile("document", data).Json;
        if (read.FirstError is not null)
        {
            return EngineVerdict.None("the document is not read: " + read.Diagnostics[0].Message);
        }

        var result = SchemaEvaluator.Evaluate(document, InstanceReader.Read(read.Root), "the schema");
        return result.Verdict switch
        {
            Verdict.Valid => EngineVerdict.Valid,
            Verdict.Invalid => EngineVerdict.Invalid(result.Violations.Count == 0 ? null : result.Violations[0].Message),
            _ => EngineVerdict.None("unknown, though all of the document is known"),
        };
    }
}
