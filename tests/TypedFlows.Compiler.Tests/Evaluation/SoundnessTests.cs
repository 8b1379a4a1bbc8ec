using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>Laws that hold for every schema and document, tried on many random ones; the seeds are fixed.</summary>
public sealed class SoundnessTests
{
    private const int Rounds = 10_000;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void What_is_proved_of_a_document_half_known_holds_once_all_is_known(int seed, bool lenient)
    {
        var cases = new RandomCases(seed);
        var options = new EvaluationOptions(LenientScalars: lenient);
        var counts = new int[3];
        for (var round = 0; round < Rounds; round++)
        {
            var schema = cases.Schema(3);
            for (var tries = 0; tries < 3; tries++)
            {
                var document = cases.Value(3);
                var whole = SchemaEvaluator.Judge(schema, InstanceReader.Read(document), options);
                var part = SchemaEvaluator.Judge(schema, cases.Blur(document), options);
                Assert.NotEqual(Verdict.Unknown, whole);
                Assert.True(part == Verdict.Unknown || part == whole, $"round {round}: {part}, then {whole}\n{schema}\n{document}");
                counts[(int)part]++;
            }
        }

        // Each verdict must occur often, or the law is proved of nothing.
        Assert.All(counts, count => Assert.True(count > Rounds / 10, string.Join(" ", counts)));
    }

    [Fact]
    public void The_list_of_violations_agrees_with_the_verdict()
    {
        var cases = new RandomCases(3);
        for (var round = 0; round < Rounds; round++)
        {
            var schema = cases.Schema(3);
            var instance = cases.Blur(cases.Value(3));
            var all = SchemaEvaluator.Evaluate(schema, instance, "Spec");
            var first = SchemaEvaluator.Evaluate(schema, instance, "Spec", new EvaluationOptions(StopAtFirst: true));
            Assert.Equal(SchemaEvaluator.Judge(schema, instance), all.Verdict);
            Assert.Equal(all.Verdict == Verdict.Invalid, all.Violations.Count > 0);
            Assert.Equal(all.Verdict, first.Verdict);
            Assert.Equal(all.Violations.Take(1), first.Violations);
        }
    }

    [Fact]
    public void Lenient_scalars_refuse_nothing_that_is_valid_as_it_stands()
    {
        var cases = new RandomCases(4);
        for (var round = 0; round < Rounds; round++)
        {
            var schema = cases.Schema(3);
            var instance = InstanceReader.Read(cases.Value(3));
            if (SchemaEvaluator.Judge(schema, instance) == Verdict.Valid)
            {
                Assert.True(
                    SchemaEvaluator.Judge(schema, instance, new EvaluationOptions(LenientScalars: true)) == Verdict.Valid,
                    $"round {round}: {schema}");
            }
        }
    }
}
