using Microsoft.CodeAnalysis;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests;

/// <summary>Tests the input of the generator from the build, and the locations of its diagnostics.</summary>
public class WiringTests
{
    private const string Broken = """{ "title": "Broken", "type": "object", "properties": { "a": { "minimum": "1" } } }""";

    [Theory]
    [InlineData("Wanted.Name", "Root", "Assembly", "Wanted.Name")]
    [InlineData("", "Root", "Assembly", "Root.Specs")]
    [InlineData("", "", "My-App 2.0", "My_App_2._0.Specs")]
    [InlineData("", "My.class.event", "", "My.@class.@event.Specs")]
    [InlineData("", "", "", "Specs")]
    [InlineData("@namespace", "", "", "@namespace")]
    public void The_namespace_is_asked_for_or_made_of_the_root(string asked, string root, string assembly, string expected)
    {
        var options = new BuildOptions(new Dictionary<string, string>
        {
            ["build_property.TypedFlowsNamespace"] = asked,
            ["build_property.RootNamespace"] = root,
            ["build_property.AssemblyName"] = assembly,
        });
        Assert.Equal(expected, SpecProject.From(options.GlobalOptions).Namespace);
    }

    [Theory]
    [InlineData("", "", true, true)]
    [InlineData("true", "", true, true)]
    [InlineData("False", "", false, false)]
    [InlineData("", "uri", true, false)]
    [InlineData("", "email, uri,date-time", true, false)]
    [InlineData("", "email;date", false, true)]
    public void Formats_are_checked_unless_the_project_disables_them(string assertion, string ignored, bool refusesDate, bool refusesUri)
    {
        var formats = new BuildOptions(new Dictionary<string, string>
        {
            ["build_property.RootNamespace"] = "App",
            ["build_property.ProjectDir"] = "/project/",
            ["build_property.TypedFlowsFormatAssertion"] = assertion,
            ["build_property.TypedFlowsIgnoredFormats"] = ignored,
        });
        var file = new SpecInput(
            "/project/specs/a.json",
            """{ "title": "A", "type": "object", "properties": { "day": { "type": "string", "format": "date" },"""
                + """ "at": { "type": "string", "format": "uri" }, "hue": { "format": "color" } } }""");
        var source = new GeneratorHost(formats, [file]).Run().Source("A.g.cs");

        // The check, and the attribute for other code that validates the type.
        Assert.Equal(refusesDate, Says(", \"date\")"));
        Assert.Equal(refusesDate, Says("\"format\":\"date\""));
        Assert.Equal(refusesUri, Says(", \"uri\")"));
        Assert.Equal(refusesUri, Says("\"format\":\"uri\""));
        Assert.True(Says("\"format\":\"color\""));

        bool Says(string text) => source.Contains(text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_spec_files_are_compiled() =>
        Assert.Empty(new GeneratorHost(SpecInput.FromRepository("flow/CRMToAEP.json") with { IsSpec = false }).Run().HintNames);

    [Fact]
    public void The_type_name_of_the_item_is_used()
    {
        var run = new GeneratorHost(SpecInput.FromRepository("flow/CRMToAEP.json") with { TypeName = "Crm" }).Run();
        Assert.Contains("Crm.g.cs", run.HintNames);
    }

    [Fact]
    public void The_output_is_independent_of_the_project_folder_and_the_order_of_files()
    {
        SpecInput[] files =
        [
            SpecInput.FromRepository("flow/CRMToAEP.json"),
            SpecInput.FromRepository("connection/hubspot.json"),
            SpecInput.FromRepository("flow/CloudStorageToAEP.json"),
        ];
        var here = new GeneratorHost(files).Run();
        var elsewhere = new BuildOptions(
            new Dictionary<string, string> { ["build_property.RootNamespace"] = "App", ["build_property.ProjectDir"] = "/other/place/" });
        var there = new GeneratorHost(
            elsewhere,
            [.. files.Reverse().Select(
                file => file with { Path = file.Path.Replace("/project/", "/other/place/", StringComparison.Ordinal) })]).Run();
        Assert.Equal(here.HintNames, there.HintNames);
        Assert.All(here.HintNames, name => Assert.Equal(here.Source(name), there.Source(name)));
    }

    [Fact]
    public void A_diagnostic_has_its_location_in_the_file_as_the_build_names_it()
    {
        var error = Assert.Single(new GeneratorHost(new SpecInput("/project/specs/broken.json", Broken)).Run().Errors);
        Assert.Equal(DefinitionRules.MalformedSchema.Id, error.Id);
        var position = error.Location.GetLineSpan();
        Assert.Equal("/project/specs/broken.json", position.Path);
        Assert.Equal("\"1\"", Broken.Substring(error.Location.SourceSpan.Start, error.Location.SourceSpan.Length));
        Assert.Equal(
            (0, Broken.IndexOf("\"1\"", StringComparison.Ordinal)),
            (position.StartLinePosition.Line, position.StartLinePosition.Character));
        Assert.EndsWith("TFL0003.md", error.Descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("", DiagnosticSeverity.Error)]
    [InlineData("Warning", DiagnosticSeverity.Warning)]
    [InlineData("info", DiagnosticSeverity.Info)]
    [InlineData("none", null)]
    public void The_severity_of_the_item_is_the_highest_in_the_file(string metadata, DiagnosticSeverity? expected)
    {
        var run = new GeneratorHost(new SpecInput("/project/specs/broken.json", Broken) { Severity = metadata }).Run();
        Assert.Equal(expected, run.Result.Diagnostics.SingleOrDefault(diagnostic => diagnostic.Id == "TFL0003")?.Severity);
    }

    [Theory]
    [InlineData("""{ "name": "Bare", "version": "1.0", "id": "1" }""", "flow", "class Bare")]
    [InlineData("""{ "name": "Bare", "version": "1.0", "id": "1" }""", "Connection", "class Bare")]
    [InlineData("""{ "items": [{ "name": "Bare", "version": "1.0", "id": "1" }] }""", "flow", "class Bare")]
    [InlineData("""{ "title": "Bare", "properties": { "overlay": {} }, "scheduleSpec": {}, "type": "object" }""", "schema", "record Bare")]
    public void The_kind_of_the_item_goes_before_the_content(string text, string kind, string declaration)
    {
        var run = new GeneratorHost(new SpecInput("/project/specs/bare.json", text) { Kind = kind }).Run();
        Assert.Empty(run.Errors);
        Assert.Contains(declaration, run.Source("Bare.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "title": "Plain", "type": "object", "properties": { "a": { "type": "string" } } }""", "overlay", "TFL0016")]
    [InlineData("""{ "title": "Plain", "type": "object", "properties": { "a": { "type": "string" } } }""", "swagger", "TFL0014")]
    public void A_wrong_kind_is_reported(string text, string kind, string id) =>
        Assert.Equal(
            id,
            Assert.Single(new GeneratorHost(new SpecInput("/project/specs/plain.json", text) { Kind = kind }).Run().Result.Diagnostics).Id);

    [Fact]
    public void Two_files_that_differ_in_one_spec_are_reported_by_name()
    {
        var spec = SpecInput.FromRepository("flow/CRMToAEP.json");
        var other = new SpecInput(
            "/project/specs/copy.json", spec.Text.Replace("\"minimum\": 15", "\"minimum\": 20", StringComparison.Ordinal));
        var errors = new GeneratorHost(spec, other).Run().Errors.ToArray();
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Equal(DefinitionRules.ConflictingSpec.Id, error.Id));
        Assert.All(
            errors,
            error => Assert.Contains(
                error.Location.GetLineSpan().Path == spec.Path ? "copy.json" : "CRMToAEP.json", error.GetMessage(null),
                StringComparison.Ordinal));
        Assert.All(errors, error => Assert.NotEqual(0, error.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public void A_failure_of_ours_is_a_diagnostic_at_the_file()
    {
        var compiled = SpecCompiler.Compile(new SpecFileText("specs/a.json", null!), [], [], FormatAssertion.All);
        var failure = Assert.Single(compiled.Diagnostics);
        Assert.Equal((DefinitionRules.InternalError, "specs/a.json"), (failure.Rule, failure.Path));
        Assert.Empty(compiled.Models);
    }

    [Fact]
    public void Names_that_differ_only_in_case_get_separate_files()
    {
        var run = new GeneratorHost(
            new SpecInput(
                "/project/specs/a.json",
                """{ "title": "Plain", "type": "object", "properties": { "a": { "type": "string" } } }""")
            { TypeName = "Plain" },
            new SpecInput(
                "/project/specs/b.json",
                """{ "title": "Other", "type": "object", "properties": { "b": { "type": "string" } } }""")
            { TypeName = "PLAIN" }).Run();
        Assert.Equal(run.HintNames.Count(), run.HintNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
