using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests;

/// <summary>
/// Tests the steps that a change runs again. Every run of <see cref="GeneratorHost"/> asserts that a change of a .cs file runs none.
/// </summary>
public class CachingTests
{
    private const string Crm = "/project/specs/CRMToAEP.json";
    private const string Cloud = "/project/specs/CloudStorageToAEP.json";

    private static GeneratorHost Project(params SpecInput[] more) => new(
    [
        SpecInput.FromRepository("flow/CRMToAEP.json"), SpecInput.FromRepository("flow/CloudStorageToAEP.json"),
        SpecInput.FromRepository("connection/hubspot.json"), SpecInput.FromRepository("connection/amazon-s3.json"), .. more,
    ]);

    [Fact]
    public void The_first_run_does_every_step_once_a_file()
    {
        var run = Project().Run();
        Assert.Equal(4, run.Reasons(StepNames.Files).Count);
        Assert.Equal(4, run.Reasons(StepNames.Models).Count);
        Assert.Equal(4, run.Reasons(StepNames.Sources).Count);
        Assert.Equal(["AmazonS3.g.cs", "CloudStorageToAep.g.cs", "CrmToAep.g.cs", "Hubspot.g.cs", "Links.g.cs"], run.HintNames);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public void All_steps_share_a_file_so_it_is_read_once_until_it_changes()
    {
        const string Patch = "/project/specs/overlays/crm.json";
        var host = Project(new SpecInput(Patch, """{ "overlay": "CRMToAEP", "patch": { "description": "One" } }"""));
        var first = host.Run();
        var files = Values<SpecText>(first, StepNames.Files).ToDictionary(file => file.LocationOf.FullPath, file => file.File.File);
        Assert.Equal(5, files.Count);
        Assert.All(
            Values<ReferringFile>(first, StepNames.References),
            referring => Assert.Contains(files.Values, file => ReferenceEquals(file, referring.File.File)));
        Assert.Same(files[Patch], Assert.Single(Values<EquatableArray<Overlay>>(first, StepNames.Overlays).Single()).File);

        var second = host.Edit(Crm, text => text.Replace("\"minimum\": 15", "\"minimum\": 20", StringComparison.Ordinal)).Run();
        foreach (var file in Values<SpecText>(second, StepNames.Files))
        {
            Assert.Equal(file.LocationOf.FullPath != Crm, ReferenceEquals(files[file.LocationOf.FullPath], file.File.File));
            Assert.Same(file.File.File.Json, file.File.File.Json);
        }
    }

    private static IEnumerable<T> Values<T>(GeneratorRun run, string step) => run.Outputs(step).Select(output => output.Value).Cast<T>();

    [Fact]
    public void A_changed_constraint_emits_only_that_spec()
    {
        var host = Project();
        var before = host.Run();
        var run = host.Edit(Crm, text => text.Replace("\"minimum\": 15", "\"minimum\": 20", StringComparison.Ordinal)).Run();
        Assert.Equal(1, run.Changed(StepNames.Files));
        Assert.Equal(1, run.Changed(StepNames.Models));
        Assert.Equal(0, run.Changed(StepNames.Links));
        Assert.Equal(1, run.Changed(StepNames.Sources));
        Assert.Equal(0, run.Changed(StepNames.LinkSource));
        Assert.NotEqual(before.Source("CrmToAep.g.cs"), run.Source("CrmToAep.g.cs"));
        Assert.Equal(before.Source("Hubspot.g.cs"), run.Source("Hubspot.g.cs"));
    }

    [Fact]
    public void White_space_prints_nothing()
    {
        var host = Project();
        host.Run();
        var run = host.Edit(Crm, text => "\n\n" + text).Run();
        Assert.Equal(1, run.Changed(StepNames.Files));
        Assert.Equal(0, run.Changed(StepNames.Models));
        Assert.Equal(0, run.Changed(StepNames.Sources));
        Assert.Equal(0, run.Changed(StepNames.LinkSource));
    }

    [Fact]
    public void A_member_that_no_type_shows_prints_nothing()
    {
        var host = Project();
        host.Run();
        var run = host.Edit(Crm, text => text.Replace("\"category\": \"sources\"", "\"category\": \"others\"", StringComparison.Ordinal))
            .Run();
        Assert.Equal(0, run.Changed(StepNames.Sources));
        Assert.Equal(0, run.Changed(StepNames.LinkSource));
    }

    [Fact]
    public void An_overlay_edit_prints_the_spec_that_it_patches()
    {
        var host = Project(
            new SpecInput("/project/specs/overlays/crm.json", """{ "overlay": "CRMToAEP", "patch": { "description": "One" } }"""));
        host.Run();
        var run = host.Edit(
            "/project/specs/overlays/crm.json",
            text => text.Replace("\"description\": \"One\"", "\"optionSpec\": null", StringComparison.Ordinal))
            .Run();
        Assert.Equal(1, run.Changed(StepNames.Overlays));
        Assert.Equal(1, run.Changed(StepNames.Models));
        Assert.Equal(1, run.Changed(StepNames.Sources));
    }

    [Fact]
    public void A_spec_added_prints_itself_and_the_links()
    {
        var host = Project();
        host.Run();
        var run = host.Add(SpecInput.FromRepository("connection/sftp.json")).Run();
        Assert.Equal(1, run.Changed(StepNames.Models));
        Assert.Equal(1, run.Changed(StepNames.Sources));
        Assert.Equal(1, run.Changed(StepNames.LinkSource));
    }

    [Fact]
    public void A_name_edited_in_one_file_leaves_the_others()
    {
        var host = Project();
        host.Run();
        var run = host.Edit(Cloud, text => text.Replace("\"CloudStorageToAEP\"", "\"StorageToAEP\"", StringComparison.Ordinal)).Run();
        Assert.Equal(1, run.Changed(StepNames.Models));
        Assert.Equal(1, run.Changed(StepNames.Sources));
        Assert.Contains("StorageToAep.g.cs", run.HintNames);
        Assert.DoesNotContain("CloudStorageToAep.g.cs", run.HintNames);
    }

    [Fact]
    public void A_moved_diagnostic_changes_no_source()
    {
        var host = Project(
            new SpecInput(
                "/project/specs/duplicate.json",
                """{ "title": "Twice", "type": "object", "properties": { "a": { "minimum": 1, "minimum": 2 } } }"""));
        Assert.Contains(host.Run().Result.Diagnostics, diagnostic => diagnostic.Id == "TFL0009");
        var run = host.Edit("/project/specs/duplicate.json", text => "\n" + text).Run();
        Assert.Equal(1, run.Changed(StepNames.Diagnostics));
        Assert.Equal(0, run.Changed(StepNames.Sources));
    }

    private const string Address = """
        "@": {"type": "object", "meta:referencedFrom": "https://ns.adobe.com/xdm/common/address",
          "properties": {"city": {"type": "string", "title": "City"}}}
        """;

    private static SpecInput Schema(string title, string fields) => new(
        $"/project/specs/{title}.json",
        $$$"""
        {"$id": "https://ns.adobe.com/t/schemas/{{{title}}}", "meta:resourceType": "schemas", "meta:class": "c", "title": "{{{title}}}",
          "type": "object", "properties": { {{{fields}}} }}
        """);

    private static GeneratorHost Schemas() => new(
        [
            Schema("First", Address.Replace('@', 'a') + ", \"n\": {\"type\": \"integer\"}"), Schema("Second", Address.Replace('@', 'b')),
        ]);

    [Fact]
    public void An_edit_of_a_schema_leaves_its_shared_types()
    {
        var host = Schemas();
        Assert.Equal(["Address.g.cs", "First.g.cs", "Links.g.cs", "Second.g.cs"], host.Run().HintNames);
        var run = host.Edit(
            "/project/specs/First.json", text => text.Replace("\"integer\"", "\"integer\", \"minimum\": 1", StringComparison.Ordinal))
            .Run();
        Assert.Equal(0, run.Changed(StepNames.Links));
        Assert.Equal(1, run.Changed(StepNames.Sources));
        Assert.Equal(0, run.Changed(StepNames.LinkSource));
    }

    [Fact]
    public void A_text_of_a_shared_type_is_emitted_in_its_file_only()
    {
        var host = Schemas();
        host.Run();
        var run = host.Edit("/project/specs/First.json", text => text.Replace("City", "Town", StringComparison.Ordinal)).Run();
        Assert.Equal(0, run.Changed(StepNames.Links));
        Assert.Equal(1, run.Changed(StepNames.Sources));
        Assert.Contains("Town", run.Source("Address.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_added_prints_itself_and_the_links_but_no_shared_type()
    {
        var host = Schemas();
        host.Run();
        var run = host.Add(Schema("Third", Address.Replace('@', 'c'))).Run();
        Assert.Equal(1, run.Changed(StepNames.Models));
        Assert.Equal(1, run.Changed(StepNames.Sources));
        Assert.Equal(1, run.Changed(StepNames.LinkSource));
    }
}
