using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Tests.Parsing;

/// <summary>Tests the targets of references and the diagnostics of unresolved references.</summary>
public class ReferenceTests
{
    [Theory]
    [InlineData("#/definitions/a")]
    [InlineData("#/definitions/%61")]
    [InlineData("#named")]
    [InlineData("http://x.example/a")]
    [InlineData("http://x.example/a#")]
    [InlineData("http://x.example/a#/not/..")]
    public void Different_ways_to_one_schema_have_one_key(string reference)
    {
        var document = Parse($$$$"""
            {"$id":"http://x.example/root","properties":{"p":{"$ref":"{{{{reference}}}}"}},
            "definitions":{"a":{"$id":"a","type":"null","not":{"..":{}}},"b":{"$id":"#named","type":"null"}}}
            """).Document!;
        var key = document.Root.FindProperty("p")!.Ref!;
        Assert.Equal(
            reference == "#named"
                ? "#/definitions/b"
                : reference.EndsWith("..", StringComparison.Ordinal)
                ? "#/definitions/a/not/.."
                : "#/definitions/a",
            key);
        Assert.Equal(key, Assert.Single(document.Targets).Name);
        Assert.Equal(document.Find(key), document.Resolve(document.Root.FindProperty("p")!));
    }

    [Fact]
    public void Targets_are_kept_once_and_only_if_something_refers_to_them()
    {
        var document = Parse("""
            {"items":[{"$ref":"#/definitions/a"},{"$ref":"#/definitions/a"}],
            "definitions":{"a":{"items":{"$ref":"#"}},"b":{"items":{"$ref":"#/definitions/c"}},"c":true}}
            """).Document!;
        Assert.Equal(["#/definitions/a", "#"], document.Targets.Select(t => t.Name));
        Assert.Equal(document.Root, document.Find("#"));
        Assert.Null(document.Find("#/definitions/c"));
    }

    [Fact]
    public void Equal_texts_give_equal_documents()
    {
        const string Text = """{"properties":{"next":{"$ref":"#"},"a":{"$ref":"#/definitions/a"}},"definitions":{"a":{"pattern":"a"}}}""";
        Assert.Equal(Parse(Text).Document, Parse(" " + Text).Document);
        Assert.Equal(Parse(Text).Document!.GetHashCode(), Parse(" " + Text).Document!.GetHashCode());
        Assert.NotEqual(
            Parse(Text).Document, Parse(Text.Replace("\"pattern\":\"a\"", "\"pattern\":\"b\"", StringComparison.Ordinal)).Document);
    }

    [Theory]
    [InlineData("""{"properties":{"a":{"$ref":§"#/definitions/b"}},"definitions":{"a":{}}}""", "'#/definitions/b' cannot be resolved")]
    [InlineData("""{"items":{"$ref":§"other.json"}}""", "'other.json' cannot be resolved")]
    [InlineData("""{"items":{"$ref":§"#name"},"const":{"$id":"#name"}}""", "'#name' cannot be resolved")]
    [InlineData("""{"definitions":{"a":{"$ref":§"#/items/0"}},"items":[]}""", "'#/items/0' cannot be resolved")]
    [InlineData("""{"$ref":§"#"}""", "'#' refers back to itself")]
    [InlineData("""{"allOf":[{"$ref":§"#"}]}""", "'#' refers back to itself")]
    [InlineData(
        """{"items":{"$ref":§"#/definitions/a"}"""
            + ""","definitions":{"a":{"anyOf":[{"$ref":"#/definitions/b"}]},"b":{"not":{"$ref":"#/definitions/a"}}}}""",
        "'#/definitions/a' refers back to itself")]
    [InlineData("""{"properties":{"a":{"dependencies":{"x":{"$ref":§"#/properties/a"}}}}}""", "'#/properties/a' refers back to itself")]
    public void An_unresolved_reference_is_reported_at_its_location_and_removes_the_schema(string marked, string message)
    {
        var (document, diagnostics) = Parse(marked.Replace("§", string.Empty, StringComparison.Ordinal));
        Assert.Null(document);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(DefinitionRules.UnresolvedReference, diagnostic.Rule);
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(marked.IndexOf('§', StringComparison.Ordinal), diagnostic.Range.Start);
    }

    [Theory]
    [InlineData("""{"properties":{"a":{"$ref":§5}}}""", "'$ref' must be a string")]
    [InlineData("""{"items":{"$ref":"#/examples/0"},"examples":[{"type":§"x"}]}""", "'type' must be one of")]
    [InlineData("""{"items":{"$ref":"#/examples/0"},"examples":[§5]}""", "must be a schema")]
    [InlineData("""{"definitions":{"a":{"minimum":§"1"}}}""", "'minimum' must be a number")]
    public void A_malformed_schema_is_reported_once_at_any_location(string marked, string message)
    {
        var (document, diagnostics) = Parse(marked.Replace("§", string.Empty, StringComparison.Ordinal));
        Assert.Null(document);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(marked.IndexOf('§', StringComparison.Ordinal), diagnostic.Range.Start);
    }

    [Fact]
    public void References_in_data_are_data() =>
        Assert.Empty(
            Parse(
                """{"const":{"$ref":"#/x"},"enum":[{"$ref":1}],"default":{"$ref":null},"examples":[{"$ref":"y"}]"""
                    + ""","properties":{"$ref":{"type":"string"}}}""").Diagnostics);

    [Fact]
    public void Validation_keywords_next_to_a_reference_are_reported()
    {
        var (document, diagnostics) = Parse(
            """{"properties":{"a":{"$ref":"#/definitions/a","description":"d","maxLength":3,"$comment":"c","default":1}}"""
                + ""","definitions":{"a":{}}}""");
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(DefinitionRules.IgnoredNextToReference, diagnostic.Rule);
        Assert.Equal("maxLength", diagnostic.Arguments[0]);
        Assert.Equal(new Schema { Ref = "#/definitions/a", Description = "d" }, document!.Root.FindProperty("a"));
    }

    [Fact]
    public void Other_documents_are_found_by_address_and_by_the_id_that_they_give_themselves()
    {
        var documents = new SchemaDocuments(
        [
            new SourceFile(
                "http://a.example/one.json", """{"definitions":{"x":{"type":"string"}},"items":{"$ref":"two.json#/definitions/y"}}"""),
            new SourceFile("http://a.example/two.json", """{"definitions":{"y":{"type":"integer"}}}"""),
            new SourceFile("file.json", """{"$id":"urn:example:three","type":"boolean"}"""),
        ]);
        var diagnostics = new List<SpecDiagnostic>();
        var document = SpecParser.ParseDocument(
            """{"properties":{"x":{"$ref":"http://a.example/one.json#/definitions/x"},"y":{"$ref":"http://a.example/one.json"}"""
                + ""","z":{"$ref":"urn:example:three"},"s":{"$ref":"http://json-schema.org/draft-07/schema#"}}}""",
            diagnostics, documents)!;
        Assert.Empty(diagnostics);
        Assert.Contains("http://a.example/two.json#/definitions/y", document.Targets.Select(t => t.Name));
        Assert.Equal(SchemaTypes.String, document.Resolve(document.Root.FindProperty("x")!)!.Types);
        Assert.Equal(SchemaTypes.Boolean, document.Resolve(document.Root.FindProperty("z")!)!.Types);
        var instance = InstanceReader.Read(new SourceFile("d", """{"y":[1,"a"],"s":{"minimum":"1"}}""").Json.Root);
        Assert.Equal(["/y/1", "/s/minimum"], SchemaEvaluator.Evaluate(document, instance, "S").Violations.Select(v => v.InstancePath));
    }

    /// <summary>
    /// Tests that a file may be above the folder of the base, but that no URI is above its root (RFC 3986, section 5.4.2).
    /// </summary>
    [Theory]
    [InlineData("specs/flow/a.json", "../b.json", "specs/b.json")]
    [InlineData("../common/a/x.json", "../b/x.json", "../common/b/x.json")]
    [InlineData("../../x.json", "y.json", "../../y.json")]
    [InlineData("specs/a.json", "../../common/./x.json", "../common/x.json")]
    [InlineData("/home/a.json", "../../../x.json", "/x.json")]
    [InlineData("http://a/b/c/d;p?q", "../../../g", "http://a/g")]
    public void A_reference_is_resolved_from_its_location(string from, string reference, string to) =>
        Assert.Equal(to, UriReference.Resolve(from, reference));

    [Fact]
    public void Files_of_a_project_refer_to_each_other_by_path()
    {
        var all = new[]
        {
            new SourceFile("specs/flow/a.json", """{"title":"A","properties":{"x":{"$ref":"../common/my%20types.json#/definitions/x"}}}"""),
            new SourceFile("specs/common/my types.json", """{"definitions":{"x":{"items":{"$ref" : "deep/b.json"}}}}"""),
            new SourceFile(
                "specs/common/deep/b.json", """{"type":"string","not":{"$ref":"#/definitions/n"},"definitions":{"n":{"const":""}}}"""),
            new SourceFile("specs/other.json", """{"title":"Other"}"""),
        };
        var references = SpecCompiler.References(new SpecFileText(all[0]), all);
        Assert.Equal(["specs/common/deep/b.json", "specs/common/my types.json"], references.Select(r => r.Path));
        Assert.Empty(SpecCompiler.References(new SpecFileText(all[3]), all));
        var file = SpecParser.Parse(new SpecFileText(all[0]), [], new SchemaDocuments(references));
        Assert.Empty(file.Diagnostics);
        Assert.Equal(
            ["specs/common/my types.json#/definitions/x", "specs/common/deep/b.json#", "specs/common/deep/b.json#/definitions/n"],
            Assert.Single(Assert.Single(file.Specs).Parts).Document!.Targets.Select(t => Uri.UnescapeDataString(t.Name)));
    }

    [Fact]
    public void A_malformed_schema_in_another_file_is_reported_at_the_reference()
    {
        var documents = new SchemaDocuments([new SourceFile("specs/b.json", """{"type":"nothing"}""")]);
        var file = SpecParser.Parse(new SpecFileText("specs/a.json", """{"items":{"$ref":"b.json"}}"""), [], documents);
        var diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal(("specs/a.json", DefinitionRules.UnresolvedReference), (diagnostic.Path, diagnostic.Rule));
        Assert.Contains("specs/b.json: 'type' must be one of", diagnostic.Message, StringComparison.Ordinal);
        Assert.Null(Assert.Single(Assert.Single(file.Specs).Parts).Document);
    }

    [Fact]
    public void In_a_part_of_a_spec_a_pointer_starts_at_the_part_and_else_at_the_file()
    {
        const string Text = """
            {"id":"i","name":"n","scheduleSpec":{"name":"S","spec":{"type":"object","properties":{
            "a":{"$ref":"#/definitions/a"},"b":{"$ref":"#/attributes/b"}},"definitions":{"a":{"type":"null"}}}},
            "attributes":{"b":{"type":"string"}}}
            """;
        var file = SpecParser.Parse(new SpecFileText("specs/s.json", Text), []);
        Assert.Empty(file.Diagnostics);
        var part = Assert.Single(Assert.Single(file.Specs).Parts);
        Assert.Equal(["#/definitions/a", "specs/s.json#/attributes/b"], part.Document!.Targets.Select(t => t.Name));
    }

    private static (SchemaDocument? Document, List<SpecDiagnostic> Diagnostics) Parse(string text)
    {
        var diagnostics = new List<SpecDiagnostic>();
        return (SpecParser.ParseDocument(text, diagnostics), diagnostics);
    }
}
