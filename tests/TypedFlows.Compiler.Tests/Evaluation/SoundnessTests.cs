using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Tests.Agreement;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>Tests laws of the evaluator that hold for every schema and document.</summary>
public sealed class SoundnessTests
{
    private const int Rounds = 3_000;
    private const int Samples = 1_000;

    [SeededProperty(Rounds)]
    public void Verdicts_on_partially_known_documents_hold_for_known_documents(PartlyKnownCase one) => AssertProved(one, isLenient: false);

    [SeededProperty(Rounds)]
    public void Verdicts_on_partially_known_documents_hold_for_known_documents_with_lenient_scalars(PartlyKnownCase one) =>
        AssertProved(one, isLenient: true);

    // Each verdict must occur often. Otherwise, the test proves nothing.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Documents_half_known_reach_each_verdict_often(bool isLenient)
    {
        var options = new EvaluationOptions(LenientScalars: isLenient);
        var counts = new int[3];
        foreach (var one in Arbitraries.Sample(Arbitraries.PartlyKnownCases(), Samples))
        {
            var blur = new PartialDocumentGenerator(one.Seed);
            foreach (var document in one.Case.Documents)
            {
                var part = blur.Of(TestJson.Value(document.ToString()));
                counts[(int)SchemaEvaluator.Evaluate(CompiledSchemas.Read(one.Case.Schema)!, part, options)]++;
            }
        }

        Assert.All(counts, count => Assert.True(count > Samples / 2, string.Join(" ", counts)));
    }

    [SeededProperty(Rounds)]
    public void The_list_of_violations_agrees_with_the_verdict(PartlyKnownCase one)
    {
        if (CompiledSchemas.Read(one.Case.Schema) is not { } schema)
        {
            return;
        }

        var blur = new PartialDocumentGenerator(one.Seed);
        foreach (var document in one.Case.Documents)
        {
            var instance = blur.Of(TestJson.Value(document.ToString()));
            var all = SchemaEvaluator.Evaluate(schema, instance, "Spec");
            var first = SchemaEvaluator.Evaluate(schema, instance, "Spec", new EvaluationOptions(StopAtFirst: true));
            Assert.Equal(SchemaEvaluator.Evaluate(schema, instance), all.Verdict);
            Assert.Equal(all.Verdict == Verdict.Invalid, all.Violations.Count > 0);
            Assert.Equal(all.Verdict, first.Verdict);
            Assert.Equal(all.Violations.Take(1), first.Violations);
        }
    }

    [SeededProperty(Rounds)]
    public void Lenient_scalars_reject_no_valid_document(PartlyKnownCase one)
    {
        if (CompiledSchemas.Read(one.Case.Schema) is not { } schema)
        {
            return;
        }

        foreach (var document in one.Case.Documents)
        {
            var instance = TestJson.Instance(document.ToString());
            Assert.True(
                SchemaEvaluator.Evaluate(schema, instance) != Verdict.Valid
                    || SchemaEvaluator.Evaluate(schema, instance, new EvaluationOptions(LenientScalars: true)) == Verdict.Valid,
                document.ToString());
        }
    }

    private static void AssertProved(PartlyKnownCase one, bool isLenient)
    {
        if (CompiledSchemas.Read(one.Case.Schema) is not { } schema)
        {
            return;
        }

        var options = new EvaluationOptions(LenientScalars: isLenient);
        var blur = new PartialDocumentGenerator(one.Seed);
        foreach (var document in one.Case.Documents)
        {
            // Both are read from the same value, because a value does not keep the digits of a number, which are the text of a lenient one.
            var value = TestJson.Value(document.ToString());
            var whole = SchemaEvaluator.Evaluate(schema, InstanceReader.Read(value), options);
            var part = blur.Of(value);
            var verdict = SchemaEvaluator.Evaluate(schema, part, options);
            Assert.NotEqual(Verdict.Unknown, whole);
            Assert.True(
                verdict == Verdict.Unknown || verdict == whole,
                $"{document} is {whole}\nof which is known\n{PartialDocumentGenerator.Describe(part)}\nand that is {verdict}");
        }
    }
}
