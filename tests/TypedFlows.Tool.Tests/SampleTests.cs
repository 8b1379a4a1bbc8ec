using System.Text.Json;
using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests the sample records of schemas.</summary>
public class SampleTests
{
    private const string NoValues = """{ "type": "object", "required": ["a"], "properties": { "a": { "enum": [] } } }""";

    [Fact]
    public async Task Records_of_a_schema_are_valid_lines_of_json()
    {
        using var folder = new TemporaryFolder();
        var run = (await ToolRun.OfAsync("sample", "--schema", "Customer", "--specs", Repository.Specs, "--count", "200"))
            .MustEnd(ExitCode.Success);
        Assert.Equal(200, run.Lines.Count);
        Assert.Equal(200, run.Lines.Distinct().Count());
        var validated = await ToolRun.OfAsync(
            "validate", "--spec", "Customer", "--specs", Repository.Specs, folder.Write("customers.jsonl", run.Output));
        Assert.StartsWith("200 documents are valid", validated.MustEnd(ExitCode.Success).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CRMToAEP", "schedule")]
    [InlineData("hubspot", "auth:Basic Authentication")]
    [InlineData("amazon-s3", "source")]
    public async Task A_part_of_a_spec_has_samples(string spec, string part)
    {
        using var folder = new TemporaryFolder();
        var run = (await ToolRun.OfAsync("sample", "--spec", spec, "--part", part)).MustEnd(ExitCode.Success);
        Assert.Equal(10, run.Lines.Count);
        foreach (var line in run.Lines)
        {
            (await ToolRun.OfAsync("validate", "--spec", spec, "--part", part, folder.Write("part.json", line))).MustEnd(ExitCode.Success);
        }
    }

    [Fact]
    public async Task A_seed_selects_the_records_and_a_file_is_a_schema()
    {
        var file = Path.Combine(Repository.Specs, "xdm", "customer.json");
        var first = (await ToolRun.OfAsync("sample", "--schema", file, "--seed", "7")).MustEnd(ExitCode.Success);
        Assert.Equal(first.Output, (await ToolRun.OfAsync("sample", "--schema", file, "--seed", "7", "--count", "10")).Output);
        Assert.NotEqual(first.Output, (await ToolRun.OfAsync("sample", "--schema", file, "--seed", "8")).Output);
        Assert.Equal(first.Lines.Take(3), (await ToolRun.OfAsync("sample", "--schema", file, "--seed", "7", "--count", "3")).Lines);
        Assert.Empty((await ToolRun.OfAsync("sample", "--schema", file, "--count", "0")).MustEnd(ExitCode.Success).Output);
    }

    [Fact]
    public async Task A_schema_without_values_names_the_location_and_the_rule()
    {
        using var folder = new TemporaryFolder();
        var run = await ToolRun.OfAsync("sample", "--schema", folder.Write("none.json", NoValues));
        Assert.Contains("the value at '/a' cannot meet enum", run.MustEnd(ExitCode.Found).Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("Exactly one of --schema and --spec", "sample")]
    [InlineData("Exactly one of --schema and --spec", "sample", "--schema", "Customer", "--spec", "CRMToAEP")]
    [InlineData("--part requires --spec", "sample", "--schema", "Customer", "--part", "schedule")]
    [InlineData("There is no spec Nothing", "sample", "--schema", "Nothing")]
    [InlineData("is not a schema", "sample", "--schema", "CRMToAEP")]
    [InlineData("select one with --part", "sample", "--spec", "CRMToAEP")]
    [InlineData("has no part auth", "sample", "--spec", "CRMToAEP", "--part", "auth")]
    [InlineData("--count must be at least 0", "sample", "--spec", "CRMToAEP", "--part", "schedule", "--count", "-1")]
    [InlineData("Cannot parse argument 'many'", "sample", "--spec", "CRMToAEP", "--count", "many")]
    public async Task Wrong_arguments_are_named(string message, params string[] args) =>
        Assert.Contains(message, (await ToolRun.OfAsync(args)).MustEnd(ExitCode.Usage).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Names_of_schemas_are_suggested()
    {
        var line = $"sample --specs {Repository.Specs} --schema Cus";
        Assert.Contains("Customer", (await ToolRun.OfAsync($"[suggest:{line.Length}]", line)).Lines);
    }

    /// <summary>The records are not held, so a long run needs no more memory than a short one.</summary>
    [Fact]
    public async Task Many_records_are_written_one_by_one()
    {
        var output = new CountedWriter();
        var run = await ToolCommand.RunAsync(
            ["sample", "--spec", "CRMToAEP", "--part", "schedule", "--count", "100000"],
            new Terminal(output, TextWriter.Null, (false, false)));
        Assert.Equal(ExitCode.Success, run);
        Assert.Equal(100_000, output.Lines);
        Assert.InRange(output.Longest, 1, 200_000);
        Assert.True(JsonDocument.Parse(output.First!).RootElement.TryGetProperty("frequency", out _));
    }

    private sealed class CountedWriter : StringWriter
    {
        public int Lines { get; private set; }

        public int Longest { get; private set; }

        public string? First { get; private set; }

        public override void Write(string? value)
        {
            Lines += value!.Count(c => c == '\n');
            Longest = Math.Max(Longest, value!.Length);
            First ??= value.Split('\n')[0];
        }
    }
}
