using System.Text.Json.Nodes;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>Tests that every keyword and format has cases, and that one of them fails in an engine without it.</summary>
public sealed class CaseCoverageTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "cases");

    // Inside these keywords, a name is a property name, even if it equals a keyword.
    private static readonly string[] s_maps = ["properties", "patternProperties", "definitions", "dependencies"];

    private static readonly string[] s_data = ["const", "enum", "default", "examples"];

    /// <summary>Gets the keywords of the meta-schema of draft-07.</summary>
    private static IEnumerable<string> Keywords =>
        ((JsonObject)JsonNode.Parse(MetaSchema.Find(SchemaDialect.Draft07.Uri)!.Text)!["properties"]!).Select(p => p.Key);

    public static TheoryData<string> Evaluating =>
        [.. Keywords.Where(k => SchemaKeywords.IsAssertion(k) || k is "$ref" or "$id" or "definitions")];

    public static TheoryData<string> Describing =>
        [.. Keywords.Where(k => !SchemaKeywords.IsAssertion(k) && k is not ("$ref" or "$id" or "definitions"))];

    public static TheoryData<string> Formats => [.. StringFormats.Names];

    [Fact]
    public void The_parser_knows_every_keyword()
    {
        var schema = new JsonObject(Keywords.Select(k => KeyValuePair.Create(k, (JsonNode?)null)));
        var diagnostics = new List<SpecDiagnostic>();
        SpecParser.ParseDocument(schema.ToJsonString(), diagnostics);
        Assert.DoesNotContain(diagnostics, d => d.Rule == DefinitionRules.UnknownKeyword);
    }

    [Theory]
    [MemberData(nameof(Evaluating))]
    public void A_keyword_has_documents_that_only_it_refuses(string keyword)
    {
        var folder = FolderOf(keyword);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "valid")));
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "schema.json")))!;
        var without = schema.DeepClone();
        Assert.True(Remove(without, keyword), $"{folder} does not use {keyword}.");
        Assert.Contains(Directory.GetFiles(Path.Combine(folder, "invalid")), document =>
        {
            var json = File.ReadAllText(document);
            Assert.Equal(Verdict.Invalid, Evaluate(schema, json));
            return Evaluate(without, json) != Verdict.Invalid;
        });
    }

    [Theory]
    [MemberData(nameof(Describing))]
    public void A_keyword_that_describes_changes_no_verdict(string keyword)
    {
        var folder = Path.Combine(s_folder, keyword.StartsWith("content", StringComparison.Ordinal) ? "content" : "annotations");
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "schema.json")))!;
        var without = schema.DeepClone();
        Assert.True(Remove(without, keyword), $"{folder} does not use {keyword}.");
        foreach (var document in Directory.GetFiles(
            folder, "*.json", SearchOption.AllDirectories).Where(d => Path.GetDirectoryName(d) != folder))
        {
            var wanted = Path.GetFileName(Path.GetDirectoryName(document)) == "valid" ? Verdict.Valid : Verdict.Invalid;
            Assert.Equal(wanted, Evaluate(schema, File.ReadAllText(document)));
            Assert.Equal(wanted, Evaluate(without, File.ReadAllText(document)));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_format_has_documents_that_only_it_refuses(string format)
    {
        var folder = Path.Combine(s_folder, "format");
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "schema.json")))!;
        var name = Assert.Single((JsonObject)schema["properties"]!, p => (string?)p.Value!["format"] == format).Key;
        Assert.Contains(
            Directory.GetFiles(Path.Combine(folder, "valid")),
            d => JsonNode.Parse(File.ReadAllText(d))?[name] is JsonValue value && value.TryGetValue<string>(out _));

        var without = schema.DeepClone();
        Assert.True(Remove(without["properties"]![name]!, "format"));
        Assert.Contains(Directory.GetFiles(Path.Combine(folder, "invalid")), d =>
            Evaluate(schema, File.ReadAllText(d)) == Verdict.Invalid && Evaluate(without, File.ReadAllText(d)) == Verdict.Valid);
    }

    // "$ref" has the folder "ref", and "then" has the folder "if-then-else".
    private static string FolderOf(string keyword)
    {
        var name = keyword == "definitions" ? "ref" : keyword.TrimStart('$');
        return Directory.GetDirectories(s_folder).SingleOrDefault(f => Path.GetFileName(f) == name)
            ?? Directory.GetDirectories(s_folder).SingleOrDefault(
                f => Path.GetFileName(f).Split('-').Contains(name) && Path.GetFileName(f) != "CRMToAEP-older")
            ?? throw new InvalidOperationException($"tests/cases has no folder for the keyword {keyword}.");
    }

    // The verdict is unknown if the schema is invalid without the keyword.
    private static Verdict Evaluate(JsonNode schema, string document)
    {
        var diagnostics = new List<SpecDiagnostic>();
        var parsed = SpecParser.ParseDocument(schema.ToJsonString(), diagnostics);
        return parsed is null || diagnostics.Any(d => d.Rule.Severity == RuleSeverity.Error) ? Verdict.Unknown
            : SchemaEvaluator.Evaluate(parsed, InstanceReader.Read(new SourceFile("document", document).Json.Root));
    }

    private static bool Remove(JsonNode? schema, string keyword)
    {
        if (schema is JsonArray list)
        {
            return list.Count(item => Remove(item, keyword)) > 0;
        }

        if (schema is not JsonObject members)
        {
            return false;
        }

        var isFound = members.Remove(keyword);
        foreach (var (name, value) in members.ToList())
        {
            isFound |= s_maps.Contains(name) && value is JsonObject map
                ? map.Count(m => Remove(m.Value, keyword)) > 0 : !s_data.Contains(name) && Remove(value, keyword);
        }

        return isFound;
    }
}
