using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Tests.Parsing;

/// <summary>Tests that the parser resolves the differences between dialects, so that the model has none.</summary>
public sealed class SchemaDialectTests
{
    private const string Draft04 = "http://json-schema.org/draft-04/schema#";
    private const string Draft06 = "http://json-schema.org/draft-06/schema#";
    private const string Draft07 = "http://json-schema.org/draft-07/schema#";
    private const string Draft2019 = "https://json-schema.org/draft/2019-09/schema";
    private const string Draft2020 = "https://json-schema.org/draft/2020-12/schema";

    [Theory]
    [InlineData(Draft04, """ "minimum":1,"exclusiveMinimum":true """, """ "exclusiveMinimum":1 """)]
    [InlineData(Draft04, """ "exclusiveMaximum":true,"maximum":1 """, """ "exclusiveMaximum":1 """)]
    [InlineData(Draft04, """ "minimum":1,"exclusiveMinimum":false,"maximum":2 """, """ "minimum":1,"maximum":2 """)]
    [InlineData(Draft04, """ "exclusiveMinimum":true """, "")]
    [InlineData(
        Draft04, """ "const":1,"contains":{},"propertyNames":{},"if":{},"then":{},"else":{},"type":"null" """, """ "type":"null" """)]
    [InlineData(Draft06, """ "const":1,"if":{},"then":{"minimum":1},"else":false """, """ "const":1 """)]
    [InlineData(Draft06, """ "contains":true,"propertyNames":{"maxLength":1} """, """ "contains":true,"propertyNames":{"maxLength":1} """)]
    [InlineData(
        Draft04,
        """ "items":{"$ref":"x.json#a"},"definitions":{"x":{"id":"x.json","not":{"id":"#a","maximum":1,"exclusiveMaximum":true}}} """,
        """ "items":{"$ref":"x.json#a"},"definitions":{"x":{"$id":"x.json","not":{"$id":"#a","exclusiveMaximum":1}}} """)]
    [InlineData(
        Draft04, """ "properties":{"a":{"$schema":"http://json-schema.org/draft-07/schema#","const":1},"b":{"const":1}} """,
        """ "properties":{"a":{"const":1},"b":{}} """)]
    [InlineData(
        Draft07,
        """ "items":{"$schema":"http://json-schema.org/draft-04/schema#","minimum":1,"exclusiveMinimum":true,"not":{"const":1}} """,
        """ "items":{"exclusiveMinimum":1,"not":{}} """)]
    [InlineData(
        Draft04, """ "$ref":"#/definitions/a","definitions":{"a":{"minimum":1,"exclusiveMinimum":true}} """,
        """ "$ref":"#/definitions/a","definitions":{"a":{"exclusiveMinimum":1}} """)]
    [InlineData(Draft2019, """ "additionalItems":false,"prefixItems":1,"dependencies":1,"$dynamicRef":1 """, "")]
    [InlineData(Draft2020, """ "additionalItems":1,"dependencies":1,"$recursiveRef":1,"maxContains":1 """, "")]
    [InlineData(
        Draft2020, """ "items":{"$ref":"#a","title":"T"},"$defs":{"a":{"$anchor":"a","minimum":1}} """,
        """ "items":{"$ref":"#/$defs/a","title":"T"},"$defs":{"a":{"minimum":1}} """)]
    public void A_schema_equals_the_same_schema_in_draft_07(string dialect, string keywords, string same)
    {
        var (schema, diagnostics) = Parse(With(dialect, keywords));
        Assert.DoesNotContain(diagnostics, d => d.Rule.Severity > RuleSeverity.Info);
        Assert.Equal(Parse(With(Draft07, same)).Document, schema);
    }

    [Theory]
    [InlineData(Draft04, """ "minimum":1,"exclusiveMinimum":2 """, "'exclusiveMinimum' must be true or false, but is the number 2")]
    [InlineData(Draft04, """ "items":true """, "'items' must be a schema (an object), but is true")]
    [InlineData(Draft06, """ "minimum":1,"exclusiveMinimum":true """, "'exclusiveMinimum' must be a number, but is true")]
    [InlineData(Draft06, """ "items":1 """, "'items' must be a schema (an object, true or false), but is the number 1")]
    public void A_shape_of_another_dialect_is_malformed(string dialect, string keywords, string message)
    {
        var (schema, diagnostics) = Parse(With(dialect, keywords));
        Assert.Null(schema);
        Assert.Equal(message, Assert.Single(diagnostics).Message);
    }

    [Fact]
    public void Additional_values_may_have_a_boolean_schema_in_draft_04()
    {
        var (schema, diagnostics) = Parse(With(Draft04, """ "additionalProperties":false,"items":[{}],"additionalItems":false """));
        Assert.Empty(diagnostics);
        Assert.Equal((false, false), (schema!.Root.AdditionalProperties!.Always, schema.Root.AdditionalItems!.Always));
    }

    [Fact]
    public void Keywords_of_later_drafts_are_unknown()
    {
        var (_, diagnostics) = Parse(With(Draft06, """ "if":{},"contains":{},"properties":{"then":{}} """));
        Assert.Equal(DefinitionRules.UnknownKeyword, Assert.Single(diagnostics).Rule);
        Assert.Equal("'if' is not a keyword of JSON Schema draft-06, so it is ignored", diagnostics[0].Message);
    }

    [Theory]
    [InlineData(Draft04, "draft-04")]
    [InlineData(Draft07, "draft-07")]
    public void Keywords_next_to_a_reference_are_reported_with_the_name_of_the_dialect(string dialect, string name)
    {
        var (_, diagnostics) = Parse(With(dialect, """ "$ref":"#/definitions/a","minimum":1,"definitions":{"a":{}} """));
        Assert.Equal(
            $"'minimum' is ignored because {name} ignores keywords next to '$ref'; move both into 'allOf'",
            Assert.Single(diagnostics).Message);
    }

    [Fact]
    public void A_referenced_document_has_its_own_dialect_or_that_of_the_parsed_document()
    {
        var documents = new SchemaDocuments(
        [
            new SourceFile("http://a.example/own.json", With(Draft07, """ "const":1 """)),
            new SourceFile("http://a.example/none.json", """{"const":1,"minimum":1,"exclusiveMinimum":true}"""),
        ]);
        var text = With(Draft04, """ "items":[{"$ref":"http://a.example/own.json"},{"$ref":"http://a.example/none.json"}] """);
        var document = SpecParser.ParseDocument(text, [], documents)!;
        Assert.Equal(new Schema { Const = new JsonValue.Number(JsonDecimal.FromInt64(1)) }, document.Targets[0].Schema);
        Assert.Equal(new Schema { ExclusiveMinimum = JsonDecimal.FromInt64(1) }, document.Targets[1].Schema);
    }

    [Theory]
    [InlineData(Draft04)]
    [InlineData(Draft06)]
    [InlineData(Draft07)]
    [InlineData(Draft2019)]
    [InlineData(Draft2020)]
    public void The_meta_schema_is_a_schema_of_its_dialect(string uri)
    {
        var diagnostics = new List<SpecDiagnostic>();
        var document = SpecParser.ParseDocument($$"""{"$ref":"{{uri}}"}""", diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(uri.TrimEnd('#') + "#", document!.Targets[0].Name);
        foreach (var text in new[] { """{"properties":{"a":{"minimum":1}}}""", """{"properties":{"a":{"minimum":"1"}}}""" })
        {
            var verdict = SchemaEvaluator.Evaluate(document, InstanceReader.Read(new SourceFile("d", text).Json.Root));
            Assert.Equal(text.Contains("\"1\"", StringComparison.Ordinal) ? Verdict.Invalid : Verdict.Valid, verdict);
        }
    }

    [Theory]
    [InlineData("""{"https://json-schema.org/draft/2020-12/vocab/applicator":true}""", "2", nameof(Verdict.Valid))]
    [InlineData("""{"https://json-schema.org/draft/2020-12/vocab/validation":true}""", "2", nameof(Verdict.Invalid))]
    [InlineData("""{"https://json-schema.org/draft/2020-12/vocab/validation":true}""", "[2]", nameof(Verdict.Valid))]
    [InlineData("""{"https://json-schema.org/draft/2020-12/vocab/applicator":true,"urn:other":false}""", "[[2]]", nameof(Verdict.Invalid))]
    public void A_meta_schema_selects_vocabularies(string vocabularies, string json, string verdict)
    {
        var documents = new SchemaDocuments(
            [new SourceFile("meta.json", $$"""{"$schema":"{{Draft2020}}","$id":"urn:meta","$vocabulary":{{vocabularies}}}""")]);
        var document = SpecParser.ParseDocument(
            With("urn:meta", """ "type":["array","boolean"],"items":{"items":false} """), [], documents)!;
        Assert.Equal(verdict, SchemaEvaluator.Evaluate(document, InstanceReader.Read(new SourceFile("d", json).Json.Root)).ToString());
    }

    [Theory]
    [InlineData("""{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:meta","$vocabulary":{"urn:other":true}}""")]
    [InlineData("""{"$schema":"urn:meta","$id":"urn:meta"}""")]
    [InlineData("""{"$id":"urn:meta"}""")]
    [InlineData("""{"$id":"urn:another"}""")]
    public void A_meta_schema_that_requires_an_unknown_vocabulary_or_dialect_is_unsupported(string meta)
    {
        var diagnostics = new List<SpecDiagnostic>();
        SpecParser.ParseDocument(
            With("urn:meta", """ "type":"array" """), diagnostics, new SchemaDocuments([new SourceFile("meta.json", meta)]));
        Assert.Equal(DefinitionRules.OtherDraft, Assert.Single(diagnostics).Rule);
    }

    [Fact]
    public void A_file_is_found_that_is_the_meta_schema_or_the_target_of_a_dynamic_reference()
    {
        var meta = new SourceFile("meta.json", With(Draft2020, """ "$id":"urn:meta" """));
        var target = new SourceFile("b.json", """{"$dynamicAnchor":"x"}""");
        var other = new SourceFile("c.json", """{"type":"object"}""");
        var file = new SourceFile("a.json", With("urn:meta", """ "items":{"$dynamicRef":"b.json#x"} """));
        Assert.Equal(["b.json", "meta.json"], ReferencedFiles.Of(file, [file, meta, target, other]).Select(found => found.Path));
        Assert.Empty(ReferencedFiles.Of(new SourceFile("d.json", With(Draft2020, string.Empty)), [file, meta, target, other]));
    }

    [Fact]
    public void A_dynamic_reference_has_the_target_of_each_scope()
    {
        var (document, diagnostics) = Parse(With(
            Draft2020,
            """
            "$id":"urn:root","properties":{"list":{"$ref":"urn:list"},"texts":{"$ref":"urn:texts"},"numbers":{"$ref":"urn:numbers"}},
            "$defs":{
                "list":{"$id":"urn:list","items":{"$dynamicRef":"#item"},"$defs":{"any":{"$dynamicAnchor":"item"}}},
                "texts":{"$id":"urn:texts","$ref":"urn:list","$defs":{"text":{"$dynamicAnchor":"item","type":"string"}}},
                "numbers":{"$id":"urn:numbers","$ref":"urn:list","$defs":{"number":{"$dynamicAnchor":"item","type":"number"}}}}
            """));
        Assert.DoesNotContain(diagnostics, d => d.Rule.Severity > RuleSeverity.Info);
        var json = new SourceFile("d", """{"list":[1,"a"],"texts":["a",1],"numbers":[1,"a"]}""").Json.Root;
        var result = SchemaEvaluator.Evaluate(document!, InstanceReader.Read(json), "Spec");
        Assert.Equal(
            [
                "/texts/1 /properties/texts/$ref/$ref/items/$dynamicRef/type",
                "/numbers/1 /properties/numbers/$ref/$ref/items/$dynamicRef/type",
            ],
            result.Violations.Select(violation => $"{violation.InstancePath} {violation.SchemaPath}"));
        Assert.Equal(
            ["#/$defs/list", "#/$defs/list", "#/$defs/list"],
            document!.Targets.Select(target => SchemaDocument.WithoutScope(target.Name)).Where(key => key == "#/$defs/list"));
        Assert.Equal(document.Targets.Count, document.Targets.Select(target => target.Name).Distinct().Count());
    }

    [Fact]
    public void Schemas_of_a_spec_inherit_its_dialect()
    {
        var file = SpecParser.Parse(
            new SpecFileText(
                "s.json",
                $$"""
                { "$schema": "{{Draft04}}", "id": "i", "name": "n",
                "scheduleSpec": { "name": "S", "spec": { "minimum": 1, "exclusiveMinimum": true } },
                "optionSpec": { "name": "O", "spec": { "$schema": "{{Draft06}}", "const": 1 } } }
                """),
            []);
        Assert.Empty(file.Diagnostics);
        Assert.Equal(
            [
                new Schema { ExclusiveMinimum = JsonDecimal.FromInt64(1) },
                new Schema { Const = new JsonValue.Number(JsonDecimal.FromInt64(1)) },
            ],
            Assert.Single(file.Specs).Parts.Select(p => p.Schema));
    }

    [Theory]
    [InlineData("""{"$schema":"http://json-schema.org/draft-03/schema","id":"i","name":"n","authSpec":[]}""")]
    [InlineData("""{"$schema":"https://json-schema.org/draft/next/schema","$ref":"#/definitions/a","definitions":{"a":{}}}""")]
    [InlineData("""{"type":"array","items":{"$schema":"urn:other"}}""")]
    public void An_unsupported_dialect_is_reported_wherever_it_is_named(string text) =>
        Assert.Equal(DefinitionRules.OtherDraft, Assert.Single(SpecParser.Parse(new SpecFileText("s.json", text), []).Diagnostics).Rule);

    [Fact]
    public void A_file_in_draft_04_is_identified_and_found_by_its_id()
    {
        var file = new SourceFile("a.json", With(Draft04, """ "id":"urn:example:a","type":"object" """));
        Assert.Equal("urn:example:a", Assert.Single(SpecParser.Parse(new SpecFileText(file.Path, file.Text), []).Specs).Id);
        var from = new SourceFile("b.json", """{"items":{"$ref":"urn:example:a"}}""");
        var spec = new SourceFile("c.json", """{"id":"urn:example:a","name":"n","authSpec":[]}""");
        Assert.Equal(["a.json"], ReferencedFiles.Of(from, [file, from, spec]).Select(found => found.Path));
    }

    private static string With(string dialect, string keywords) =>
        $$"""{"$schema":"{{dialect}}"{{(keywords.Length > 0 ? "," : string.Empty)}}{{keywords}}}""";

    private static (SchemaDocument? Document, List<SpecDiagnostic> Diagnostics) Parse(string text)
    {
        var diagnostics = new List<SpecDiagnostic>();
        return (SpecParser.ParseDocument(text, diagnostics), diagnostics);
    }
}
