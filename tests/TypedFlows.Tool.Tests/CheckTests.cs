using System.Text.Json;
using System.Text.RegularExpressions;
using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests <c>check</c> with valid, unusual and missing specs.</summary>
public partial class CheckTests
{
    [Fact]
    public async Task The_repositorys_specs_have_no_error()
    {
        var run = (await ToolRun.OfAsync("check", Repository.Specs)).MustEnd(ExitCode.Success);
        Assert.Contains(" 0 errors, 0 warnings, ", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_edge_case_is_valid_or_reported_at_a_location_and_never_an_internal_error()
    {
        using var folder = new TemporaryFolder();
        foreach (var (file, _, text) in EdgeCases.Files)
        {
            folder.Write(file, text);
        }

        var run = (await ToolRun.OfAsync("check", folder.Path)).MustEnd(ExitCode.Found);
        Assert.DoesNotContain("TFL0017", run.Output, StringComparison.Ordinal);
        foreach (var line in run.Lines.SkipLast(1))
        {
            Assert.Matches(DiagnosticLine(), line);
        }

        foreach (var (file, id, _) in EdgeCases.Files)
        {
            var lines = run.Lines.Where(line => line.StartsWith($"{folder[file]}(", StringComparison.Ordinal)).ToList();
            Assert.True(
                id is null
                    ? lines.All(line => line.Contains("info", StringComparison.Ordinal))
                    : lines.Any(line => line.Contains($" {id}: ", StringComparison.Ordinal)),
                $"{file}: expected {id ?? "nothing"}\n{string.Join("\n", lines)}");
        }
    }

    [Fact]
    public async Task It_reports_exactly_what_the_generator_reports()
    {
        using var folder = new TemporaryFolder();
        foreach (var (file, _, text) in EdgeCases.Files)
        {
            folder.Write(file, text);
        }

        var built = GeneratorBuild.Run(folder.Path, "App.Specs").Diagnostics
            .Select(
                diagnostic =>
                    (
                        diagnostic.Location.GetLineSpan().Path,
                        diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1,
                        diagnostic.Location.GetLineSpan().StartLinePosition.Character + 1,
                        diagnostic.Id))
            .Order();
        var run = await ToolRun.OfAsync("check", folder.Path, "--format", "json");
        using var report = JsonDocument.Parse(run.Output);
        var checkedHere = report.RootElement.GetProperty("diagnostics").EnumerateArray()
            .Select(
                diagnostic =>
                    (
                        diagnostic.GetProperty("file").GetString()!,
                        diagnostic.GetProperty("line").GetInt32(),
                        diagnostic.GetProperty("column").GetInt32(),
                        diagnostic.GetProperty("id").GetString()!))
            .Order();
        Assert.Equal(built, checkedHere);
    }

    [Fact]
    public async Task Sarif_has_rules_results_and_regions()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a b.json", "{ \"title\": \"A\", \"type\": \"object\",\n\"properties\": { \"a\": { \"minimum\": \"1\" } } }");
        var run = (await ToolRun.OfAsync("check", folder.Path, "--format", "sarif")).MustEnd(ExitCode.Found);
        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal("2.1.0", report.RootElement.GetProperty("version").GetString());
        var log = report.RootElement.GetProperty("runs")[0];
        var rule = log.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0];
        var result = Assert.Single(log.GetProperty("results").EnumerateArray());
        var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("TFL0003", rule.GetProperty("id").GetString());
        Assert.Equal(
            ("TFL0003", 0, "error"),
            (result.GetProperty("ruleId").GetString(), result.GetProperty("ruleIndex").GetInt32(),
                result.GetProperty("level").GetString()));
        Assert.EndsWith("/a%20b.json", location.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, location.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.True(
            location.GetProperty("region")
                .GetProperty("endColumn")
                .GetInt32() > location.GetProperty("region")
                .GetProperty("startColumn")
                .GetInt32());
    }

    [Fact]
    public async Task A_missing_file_is_a_usage_error_and_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("gone", (await ToolRun.OfAsync("check", folder["gone"])).MustEnd(ExitCode.Usage).Error, StringComparison.Ordinal);
        Assert.Contains(
            "no spec file",
            (await ToolRun.OfAsync("check", folder.Path)).MustEnd(ExitCode.Usage).Error,
            StringComparison.Ordinal);
        Assert.Contains("--help", (await ToolRun.OfAsync("check")).MustEnd(ExitCode.Usage).Error, StringComparison.Ordinal);
        Assert.Contains(
            "Did you mean check?",
            (await ToolRun.OfAsync("chekc", folder.Path)).MustEnd(ExitCode.Usage).Error,
            StringComparison.Ordinal);
        Assert.Equal(
            "error: Unrecognized command or argument 'nosuch'.\ntypedflows --help lists the commands and options.\n",
            (await ToolRun.OfAsync("nosuch")).MustEnd(ExitCode.Usage).Error.ReplaceLineEndings("\n"));
        Assert.Contains("Required command", (await ToolRun.OfAsync()).MustEnd(ExitCode.Usage).Error, StringComparison.Ordinal);
        Assert.Contains(
            "sarif",
            (await ToolRun.OfAsync("check", folder.Path, "--format", "xml")).MustEnd(ExitCode.Usage).Error,
            StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task In_a_projects_folder_build_output_is_ignored_and_paths_are_relative_to_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("App.csproj", "<Project />");
        folder.Write("obj/project.assets.json", "{}");
        folder.Write("bin/Debug/specs/a.json", "{");
        folder.Write(".git/x.json", "{");
        folder.Write("specs/bin/a.json", """{ "title": "A", "type": "object", "properties": { "a": { "type": "string" } } }""");
        Assert.Equal(
            ["1 file, 1 spec: 0 errors, 0 warnings, 0 infos"],
            (await ToolRun.OfAsync("check", folder.Path)).MustEnd(ExitCode.Success).Lines);
    }

    [Fact]
    public async Task Options_have_the_effect_of_metadata_and_properties_of_a_project()
    {
        using var folder = new TemporaryFolder();
        var plain = folder.Write("plain.json", "{}");
        Assert.Contains("TFL0005", (await ToolRun.OfAsync("check", folder.Path)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "TFL0005",
            (await ToolRun.OfAsync("check", folder.Path, "--kind", $"{plain}=schema", "--type-name", $"{plain}=Any"))
                .MustEnd(ExitCode.Success).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "nobody.json",
            (await ToolRun.OfAsync("check", folder.Path, "--kind", "nobody.json=schema")).MustEnd(ExitCode.Usage).Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "the kind cat is unknown",
            (await ToolRun.OfAsync("check", folder.Path, "--kind", $"{plain}=cat")).MustEnd(ExitCode.Usage).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Severity_options_of_a_project_exist_here_too()
    {
        using var folder = new TemporaryFolder();
        var wrong = folder.Write("wrong.json", """{ "title": "A", "type": "object", "properties": { "a": { "minimum": "1" } } }""");
        var odd = folder.Write(
            "odd.json",
            """{ "title": "B", "type": "object", "type": "object", "properties": { "b": { "type": "string", "mood": 1 } } }""");
        Assert.Equal(
            ["2 files, 2 specs: 1 error, 1 warning, 1 info"],
            (await ToolRun.OfAsync("check", folder.Path)).MustEnd(ExitCode.Found).Lines.TakeLast(1));
        Assert.Equal(
            ["2 files, 2 specs: 0 errors, 0 warnings, 0 infos"],
            (await ToolRun.OfAsync("check", folder.Path, "--nowarn", "tfl0002,TFL0009", "--nowarn", "TFL0003"))
                .MustEnd(ExitCode.Success).Lines);
        Assert.Contains(
            ": 2 errors, 0 warnings, 1 info",
            (await ToolRun.OfAsync("check", "--warnaserror", folder.Path)).MustEnd(ExitCode.Found).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            ": 0 errors, 2 warnings, 1 info",
            (await ToolRun.OfAsync("check", folder.Path, "--severity", $"{wrong}=warning")).MustEnd(ExitCode.Success).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            ": 2 errors, 0 warnings, 1 info",
            (await ToolRun.OfAsync("check", folder.Path, "--severity", $"{wrong}=warning", "--warnaserror")).MustEnd(ExitCode.Found).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            ": 0 errors, 0 warnings, 0 infos",
            (await ToolRun.OfAsync("check", folder.Path, "--severity", $"{wrong}=none", "--severity", $"{odd}=none", "--warnaserror"))
                .MustEnd(ExitCode.Success).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "0 errors",
            (await ToolRun.OfAsync("generate", folder.Path, "-o", folder["out"], "--nowarn", "TFL0003")).MustEnd(ExitCode.Success).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "There is no rule TFL0099.",
            (await ToolRun.OfAsync("check", folder.Path, "--nowarn", "TFL0099")).MustEnd(ExitCode.Usage).Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "the level loud is unknown",
            (await ToolRun.OfAsync("check", folder.Path, "--severity", $"{odd}=loud")).MustEnd(ExitCode.Usage).Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "gone.json",
            (await ToolRun.OfAsync("check", folder.Path, "--severity", "gone.json=none")).MustEnd(ExitCode.Usage).Error,
            StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\S.*\(\d+,\d+\): (error|warning|info) TFL0\d{3}: \S")]
    private static partial Regex DiagnosticLine();
}
