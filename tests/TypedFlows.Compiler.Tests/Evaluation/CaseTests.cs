using System.Text.Json;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>Tests the evaluator with the documents of tests/cases, which also test the emitted code.</summary>
public sealed class CaseTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "cases");

    public static TheoryData<string> Rules =>
        [.. Directory.EnumerateDirectories(s_folder).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Accepts_the_valid_documents(string rule)
    {
        var schema = ReadSchema(rule);
        var documents = Directory.GetFiles(Path.Combine(s_folder, rule, "valid")).Select(d => Path.GetFileName(d)!).ToArray();
        Assert.NotEmpty(documents);
        foreach (var document in documents)
        {
            var result = SchemaEvaluator.Evaluate(schema, ReadDocument(rule, "valid", document), rule);
            Assert.True(result.Verdict == Verdict.Valid, $"{document}: {result.Verdict} {string.Join("\n", result.Violations)}");
            Assert.Empty(result.Violations);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rejects_the_invalid_documents_at_the_expected_paths(string rule)
    {
        var schema = ReadSchema(rule);
        using var expected = JsonDocument.Parse(Read(rule, "expected.json"));
        Assert.Equal(
            Directory.GetFiles(Path.Combine(s_folder, rule, "invalid")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal),
            expected.RootElement.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
        foreach (var document in expected.RootElement.EnumerateObject())
        {
            var instance = ReadDocument(rule, "invalid", document.Name);
            var result = SchemaEvaluator.Evaluate(schema, instance, rule);
            Assert.Equal(Verdict.Invalid, result.Verdict);
            var wanted = document.Value.EnumerateArray().Select(
                v => ReportedRules(Text(v, "instancePath"), Text(v, "schemaPath"), Text(v, "keyword")));
            var found = result.Violations.Select(v => ReportedRules(v.InstancePath, v.SchemaPath, v.Keyword));
            Assert.Equal(wanted.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
            Assert.All(result.Violations, v => Assert.StartsWith(rule + ": ", v.Message, StringComparison.Ordinal));

            var first = SchemaEvaluator.Evaluate(schema, instance, rule, new EvaluationOptions(StopAtFirst: true));
            Assert.Equal(Verdict.Invalid, first.Verdict);
            Assert.Contains(Assert.Single(first.Violations), result.Violations);
            Assert.Equal(Verdict.Invalid, SchemaEvaluator.Evaluate(schema, instance));
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Reads_the_schema_as_it_is_meant(string rule)
    {
        // The parser resolves references, which the tests of references cover.
        if (File.Exists(Path.Combine(s_folder, rule, "schema.json"))
            && !Read(rule, "schema.json").Contains("\"$ref\": \"", StringComparison.Ordinal))
        {
            Assert.Equal(TestSchema.Parse(Read(rule, "schema.json")), ReadSchema(rule).Root);
        }
    }

    private static SchemaDocument ReadSchema(string rule)
    {
        if (!File.Exists(Path.Combine(s_folder, rule, "schema.json")))
        {
            // The part of the spec that README.md of the folder names.
            var spec = Assert.Single(SpecParser.Parse(new SpecFileText("spec.json", Read(rule, "spec.json")), []).Specs);
            return Assert.Single(spec.Parts, p => p.Kind == PartKind.Schedule).Document!;
        }

        var diagnostics = new List<SpecDiagnostic>();
        var schema = SpecParser.ParseDocument(Read(rule, "schema.json"), diagnostics);
        Assert.DoesNotContain(diagnostics, d => d.Rule.Severity == RuleSeverity.Error);
        return schema!;
    }

    private static Instance ReadDocument(string rule, string kind, string name) =>
        InstanceReader.Read(new SourceFile(name, Read(rule, kind, name)).Json.Root);

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([s_folder, .. path]));

    private static string ReportedRules(string instancePath, string schemaPath, string keyword) =>
        $"'{instancePath}' '{schemaPath}' {keyword}";

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
