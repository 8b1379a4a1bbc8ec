using System.Reflection;
using System.Text.Json;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Tests.Evaluation;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests the emitted code with the documents of tests/cases, which also test the evaluator.</summary>
public sealed class CaseTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "cases");

    private static readonly Lazy<EmittedCode> s_code = new(
        () => EmittedCode.From([.. Directory.EnumerateDirectories(s_folder).Order(StringComparer.Ordinal).Select(SpecFile)]));

    private static readonly Lazy<Assembly> s_loaded = new(() => s_code.Value.Load());

    public static TheoryData<string> Rules =>
        [.. Directory.EnumerateDirectories(s_folder).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Schemas_compile_without_a_warning() => Assert.Empty(s_code.Value.Diagnose());

    [Theory]
    [MemberData(nameof(Rules))]
    public void Valid_documents_are_read_and_survive_a_round_trip(string rule)
    {
        var probe = Probe(rule);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(s_folder, rule, "valid")))
        {
            var json = File.ReadAllBytes(path);
            var (value, result) = probe.Parse(json);
            Assert.True(result.IsValid, $"{path}: {result}");
            Assert.True(value!.Validate().IsValid, $"{path}: {value.Validate()}");
            Assert.True(probe.Validate(json).IsValid, $"{path}: {probe.Validate(json)}");

            var written = RecordProbe.Write(value);
            Assert.Equal(TestJson.Value(File.ReadAllText(path)), TestJson.Value(System.Text.Encoding.UTF8.GetString(written)));
            var again = probe.Parse(written).Value;
            Assert.Equal(value, again);
            Assert.Equal(value.GetHashCode(), again!.GetHashCode());
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Invalid_documents_are_rejected_at_the_expected_paths(string rule)
    {
        var probe = Probe(rule);
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, rule, "expected.json")));
        foreach (var document in expected.RootElement.EnumerateObject())
        {
            var json = File.ReadAllBytes(Path.Combine(s_folder, rule, "invalid", document.Name));
            var wanted = document.Value.EnumerateArray()
                .Select(v => string.Join(" ", v.EnumerateObject().Select(m => m.Value.GetString())))
                .Order(StringComparer.Ordinal)
                .ToList();
            Assert.Equal(wanted, ReportedRules(probe.Parse(json).Result));
            Assert.Equal(wanted, ReportedRules(probe.Validate(json)));
        }
    }

    private static IEnumerable<string> ReportedRules(ValidationResult result) =>
        result.Violations.Select(v => $"{v.InstancePath} {v.SchemaPath} {v.Keyword}").Order(StringComparer.Ordinal);

    private static (string Path, string Text) SpecFile(string folder)
    {
        var name = Path.GetFileName(folder);
        var spec = Path.Combine(folder, "spec.json");
        return ($"cases/{name}.json", File.ReadAllText(File.Exists(spec) ? spec : Path.Combine(folder, "schema.json")));
    }

    private static RecordProbe Probe(string rule)
    {
        var model = s_code.Value.Models.Single(m => m.Identity.Path == $"cases/{rule}.json");
        var name = s_code.Value.Links.Table.Find(model.Identity)!.TypeName!;
        return RecordProbe.Of(s_loaded.Value, model.Identity.Kind == SpecKind.JsonSchema ? name : name + "+ScheduleParams");
    }
}
