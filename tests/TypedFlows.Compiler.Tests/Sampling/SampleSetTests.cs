using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Sampling;
using TypedFlows.Compiler.Tests.Agreement;
using TypedFlows.Conformance.Engines;
using TypedFlows.Conformance.Suite;

namespace TypedFlows.Compiler.Tests.Sampling;

/// <summary>Tests that samples of many schemas are valid. The evaluator decides.</summary>
public sealed class SampleSetTests
{
    private const string SuitePackage = "/usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance";

    public static TheoryData<string> SpecFiles =>
        [.. Repository.Files("*.json", "specs", "tests/Benchmarks/specs", "tests/Conformance/xdm/answers")];

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateDirectories(Repository.Full("tests/cases")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(SpecFiles))]
    public void Each_part_of_a_spec_has_samples(string path)
    {
        var overlays = SpecCompiler.Sort(Repository.SpecFiles.Select(file =>
            SpecCompiler.TryReadOverlay(new SpecFileText(file, Repository.Read(file)))));
        foreach (var part in SpecParser.Parse(new SpecFileText(path, Repository.Read(path)), overlays).Specs.SelectMany(spec => spec.Parts))
        {
            Sampled.Records(part.Document!, 50);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_rule_has_samples(string rule)
    {
        var path = Repository.Full($"tests/cases/{rule}/schema.json");
        if (File.Exists(path))
        {
            Sampled.Records(File.ReadAllText(path), 50);
        }
    }

    [SuiteTheory]
    [InlineData(4, false)]
    [InlineData(4, true)]
    [InlineData(6, false)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(7, true)]
    public void Each_schema_of_the_official_suite_has_samples(int draft, bool isOptional)
    {
        var suite = TestSuite.Load(SuitePackage, SchemaDialect.All.Single(dialect => dialect.Draft == draft), isOptional);
        var failures = new List<string>();
        foreach (var group in suite.Groups.Where(group => !isOptional || group.AssertsFormats))
        {
            if (SuiteSchema.Parse(group, suite).Document is not { } schema)
            {
                continue;
            }

            // The evaluator differs from the suite in the few tests that tests/Conformance lists.
            var valid = group.Tests.Select(test => InstanceReader.Read(new SourceFile("data", test.Data).Json.Root))
                .Where(data => SchemaEvaluator.Evaluate(schema, data) == Verdict.Valid)
                .ToList();
            try
            {
                var records = Sampled.Records(schema, 5);
                if (valid.Exists(data => data is Instance.Object) && !records[0].StartsWith('{'))
                {
                    failures.Add($"{group.File}: {group.Description}: not an object: {records[0]}");
                }
            }
            catch (SampleException e)
            {
                // Values of other types are created only if the schema excludes objects.
                if (valid.Exists(data => data is Instance.Object) || (valid.Count > 0 && e.InstancePath.Length == 0))
                {
                    failures.Add($"{group.File}: {group.Description}: {e.Message}\n{group.Schema}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [SeededProperty(3)]
    public void A_random_schema_has_valid_samples_or_an_error(SchemaBatch batch)
    {
        var missed = new List<string>();
        foreach (var one in batch.Cases)
        {
            if (CompiledSchemas.Read(one.Schema) is not { } schema)
            {
                continue;
            }

            try
            {
                Sampled.Records(schema, 5);
            }
            catch (SampleException e)
            {
                if (one.Documents.FirstOrDefault(d => d is WrittenJson.Members
                    && SchemaEvaluator.Evaluate(schema, InstanceReader.Read(new SourceFile("data", d.ToString()).Json.Root))
                        == Verdict.Valid) is { } valid)
                {
                    missed.Add($"{e.Message}\n{one.Schema}\naccepts {valid}");
                }
            }
        }

        Assert.True(missed.Count == 0, string.Join("\n\n", missed));
    }

    /// <summary>A test that needs the official suite. It is skipped if the suite is not installed, which .ci/run does.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class SuiteTheoryAttribute : TheoryAttribute
    {
        public SuiteTheoryAttribute() => Skip = Directory.Exists(SuitePackage)
            ? null : "Install the Debian package libtest-json-schema-acceptance-perl to run this test.";
    }
}
