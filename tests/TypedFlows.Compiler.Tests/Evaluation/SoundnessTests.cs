using FsCheck;
using FsCheck.Fluent;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Tests.Agreement;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>Laws of the evaluator that hold for every schema and document.</summary>
public sealed class SoundnessTests
{
    private const int Rounds = 3_000;
    private const int Documents = 6;

    // The seed says which parts of the documents are not known.
    private static readonly Arbitrary<(SchemaCase Case, int Seed)> Cases = Arb.From(
        from one in SchemaBatch.Case(Documents) from seed in Gen.Choose(0, 1_000_000) select (one, seed),
        pair => pair.one.Shrink().Select(smaller => (smaller, pair.seed)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_proved_of_a_document_half_known_holds_once_all_is_known(bool lenient)
    {
        var options = new EvaluationOptions(LenientScalars: lenient);
        var counts = new int[3];
        Properties.Check(Cases, Rounds, pair =>
        {
            if (CompiledSchemas.Read(pair.Case.Schema) is not { } schema)
            {
                return;
            }

            var blur = new PartialDocumentGenerator(pair.Seed);
            foreach (var document in pair.Case.Documents)
            {
                var text = document.ToString();
                var whole = SchemaEvaluator.Evaluate(schema, TestJson.Instance(text), options);
                var part = blur.Of(TestJson.Value(text));
                var verdict = SchemaEvaluator.Evaluate(schema, part, options);
                Assert.NotEqual(Verdict.Unknown, whole);
                Assert.True(verdict == Verdict.Unknown || verdict == whole, $"{text} is {whole}\nof which is known\n{PartialDocumentGenerator.Describe(part)}\nand that is {verdict}");
                counts[(int)verdict]++;
            }
        });

        // Each verdict must occur often, or the law is proved of nothing.
        Assert.All(counts, count => Assert.True(count > Rounds / 2, string.Join(" ", counts)));
    }

    [Fact]
    public void The_list_of_violations_agrees_with_the_verdict() => Properties.Check(Cases, Rounds, pair =>
    {
        if (CompiledSchemas.Read(pair.Case.Schema) is not { } schema)
        {
            return;
        }

        var blur = new PartialDocumentGenerator(pair.Seed);
        foreach (var document in pair.Case.Documents)
        {
            var instance = blur.Of(TestJson.Value(document.ToString()));
            var all = SchemaEvaluator.Evaluate(schema, instance, "Spec");
            var first = SchemaEvaluator.Evaluate(schema, instance, "Spec", new EvaluationOptions(StopAtFirst: true));
            Assert.Equal(SchemaEvaluator.Evaluate(schema, instance), all.Verdict);
            Assert.Equal(all.Verdict == Verdict.Invalid, all.Violations.Count > 0);
            Assert.Equal(all.Verdict, first.Verdict);
            Assert.Equal(all.Violations.Take(1), first.Violations);
        }
    });

    [Fact]
    public void Lenient_scalars_refuse_nothing_that_is_valid_as_it_stands() => Properties.Check(Cases, Rounds, pair =>
    {
        foreach (var document in CompiledSchemas.Read(pair.Case.Schema) is null ? [] : pair.Case.Documents)
        {
            var schema = CompiledSchemas.Read(pair.Case.Schema)!;
            var instance = TestJson.Instance(document.ToString());
            Assert.True(
                SchemaEvaluator.Evaluate(schema, instance) != Verdict.Valid || SchemaEvaluator.Evaluate(schema, instance, new EvaluationOptions(LenientScalars: true)) == Verdict.Valid,
                document.ToString());
        }
    });
}
