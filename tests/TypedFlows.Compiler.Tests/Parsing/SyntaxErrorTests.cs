using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.Compiler.Tests.Reading;

namespace TypedFlows.Compiler.Tests.Parsing;

/// <summary>Tests the result of a file with a syntax error.</summary>
public class SyntaxErrorTests
{
    public static TheoryData<string> Specs() => [.. Repository.SmallSpecFiles];

    [Theory]
    [MemberData(nameof(Specs))]
    public void Any_structural_character_deleted_is_one_diagnostic_of_the_file(string path)
    {
        var text = Repository.Read(path);
        foreach (var offset in JsonDamageTests.StructuralCharacters(text))
        {
            AssertOneError(path, text.Remove(offset, 1), offset);
        }
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Any_quote_deleted_is_one_diagnostic_of_the_file(string path)
    {
        var text = Repository.Read(path);
        foreach (var offset in Enumerable.Range(0, text.Length).Where(i => text[i] == '"'))
        {
            AssertOneError(path, text.Remove(offset, 1), offset);
        }
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_truncated_file_has_one_diagnostic(string path)
    {
        var text = Repository.Read(path).TrimEnd();
        for (var length = 0; length < text.Length; length += 7)
        {
            AssertOneError(path, text.Substring(0, length), 0);
        }
    }

    [Fact]
    public void Parts_complete_before_the_error_are_kept()
    {
        const string Path = "specs/flow/CRMToAEP.json";
        var text = Repository.Read(Path);
        var whole = SpecParser.Parse(new SpecFileText(Path, text), []).Specs[0];
        var schedule = text.IndexOf("\"scheduleSpec\"", StringComparison.Ordinal);
        foreach (var offset in JsonDamageTests.StructuralCharacters(text).Where(o => o > schedule))
        {
            var spec = Assert.Single(SpecParser.Parse(new SpecFileText(Path, text.Remove(offset, 1)), []).Specs);
            Assert.Equal((whole.Id, whole.Name, whole.Version), (spec.Id, spec.Name, spec.Version));
            Assert.Equal(whole.SourceConnectionSpecIds, spec.SourceConnectionSpecIds);
            foreach (var kept in whole.Parts.Where(p => p.Kind is PartKind.Transformation or PartKind.Options))
            {
                Assert.Contains(kept, spec.Parts);
            }

            Assert.All(spec.Parts, p => Assert.NotNull(p.Schema));
        }
    }

    [Fact]
    public void A_part_with_the_error_is_omitted()
    {
        var file = Parse(
            """{"id":"a","name":"N","transformationSpecs":[{"name":"A","spec":{"type":"object"}},{"name":"B","spec":{"type": }},"""
                + """{"name":"C","spec":{}}]}""");
        Assert.Equal("A", Assert.Single(Assert.Single(file.Specs).Parts).Name);
        Assert.Equal(DefinitionRules.MalformedJson, Assert.Single(file.Diagnostics).Rule);
    }

    [Fact]
    public void A_spec_with_its_name_after_the_error_is_omitted()
    {
        Assert.Empty(Parse("""{"id":"a","scheduleSpec":{"name":"S","spec":{}},, "name":"N"}""").Specs);
        Assert.Empty(Parse("""{"id":"a","name":"N",, "scheduleSpec":{"name":"S","spec":{}}}""").Specs);
    }

    [Fact]
    public void A_mistake_before_the_error_is_still_reported()
    {
        var file = Parse("""{"id":"a","name":"N","transformationSpecs":[{"name":"A","spec":{"not":null}}], "x" 1}""");
        Assert.Equal([DefinitionRules.MalformedSchema, DefinitionRules.MalformedJson], file.Diagnostics.Select(d => d.Rule));
        Assert.Null(file.Specs[0].Parts[0].Schema);
    }

    [Theory]
    [InlineData("{\"minimum\": \"1, \"maximum\": 5}")]
    [InlineData("{\"minimum\": 1, \"title\": 5b6\"}")]
    [InlineData("{\"type\": true\"string\"}")]
    public void Text_that_touches_the_error_is_not_checked(string text) =>
        Assert.Equal(DefinitionRules.MalformedJson, Assert.Single(Parse(text).Diagnostics).Rule);

    [Fact]
    public void Specs_before_the_damaged_one_are_complete()
    {
        var file = Parse(
            """{"items":[{"id":"a","name":"A","authSpec":[]},{"id":"b","name":"B","authSpec":[{} {}]},"""
                + """{"id":"c","name":"C","authSpec":[]}]}""");
        Assert.Equal(["A", "B"], file.Specs.Select(s => s.Name));
        Assert.Equal(DefinitionRules.MalformedJson, file.Diagnostics[file.Diagnostics.Count - 1].Rule);
        Assert.Single(file.Diagnostics, d => d.Rule == DefinitionRules.MalformedJson);
    }

    private static SpecFile Parse(string text) => SpecParser.Parse(new SpecFileText("specs/a.json", text), []);

    private static void AssertOneError(string path, string text, int offset)
    {
        var findings = SpecParser.Parse(new SpecFileText(path, text), []).Diagnostics;
        Assert.True(findings.Count == 1, $"{offset}: {string.Join(" | ", findings.Select(f => f.Message))}");
        Assert.Equal(DefinitionRules.MalformedJson, findings[0].Rule);
        Assert.True(findings[0].Range.Start >= offset);
    }
}
