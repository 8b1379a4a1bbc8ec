using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Tests.Parsing;

public class SpecParserTests
{
    public static TheoryData<string> ShippedFiles() =>
        [.. Repository.SpecFiles, .. Repository.Files("*.json", "tests/cases").Where(
            p => p.EndsWith("/spec.json", StringComparison.Ordinal) || p.EndsWith("/schema.json", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public void A_shipped_file_parses_without_a_warning(string path)
    {
        var file = SpecParser.Parse(new SpecFileText(path, Repository.Read(path)), []);
        Assert.DoesNotContain(
            file.Diagnostics,
            d => d.Rule.Severity != RuleSeverity.Info
                && !(path.EndsWith("/ref/schema.json", StringComparison.Ordinal) && d.Rule == DefinitionRules.IgnoredNextToReference));
        Assert.All(file.Specs.SelectMany(s => s.Parts), p => Assert.NotNull(p.Schema));
        Assert.Equal(path.Contains("/overlays/", StringComparison.Ordinal) ? 0 : 1, file.Specs.Count);
    }

    [Fact]
    public void A_flow_spec_has_its_identity_and_its_parts()
    {
        var spec = Assert.Single(Parse(Repository.Read("specs/flow/CRMToAEP.json"), "specs/flow/CRMToAEP.json").Specs);
        Assert.Equal(SpecKind.FlowSpec, spec.Kind);
        Assert.Equal(("14518937-270c-4525-bdec-c2ba7cce3860", "1.0", "CRMToAEP"), (spec.Id, spec.Version, spec.Name));
        Assert.Equal("/items/0", spec.Pointer);
        Assert.Equal("c604ff05-7f1a-43c0-8e18-33bf874cb11c", Assert.Single(spec.TargetConnectionSpecIds));
        Assert.Equal(
            [
                (PartKind.Transformation, "Copy", "/items/0/transformationSpecs/0/spec"),
                (PartKind.Transformation, "Mapping", "/items/0/transformationSpecs/1/spec"),
                (PartKind.Schedule, "PeriodicSchedule", "/items/0/scheduleSpec/spec"),
                (PartKind.Options, "OptionSpec", "/items/0/optionSpec/spec"),
            ],
            spec.Parts.Select(p => (p.Kind, p.Name, p.Pointer)));
    }

    [Fact]
    public void A_connection_spec_has_its_authentications_and_its_source()
    {
        var spec = Assert.Single(Parse(Repository.Read("specs/connection/sftp.json")).Specs);
        Assert.Equal(SpecKind.ConnectionSpec, spec.Kind);
        Assert.Equal([PartKind.Auth, PartKind.Auth, PartKind.Source], spec.Parts.Select(p => p.Kind));
        Assert.Equal("/authSpec/1/spec", spec.Parts[1].Pointer);
    }

    [Fact]
    public void The_older_revision_has_another_schedule_and_hash()
    {
        var older = Parse(Repository.Read("tests/cases/CRMToAEP-older/spec.json")).Specs[0];
        var newer = Parse(Repository.Read("specs/flow/CRMToAEP.json")).Specs[0];
        Assert.Equal((newer.Id, newer.Version), (older.Id, older.Version));
        Assert.NotEqual(newer.ContentHash, older.ContentHash);
        var schedule = older.Parts.Single(p => p.Kind == PartKind.Schedule).Schema!;
        Assert.Equal(["startTime", "frequency", "interval"], schedule.Required);
        Assert.Equal(4, schedule.FindProperty("frequency")!.Enum!.Count);
        Assert.NotNull(schedule.FindProperty("endTime"));
        Assert.Equal(JsonDecimal.FromInt64(15), schedule.Then!.FindProperty("interval")!.Minimum);
    }

    [Theory]
    [InlineData("transformationSpecs", """[{"name":"Copy","spec":{}}]""")]
    [InlineData("transformationSpec", """{"name":"Copy","spec":{}}""")]
    [InlineData("transformationSpecDTOS", """[{"name":"Copy","spec":{}}]""")]
    public void Transformations_are_read_in_every_spelling(string member, string value)
    {
        var file = Parse($$"""{"id":"a","name":"N","version":"1.0","{{member}}":{{value}}}""");
        Assert.Empty(file.Diagnostics);
        Assert.Equal("Copy", Assert.Single(Assert.Single(file.Specs).Parts).Name);
    }

    [Theory]
    [InlineData("""{"authSpec":[]}""")]
    [InlineData("""{"id":"","name":"x","authSpec":null,"sourceSpec":{"spec":{}}}""")]
    [InlineData("""{"id":"not a guid","name":"x","targetSpec":{"name":"t","spec":{}}}""")]
    public void Little_is_enough_for_a_connection_spec(string text)
    {
        var file = Parse(text);
        Assert.Empty(file.Diagnostics);
        Assert.Equal(SpecKind.ConnectionSpec, Assert.Single(file.Specs).Kind);
    }

    [Theory]
    [InlineData("42")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"items":[{"a":1}]}""")]
    [InlineData("""{"type":"Periodic"}""")]
    public void A_file_that_is_not_a_spec_is_reported(string text)
    {
        var file = Parse(text);
        Assert.Equal(DefinitionRules.UnknownKind, Assert.Single(file.Diagnostics).Rule);
        Assert.Empty(file.Specs);
    }

    [Fact]
    public void A_stand_alone_schema_is_named_by_title_or_file()
    {
        Assert.Equal("Copy transformation", Parse(Repository.Read("specs/transformation/Copy.json")).Specs[0].Name);
        var spec = Parse("""{"type":"object"}""", "specs/schedule/Daily.json").Specs[0];
        Assert.Equal((SpecKind.JsonSchema, "Daily"), (spec.Kind, spec.Name));
        Assert.Equal(PartKind.Standalone, Assert.Single(spec.Parts).Kind);
    }

    [Fact]
    public void A_malformed_schema_removes_only_its_part()
    {
        const string Text = """
            {"id":"a","name":"N","version":"1",
            "transformationSpecs":[{"name":"Copy","spec":{"properties":"{USER_INPUT}"}},{"name":"Mapping","spec":{"type":"object"}}]}
            """;
        var file = Parse(Text);
        var diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal(DefinitionRules.MalformedSchema, diagnostic.Rule);
        Assert.Equal("\"{USER_INPUT}\"", Text.Substring(diagnostic.Range.Start, diagnostic.Range.Length));
        Assert.Contains("'properties' must be an object", diagnostic.Message, StringComparison.Ordinal);
        Assert.Null(file.Specs[0].Parts[0].Schema);
        Assert.NotNull(file.Specs[0].Parts[1].Schema);
    }

    [Fact]
    public void A_schema_outside_spec_is_read_as_if_inside()
    {
        var file = Parse(
            """{"id":"a","name":"N","optionSpec":{"name":"OptionSpec","spec":{"$schema":"http://json-schema.org/draft-07/schema#"}"""
                + ""","type":"object","properties":{"percent":{"type":"number"}}}}""");
        Assert.Equal(DefinitionRules.SchemaOutsideSpec, Assert.Single(file.Diagnostics).Rule);
        Assert.NotNull(Assert.Single(file.Specs[0].Parts).Schema!.FindProperty("percent"));
    }

    [Fact]
    public void A_wrapper_without_schema_is_raw_and_reported()
    {
        var file = Parse("""{"id":"a","name":"N","scheduleSpec":{"name":"S","type":"Periodic"}}""");
        Assert.Equal(DefinitionRules.MalformedMember, Assert.Single(file.Diagnostics).Rule);
        Assert.Null(Assert.Single(file.Specs[0].Parts).Schema);
    }

    [Fact]
    public void Unknown_properties_are_reported_at_their_location()
    {
        const string Text = """
            {"id":"a","name":"N","providerId":"p","etag":"e","permissionsInfo":{},
             "text":"ä😀", "colour":1, "scheduleSpec":{"name":"S","spec":{},"shape":2}}
            """;
        var diagnostics = Parse(Text).Diagnostics.Where(d => d.Rule == DefinitionRules.UnknownMember).ToList();
        Assert.Equal(["text", "colour", "shape"], diagnostics.Select(d => d.Arguments[0]));
        Assert.Equal((1, 15), (diagnostics[1].Start.Line, diagnostics[1].Start.Column));
        Assert.Equal(23, diagnostics[1].End.Column);
    }

    [Fact]
    public void Ids_of_a_wrong_shape_are_reported_and_omitted()
    {
        var file = Parse("""{"id":5,"name":"N","sourceConnectionSpecIds":["a",1],"targetConnectionSpecIds":"b"}""");
        Assert.Equal(3, file.Diagnostics.Count(d => d.Rule == DefinitionRules.MalformedMember));
        var spec = Assert.Single(file.Specs);
        Assert.Equal(("", "a"), (spec.Id, Assert.Single(spec.SourceConnectionSpecIds)));
    }

    [Fact]
    public void The_content_hash_knows_meaning_not_layout()
    {
        string Hash(string text) => Parse(text).Specs[0].ContentHash;
        Assert.Equal(
            Hash("""{"id":"a","authSpec":[1.0,{"x":1e2,"y":"\u0041"}]}"""), Hash("""{ "authSpec":[1,{"y":"A","x":100}], "id":"a" }"""));
        Assert.NotEqual(Hash("""{"id":"a","authSpec":[1]}"""), Hash("""{"id":"a","authSpec":["1"]}"""));
        Assert.Equal(64, Hash("""{"authSpec":[]}""").Length);
    }

    private static SpecFile Parse(string text, string path = "specs/a.json") => SpecParser.Parse(new SpecFileText(path, text), []);
}
