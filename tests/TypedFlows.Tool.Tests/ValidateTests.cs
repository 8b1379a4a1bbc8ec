using System.Text;
using System.Text.Json;
using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests the validation of documents against parts of specs.</summary>
public class ValidateTests
{
    [Theory]
    [InlineData("""{ "startTime": 1, "frequency": "minute", "interval": 15 }""", ExitCode.Success, "valid (CRMToAEP 1.0, schedule)")]
    [InlineData("{ \"startTime\": 1,\n  \"frequency\": \"minute\", \"interval\": 5 }", ExitCode.Found, "(2,38): error minimum: CRMToAEP: "
        + "'interval' must be at least 15 when 'frequency' is 'minute', but is 5")]
    [InlineData("""{ "startTime": 1, "frequency": "hour" }""", ExitCode.Found, "(1,1): error required: CRMToAEP: 'interval' is "
        + "required when 'frequency' is not 'once'")]
    [InlineData("""{ "startTime": 1, }""", ExitCode.Found, "error TFL0001")]
    public async Task Violations_have_line_and_column_of_the_document(string document, int exitCode, string expected)
    {
        using var folder = new TemporaryFolder();
        var run = await ToolRun.OfAsync(
            "validate",
            "--specs",
            Repository.Specs,
            "--spec",
            "CRMToAEP",
            "--part",
            "schedule",
            folder.Write("d.json", document));
        Assert.Contains(expected, run.MustEnd(exitCode).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transformation:Mapping", "CRMToAEP@1.0", """{ "mappingId": "1", "mappingVersion": "0" }""")]
    [InlineData("transformation:mapping", "crmtoaep", """{ "mappingId": "1", "mappingVersion": "0" }""")]
    [InlineData("options", "CRMToAEP", "{}")]
    [InlineData("source", "amazon-s3", """{ "path": "/" }""")]
    [InlineData("auth:Access Key", "ecadc60c-7455-4d87-84dc-2a0e293d997b", """{ "s3AccessKey": "a", "s3SecretKey": "b" }""")]
    [InlineData("schema", "Periodic schedule", """{ "startTime": 1, "frequency": "once" }""")]
    public async Task Every_kind_of_part_can_be_named(string part, string spec, string document)
    {
        using var folder = new TemporaryFolder();
        (await ToolRun.OfAsync("validate", "--specs", Repository.Specs, "--spec", spec, "--part", part, folder.Write("d.json", document)))
            .MustEnd(ExitCode.Success);
    }

    [Theory]
    [InlineData("CRMToAPE", "schedule", "Did you mean CRMToAEP?")]
    [InlineData("CRMToAEP@2.0", "schedule", "There is no version 2.0 of CRMToAEP. Known versions: 1.0.")]
    [InlineData("CRMToAEP", "transformation:Copi", "Did you mean transformation:Copy?")]
    [InlineData("CRMToAEP", "transformation", "several parts")]
    [InlineData("CRMToAEP", "source", "no part source")]
    [InlineData("CRMToAEP", "sauce", "--part sauce is not a part")]
    public async Task Unknown_names_are_reported_with_the_known_ones(string spec, string part, string expected)
    {
        using var folder = new TemporaryFolder();
        var run = await ToolRun.OfAsync(
            "validate",
            "--specs",
            Repository.Specs,
            "--spec",
            spec,
            "--part",
            part,
            folder.Write("d.json", "{}"));
        Assert.Contains(expected, run.MustEnd(ExitCode.Usage).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_versions_one_must_be_selected()
    {
        using var folder = new TemporaryFolder();
        var specs = folder.CopySpecs("specs");
        folder.Write(
            "specs/flow/newer.json",
            File.ReadAllText(Path.Combine(specs, "flow", "CRMToAEP.json"))
                .Replace("\"version\": \"1.0\"", "\"version\": \"1.1\"", StringComparison.Ordinal));
        var document = folder.Write("d.json", """{ "startTime": 1, "frequency": "once" }""");
        Assert.Contains(
            "1.0 and 1.1. Select one: --spec CRMToAEP@1.1",
            (await ToolRun.OfAsync("validate", "--specs", specs, "--spec", "CRMToAEP", "--part", "schedule", document))
                .MustEnd(ExitCode.Usage).Error,
            StringComparison.Ordinal);
        (await ToolRun.OfAsync("validate", "--specs", specs, "--spec", "CRMToAEP@1.0", "--part", "schedule", document))
            .MustEnd(ExitCode.Success);
    }

    [Fact]
    public async Task Formats_and_quoted_numbers_are_validated_as_requested()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "specs/plain.json",
            """{ "title": "Plain", "type": "object", "properties": { "d": { "type": "string", "format": "date" },"""
                + """ "n": { "type": "integer" } } }""");
        var date = folder.Write("date.json", """{ "d": "today" }""");
        var number = folder.Write("number.json", """{ "n": "1" }""");
        (await ToolRun.OfAsync("validate", "--specs", folder["specs"], "--spec", "Plain", date)).MustEnd(ExitCode.Found);
        (await ToolRun.OfAsync("validate", "--specs", folder["specs"], "--spec", "Plain", date, "--ignore-format", "date"))
            .MustEnd(ExitCode.Success);
        (await ToolRun.OfAsync("validate", "--specs", folder["specs"], "--spec", "Plain", date, "--no-format-assertion"))
            .MustEnd(ExitCode.Success);
        (await ToolRun.OfAsync("validate", "--specs", folder["specs"], "--spec", "Plain", number)).MustEnd(ExitCode.Found);
        (await ToolRun.OfAsync("validate", "--specs", folder["specs"], "--spec", "Plain", number, "--lenient")).MustEnd(ExitCode.Success);
    }

    [Fact]
    public async Task Machines_get_pointers_and_a_missing_file_is_named()
    {
        using var folder = new TemporaryFolder();
        var document = folder.Write("d.json", """{ "startTime": 1, "frequency": "minute", "interval": 5 }""");
        var run = (await ToolRun.OfAsync(
                "validate",
                "--specs",
                Repository.Specs,
                "--spec",
                "CRMToAEP",
                "--part",
                "schedule",
                document,
                "--format",
                "json"))
            .MustEnd(ExitCode.Found);
        using var report = JsonDocument.Parse(run.Output);
        var diagnostic = report.RootElement.GetProperty("diagnostics")[0];
        Assert.Equal("/interval", diagnostic.GetProperty("instancePath").GetString());
        Assert.EndsWith(
            "/scheduleSpec/spec/else/then/properties/interval/minimum",
            diagnostic.GetProperty("schemaPath").GetString(),
            StringComparison.Ordinal);
        Assert.Contains(
            "gone.json",
            (await ToolRun.OfAsync("validate", "--spec", "CRMToAEP", "--part", "schedule", folder["gone.json"]))
                .MustEnd(ExitCode.Usage).Error,
            StringComparison.Ordinal);
    }

    private const string Garden = """
        {
          "$id": "https://ns.adobe.com/acme/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "version": "1.0",
          "title": "Garden", "type": "object",
          "properties": { "name": { "type": "string" }, "size": { "type": "integer", "minimum": 0, "meta:xdmType": "int" } }
        }
        """;

    [Theory]
    [InlineData("a.json", """{ "name": "x" }""", ExitCode.Success, "valid (Garden 1.0, record)")]
    [InlineData("a.json", """[{ "name": "x" }, {}]""", ExitCode.Success, "2 documents are valid (Garden 1.0, record)")]
    [InlineData("a.json", "[]", ExitCode.Success, "valid (Garden 1.0, record)")]
    [InlineData("a.json", "[{ \"name\": 1 },\n {},\n { \"size\": -1, \"nme\": 2 }]", ExitCode.Found,
        "(1,12): error type|(3,12): error minimum|(3,23): error additionalProperties|3 violations in 2 of 3 documents (Garden 1.0, ")]
    [InlineData("a.jsonl", "{}\n\n{\"size\":1.5}\r\n{\"size\":\n{\"name\":\"x\"}\n", ExitCode.Found,
        "(3,9): error type|(4,9): error TFL0001|2 violations in 2 of 4 documents (Garden 1.0, record)")]
    [InlineData("a.json", "{}\n{\"size\":-1}\n", ExitCode.Found, "(2,9): error minimum|1 violation in 1 of 2 documents")]
    [InlineData("a.json", "{\n  \"size\":\n}", ExitCode.Found, "error TFL0001|1 violation (Garden 1.0, record)")]
    [InlineData("a.json", """{ "size": "1" }""", ExitCode.Found, "error type")]
    public async Task Records_of_a_file_are_validated_one_by_one(string name, string text, int exitCode, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("specs/garden.json", Garden);
        var run = (await ToolRun.OfAsync(
            "validate", "--specs", Path.Combine(folder.Path, "specs"), "--spec", "Garden", "--part", "record", "--lenient",
            folder.Write(name, text))).MustEnd(exitCode);
        Assert.All(expected.Split('|'), part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_not_json_and_fail_their_record_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("specs/garden.json", Garden);
        var files = new[] { ("lines.jsonl", "{{}}\n{0}\n{{\"name\":\"\uFFFD\"}}\n"), ("items.json", "[{{}},\n{0},\n{{}}]") }.Select(file =>
            folder.Write(file.Item1, [.. Encoding.UTF8.GetBytes(string.Format(null, file.Item2, "{\"name\":\"é?\"}"))
                .Select(each => each == (byte)'?' ? (byte)0xFF : each)])).ToArray();
        var run = (await ToolRun.OfAsync(
            ["validate", "--specs", Path.Combine(folder.Path, "specs"), "--spec", "Garden", .. files])).MustEnd(ExitCode.Found);
        Assert.Contains("lines.jsonl(2,11): error TFL0001: Found bytes that are not UTF-8", run.Output, StringComparison.Ordinal);
        Assert.Contains("items.json(2,11): error TFL0001: Found bytes that are not UTF-8", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 violations in 2 of 6 documents", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_are_one_json_report_with_the_index_of_each_record()
    {
        using var folder = new TemporaryFolder();
        folder.Write("specs/garden.json", Garden);
        var run = (await ToolRun.OfAsync(
            "validate", "--specs", Path.Combine(folder.Path, "specs"), "--spec", "Garden", "--format", "json",
            folder.Write("a.jsonl", "{}\n{\"size\":-1}\n"), folder.Write("b.json", """[{}, {}, { "name": null }]""")))
            .MustEnd(ExitCode.Found);
        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal(
            [("a.jsonl", 2, 1, "minimum", "/size"), ("b.json", 1, 2, "type", "/name")],
            report.RootElement.GetProperty("diagnostics").EnumerateArray().Select(each => (
                Path.GetFileName(each.GetProperty("file").GetString()!), each.GetProperty("line").GetInt32(),
                each.GetProperty("record").GetInt32(), each.GetProperty("id").GetString()!,
                each.GetProperty("instancePath").GetString()!)));
    }
}
