using TypedFlows.Compiler;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Conformance.Xdm;

/// <summary>Runs the evaluator of the compiler with completely known records.</summary>
internal sealed class EvaluatorXdmEngine : IXdmEngine
{
    public string Name => "evaluator";

    public ValueTask<CheckRecord> PrepareAsync(string name, string schema)
    {
        var file = SpecParser.Parse(new SpecFileText(name + ".json", schema), []);
        XdmDiagnostics.ThrowIfRejected(file.Diagnostics);
        var document = file.Specs.Single().Parts.Single().Document!;
        return ValueTask.FromResult<CheckRecord>(record => ValueTask.FromResult(Evaluate(document, record)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static RecordResult Evaluate(SchemaDocument document, string record)
    {
        var read = new SourceFile("record", record).Json;
        if (read.FirstError is not null)
        {
            return RecordResult.Failed("the record is not read: " + read.Diagnostics[0].Message);
        }

        var result = SchemaEvaluator.Evaluate(document, InstanceReader.Read(read.Root), "the schema");
        var violations = result.Violations.Select(v => RecordViolation.Create(v.InstancePath, v.Keyword, v.Message)).ToList();
        return result.Verdict == Verdict.Unknown
            ? new RecordResult(violations, "the verdict is unknown, though all of the record is known")
            : new RecordResult(violations);
    }
}
