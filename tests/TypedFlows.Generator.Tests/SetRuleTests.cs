using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Rules;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests;

/// <summary>
/// Tests rules that require several files or the evaluator: each is reported at its location, and not reported for valid files.
/// </summary>
public class SetRuleTests
{
    private const string Schedule = """{ "title": "Every hour", "type": "object", "properties": { "hour": { "type": "integer" } } }""";

    private static readonly SpecInput s_first = new("/project/specs/first.json", Connection("1", "amazon-s3"));

    [Fact]
    public void Two_specs_that_become_one_name_are_an_error_at_each_that_names_the_remedy()
    {
        var errors = Diagnostics(s_first, new("/project/specs/second.json", Connection("2", "AmazonS3"))).ToArray();
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Equal((DefinitionRules.NameClash.Id, DiagnosticSeverity.Error), (error.Id, error.Severity)));
        Assert.All(errors, error => Assert.Contains("TypeName", error.GetMessage(null), StringComparison.Ordinal));
        Assert.All(errors, error => Assert.Equal(2, error.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Empty(Diagnostics(s_first, new("/project/specs/second.json", Connection("2", "AmazonS3")) { TypeName = "Legacy" }));
    }

    [Theory]
    [InlineData("uri; date", new string[0])]
    [InlineData("", new string[0])]
    [InlineData("uri,e-mail,Date", new[] { "Date", "e-mail" })]
    public void A_name_that_is_no_format_is_a_warning_at_the_project(string ignored, string[] unknown)
    {
        var options = new BuildOptions(new Dictionary<string, string>
        {
            ["build_property.RootNamespace"] = "App",
            ["build_property.MSBuildProjectFullPath"] = "/project/App.csproj",
            ["build_property.TypedFlowsIgnoredFormats"] = ignored,
        });
        var warnings = new GeneratorHost(options, s_first).Run().Result.Diagnostics;
        Assert.All(
            warnings,
            warning => Assert.Equal((DefinitionRules.UnknownFormatIgnored.Id, DiagnosticSeverity.Warning), (warning.Id, warning.Severity)));
        Assert.All(warnings, warning => Assert.Equal("/project/App.csproj", warning.Location.GetLineSpan().Path));
        Assert.Equal(unknown, warnings.Select(warning => warning.GetMessage(null).Split('\'')[1]));
        Assert.All(warnings, warning => Assert.Contains("idn-hostname", warning.GetMessage(null), StringComparison.Ordinal));
    }

    [Fact]
    public void An_overlay_that_matches_nothing_is_a_warning_at_its_target()
    {
        const string Text = """{ "overlay": "amazon-s4", "patch": { "description": "" } }""";
        var warning = Assert.Single(Diagnostics(s_first, new("/project/specs/overlay.json", Text)));
        Assert.Equal((DefinitionRules.UnmatchedOverlay.Id, DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        Assert.Equal("\"amazon-s4\"", Text.Substring(warning.Location.SourceSpan.Start, warning.Location.SourceSpan.Length));
        Assert.Empty(Diagnostics(s_first, new("/project/specs/overlay.json", Text.Replace("s4", "s3", StringComparison.Ordinal))));
    }

    [Fact]
    public void An_overlay_may_change_the_name_or_version_that_it_goes_by()
    {
        const string Text = """{ "overlay": "amazon-s3", "version": "1.0", "patch": { "name": "bucket", "version": "1.1" } }""";
        Assert.Empty(Diagnostics(s_first, new("/project/specs/a.json", Text)));

        // Overlays match the original content of the file, independent of other overlays.
        Assert.Empty(
            Diagnostics(
                s_first, new("/project/specs/a.json", Text),
                new("/project/specs/b.json", Text.Replace("1.1", "1.2", StringComparison.Ordinal))));
        var warning = Assert.Single(
            Diagnostics(
                s_first, new("/project/specs/a.json", Text),
                new("/project/specs/b.json", Text.Replace("amazon-s3", "bucket", StringComparison.Ordinal))));
        Assert.Equal(DefinitionRules.UnmatchedOverlay.Id, warning.Id);
    }

    [Fact]
    public void An_overlay_that_changes_nothing_is_a_warning_at_its_patch()
    {
        const string Text = """{ "overlay": "amazon-s3", "patch": { "version": "1.0", "sourceSpec": { "name": "Source" } } }""";
        var warning = Assert.Single(Diagnostics(s_first, new("/project/specs/overlay.json", Text)));
        Assert.Equal((DefinitionRules.IdleOverlay.Id, DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        Assert.Equal(Text.IndexOf("{ \"version\"", StringComparison.Ordinal), warning.Location.SourceSpan.Start);
        Assert.Empty(
            Diagnostics(s_first, new("/project/specs/overlay.json", Text.Replace("\"Source\"", "\"Other\"", StringComparison.Ordinal))));

        // Of several overlays of one spec, the first path in ordinal order is applied first, so the second changes nothing.
        const string First = """{ "overlay": "amazon-s3", "patch": { "description": "new" } }""";
        var second = Assert.Single(Diagnostics(s_first, new("/project/specs/b.json", First), new("/project/specs/a.json", First)));
        Assert.Equal("/project/specs/b.json", second.Location.GetLineSpan().Path);
    }

    [Fact]
    public void A_schema_that_a_spec_contains_is_one_type_and_the_diagnostic_names_it()
    {
        var flow = new SpecInput(
            "/project/specs/flow.json",
            $$"""{ "id": "3", "name": "Hourly", "version": "1.0", "scheduleSpec": { "name": "S", "spec": {{Schedule}} } }""");
        var host = new GeneratorHost(flow, new SpecInput("/project/specs/schedule.json", Schedule));
        var run = host.Run();
        var info = Assert.Single(run.Result.Diagnostics);
        Assert.Equal((DefinitionRules.SameSchema.Id, DiagnosticSeverity.Info), (info.Id, info.Severity));
        Assert.Equal("/project/specs/schedule.json", info.Location.GetLineSpan().Path);
        Assert.Contains("Hourly.ScheduleParams", info.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(["Hourly.g.cs", "Links.g.cs"], run.HintNames);
    }

    [Fact]
    public void A_default_that_violates_its_schema_is_a_warning_at_the_default()
    {
        const string Text =
            """{ "title": "Plain", "type": "object", "properties": { "backfill": { "type": "boolean", "default": "false" } } }""";
        var warning = Assert.Single(Diagnostics(new SpecInput("/project/specs/plain.json", Text)));
        Assert.Equal((DefinitionRules.DefaultViolatesSchema.Id, DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        Assert.Equal("\"false\"", Text.Substring(warning.Location.SourceSpan.Start, warning.Location.SourceSpan.Length));
        Assert.Contains("'backfill'", warning.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(Diagnostics(new SpecInput("/project/specs/plain.json", Text.Replace("\"false\"", "false", StringComparison.Ordinal))));
    }

    /// <summary>Tests that a default at any location is reported once, independent of the number of references to it.</summary>
    [Theory]
    [InlineData("""{ "a": { "type": "array", "items": [{ "type": "integer", "default": @ }] } }""")]
    [InlineData("""{ "a": { "patternProperties": { "^x": { "type": "integer", "default": @ } } } }""")]
    [InlineData("""{ "a": { "dependencies": { "b/c": { "properties": { "d": { "type": "integer", "default": @ } } } } } }""")]
    [InlineData("""{ "a": { "contains": { "type": "integer", "default": @ } } }""")]
    [InlineData(
        """{ "a": { "$ref": "#/definitions/n" }, "b": { "$ref": "#/definitions/n" } },"""
            + """ "definitions": { "n": { "type": "integer", "default": @ } }""")]
    public void A_default_is_checked_at_any_location(string members)
    {
        const string Wrong = "4.5";
        var text = $$"""{ "title": "Plain", "type": "object", "properties": {{members.Replace("@", Wrong, StringComparison.Ordinal)}} }""";
        var warning = Assert.Single(Diagnostics(new SpecInput("/project/specs/plain.json", text)));
        Assert.Equal(
            (DefinitionRules.DefaultViolatesSchema.Id, Wrong),
            (warning.Id, text.Substring(warning.Location.SourceSpan.Start, warning.Location.SourceSpan.Length)));
    }

    [Theory]
    [InlineData("links")]
    [InlineData("LiNks")]
    public void A_spec_with_the_name_of_the_common_file_gets_another_hint_name(string name)
    {
        var run = new GeneratorHost(new SpecInput("/project/specs/first.json", Connection("1", name))).Run();
        Assert.Empty(run.Errors);
        Assert.Equal(2, run.HintNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static string Connection(string id, string name) => $$"""
        {
          "id": "{{id}}",
          "name": "{{name}}",
          "version": "1.0",
          "sourceSpec": { "name": "Source", "spec": { "type": "object", "properties": { "path": { "type": "string" } } } }
        }
        """;

    private static IEnumerable<Diagnostic> Diagnostics(params SpecInput[] files) => new GeneratorHost(files).Run().Result.Diagnostics;
}
