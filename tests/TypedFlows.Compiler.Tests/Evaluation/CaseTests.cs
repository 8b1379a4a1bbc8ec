using System.Text.Json;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>The documents of tests/cases, the same that the emitted validators are judged by.</summary>
public sealed class CaseTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "cases");

    // Lists of schemas under items are not in the model: the parser warns that they check nothing.
    private static readonly HashSet<string> NotModelled = ["items/pair-first.json", "items/pair-second.json"];

    public static TheoryData<string> Rules => [.. Directory.EnumerateDirectories(Folder).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Accepts_the_valid_documents(string rule)
    {
        var schema = ReadSchema(rule);
        var documents = Directory.GetFiles(Path.Combine(Folder, rule, "valid"));
        Assert.NotEmpty(documents);
        foreach (var document in documents)
        {
            var result = SchemaEvaluator.Evaluate(schema, TestJson.Instance(File.ReadAllText(document)), rule);
            Assert.True(result.Verdict == Verdict.Valid, $"{document}: {result.Verdict} {string.Join("\n", result.Violations)}");
            Assert.Empty(result.Violations);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Refuses_the_invalid_documents_where_expected(string rule)
    {
        var schema = ReadSchema(rule);
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, rule, "expected.json")));
        Assert.Equal(
            Directory.GetFiles(Path.Combine(Folder, rule, "invalid")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal),
            expected.RootElement.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
        foreach (var document in expected.RootElement.EnumerateObject())
        {
            var instance = TestJson.Instance(File.ReadAllText(Path.Combine(Folder, rule, "invalid", document.Name)));
            var result = SchemaEvaluator.Evaluate(schema, instance, rule);
            if (NotModelled.Contains($"{rule}/{document.Name}"))
            {
                Assert.Equal(Verdict.Valid, result.Verdict);
                continue;
            }

            Assert.Equal(Verdict.Invalid, result.Verdict);
            var wanted = document.Value.EnumerateArray().Select(v => Told(Text(v, "instancePath"), Text(v, "schemaPath"), Text(v, "keyword")));
            var found = result.Violations.Select(v => Told(v.InstancePath, v.SchemaPath, v.Keyword));
            Assert.Equal(wanted.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
            Assert.All(result.Violations, v => Assert.StartsWith(rule + ": ", v.Message, StringComparison.Ordinal));

            var first = SchemaEvaluator.Evaluate(schema, instance, rule, new EvaluationOptions(StopAtFirst: true));
            Assert.Equal(Verdict.Invalid, first.Verdict);
            Assert.Contains(Assert.Single(first.Violations), result.Violations);
            Assert.Equal(Verdict.Invalid, SchemaEvaluator.Judge(schema, instance));
        }
    }

    private static Schema ReadSchema(string rule)
    {
        var folder = Path.Combine(Folder, rule);
        var alone = Path.Combine(folder, "schema.json");
        if (File.Exists(alone))
        {
            return TestSchema.Parse(File.ReadAllText(alone));
        }

        // The part of the spec that the folder's README.md names.
        using var spec = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "spec.json")));
        return TestSchema.Parse(spec.RootElement.GetProperty("items")[0].GetProperty("scheduleSpec").GetProperty("spec"));
    }

    private static string Told(string instancePath, string schemaPath, string keyword) => $"'{instancePath}' '{schemaPath}' {keyword}";

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
