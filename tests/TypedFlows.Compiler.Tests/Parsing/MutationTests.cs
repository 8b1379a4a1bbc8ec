using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;
using TypedFlows.Compiler.Tests.Reading;

namespace TypedFlows.Compiler.Tests.Parsing;

public class MutationTests
{
    [Fact]
    public void No_text_makes_the_parser_throw()
    {
        var random = new Random(7_2026);
        var files = Repository.SpecFiles;
        var texts = files.Select(Repository.Read).ToList();
        var overlay = OverlayReader.TryRead(new SourceFile(
            "specs/overlays/o.json", """{"overlay":"CRMToAEP","patch":{"optionSpec":{"spec":{"properties":{"x":{"type":"strin"}}}}}}"""))!;
        for (var i = 0; i < 2_000; i++)
        {
            var text = Mutation.Of(texts[i % texts.Count], random);
            var file = SpecParser.Parse(new SpecFileText(files[i % files.Count], text), [overlay]);
            OverlayReader.TryRead(new SourceFile(files[i % files.Count], text));
            SpecParser.ParseSchema(text, new List<SpecDiagnostic>());

            var own = file.Diagnostics.Where(d => d.Path == file.Path).ToList();
            Assert.All(own, d => Assert.InRange(d.Range.End, d.Range.Start, text.Length));
            Assert.All(own, d => Assert.NotEqual(string.Empty, d.Message));
            var first = own.FirstOrDefault(d => d.Rule == DefinitionRules.MalformedJson)?.Range.Start ?? int.MaxValue;
            Assert.DoesNotContain(own, d => d.Rule != DefinitionRules.MalformedJson && d.Range.Start >= first);
            Assert.Equal(own.OrderBy(d => d.Range.Start).Select(d => d.Range.Start), own.Select(d => d.Range.Start));

            // Every omission has a diagnostic, including a part without a schema and a missing spec.
            if (file.Specs.Any(s => s.Parts.Any(p => p.Schema is null)))
            {
                Assert.Contains(file.Diagnostics, d => d.Rule.Severity != RuleSeverity.Info);
            }
        }
    }
}
