using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Tests.Emit;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Tests that the emitted code and the evaluator have the same verdict, paths and messages for any schema and document.</summary>
public sealed class AgreementTests
{
    // The cache is shared between batches, so that nothing is compiled again, including during shrinking.
    private static readonly CompiledSchemas s_compiled = new();

    [SeededProperty(3)]
    public void Both_engines_say_the_same(SchemaBatch batch)
    {
        // A shrunk value may not be a schema any more, which proves nothing.
        var cases = batch.Cases.Where(c => CompiledSchemas.Read(c.Schema) is not null).ToList();
        s_compiled.Add(cases.Select(c => c.Schema));
        foreach (var one in cases)
        {
            var document = CompiledSchemas.Read(one.Schema)!;
            var probe = s_compiled.Find(one.Schema);
            foreach (var text in one.Documents)
            {
                EngineAgreement.Check(document, probe, text.ToString(), isLenient: false);
                EngineAgreement.Check(document, probe, text.ToString(), isLenient: true);
                EngineAgreement.Check(document, probe, text.Swapped().ToString(), isLenient: true);
            }
        }
    }

    // Each pair was found by the property above with another seed.
    [Theory]
    [InlineData(
        """
        {"type":"object","oneOf":[{"$ref":"http://case.test/item"},{}],"definitions":{"item":{"$id":"http://case.test/item","type":"object",
        "properties":{"a":{"if":{"const":""},"else":{"$ref":""},"allOf":[{"enum":["A"]}]}}}}}
        """,
        """{"a":"","a":"A"}""")]
    [InlineData(
        """{"properties":{"c":{"properties":{"":{"$ref":"#spot"}}}},"definitions":{"%":{"$id":"#spot","pattern":"^\\w"}}}""",
        """{"c":{"":""}}""")]
    [InlineData("""{"anyOf":[{"properties":{"c":{}}}],"additionalProperties":false}""", """{"c":1}""")]
    public void Both_engines_say_the_same_about_what_was_found(string schema, string document)
    {
        var code = EmittedCode.From(("specs/Case.json", schema));
        var probe = RecordProbe.Of(code.Load(), code.Links.Table.Specs.Single().TypeName!);
        var read = CompiledSchemas.Read(schema)!;
        EngineAgreement.Check(read, probe, document, isLenient: false);
        EngineAgreement.Check(read, probe, document, isLenient: true);
    }

    // Each verdict must occur often. Otherwise, the test proves little.
    [Fact]
    public void Generated_documents_are_valid_and_invalid_often()
    {
        var verdicts = Arbitraries.Sample(Arbitraries.Batches(), 1).Single().Cases
            .SelectMany(c => c.Documents.Select(
                d => SchemaEvaluator.Evaluate(CompiledSchemas.Read(c.Schema)!, EngineAgreement.Read(d.ToString()))))
            .ToList();
        var (valid, invalid) = (verdicts.Count(v => v == Verdict.Valid), verdicts.Count(v => v == Verdict.Invalid));
        Assert.True(valid > verdicts.Count / 6 && invalid > verdicts.Count / 6, $"{valid} valid, {invalid} invalid");
    }
}
