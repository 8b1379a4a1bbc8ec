using System.Text;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Tests.Evaluation;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Emitted code and the evaluator give the same verdict, at the same places, on random schemas and documents; seeds are fixed.</summary>
public sealed class AgreementTests
{
    private const int Schemas = 70;
    private const int Documents = 250;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Both_engines_say_the_same(int seed)
    {
        var cases = new RandomCases(seed);
        var schemas = Enumerable.Range(0, Schemas).Select(i => i % 3 == 0 ? cases.Document(() => Typed(cases)) : new SchemaDocument(Typed(cases))).ToList();
        var code = EmittedCode.From([.. schemas.Select((s, i) => ($"specs/Case{i}.json", JsonText.Of(s)))]);
        var assembly = code.Load();
        var counts = (Valid: 0, Invalid: 0);
        for (var i = 0; i < Schemas; i++)
        {
            var name = code.Links.Table.Specs.Single(s => s.Path == $"specs/Case{i}.json").TypeName!;
            var probe = RecordProbe.Of(assembly, name);
            for (var round = 0; round < Documents; round++)
            {
                var document = cases.Value(3);
                var text = JsonText.Of(document);
                var json = Encoding.UTF8.GetBytes(text);
                var wanted = SchemaEvaluator.Evaluate(schemas[i], InstanceReader.Read(document), $"Case{i}");
                var places = wanted.Violations.Select(v => $"{v.InstancePath} {v.SchemaPath} {v.Keyword}").Order(StringComparer.Ordinal).ToList();
                var at = $"{JsonText.Of(schemas[i])}\n{text}\n";
                var judged = probe.Validate(json);
                AssertSame(places, judged, at + "as a document");
                if (schemas[i].Targets.Count == 0)
                {
                    // Where a reference leads, emitted code does not say again what conditions stand above it.
                    Assert.Equal(wanted.Violations.Select(v => v.Message).Order(StringComparer.Ordinal), judged.Violations.Select(v => v.Message).Order(StringComparer.Ordinal));
                }

                var (value, result) = probe.Parse(json);
                if (places.Count == 0 && value is null)
                {
                    Assert.All(result.Violations, v => Assert.Equal("NotRepresentable", v.Keyword));
                    continue;
                }

                AssertSame(places, result, at + "as a record");
                if (value is null)
                {
                    counts.Invalid++;
                    continue;
                }

                counts.Valid++;
                Assert.True(value.Validate().IsValid, at + value.Validate());
                Assert.Equal(document, TestJson.Value(Encoding.UTF8.GetString(RecordProbe.Write(value))));
            }
        }

        Assert.True(counts.Valid > 500 && counts.Invalid > 500, counts.ToString());
    }

    // Random schemas rarely are an object's: this one is, with members of every kind of type, and random rules over them.
    private static Schema Typed(RandomCases cases) => cases.Schema(3) with
    {
        Always = null,
        Types = SchemaTypes.Object,
        Const = null,
        Properties = new[] { "a", "b", "c" }.Take(2).Select(n => new NamedSchema(n, cases.Schema(3))).ToEquatableArray(),
    };

    private static void AssertSame(List<string> places, ValidationResult result, string at)
    {
        var found = result.Violations.Select(v => $"{v.InstancePath} {v.SchemaPath} {v.Keyword}").Order(StringComparer.Ordinal).ToList();
        Assert.True(places.SequenceEqual(found), $"{at}\nwanted\n{string.Join("\n", places)}\nfound\n{string.Join("\n", found)}");
    }
}
