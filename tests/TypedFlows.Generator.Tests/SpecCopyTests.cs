using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests;

/// <summary>Tests a spec file with a syntax error next to the copy of its last text without one.</summary>
public class SpecCopyTests
{
    private const string Program = """
        class Program
        {
            static void Main() => System.Console.WriteLine(App.Specs.CrmToAep.ScheduleParams.Minute(startTime: 1, interval: 15));
        }
        """;

    private static readonly SpecInput s_spec = SpecInput.FromRepository("flow/CRMToAEP.json");

    private static SpecInput Copy(SpecInput spec) => spec with { Path = spec.Path + ".copy", IsSpec = false, CopyOf = spec.Path };

    private static string Delete(string text, string part) => text.Remove(text.IndexOf(part, StringComparison.Ordinal), part.Length);

    [Theory]
    [InlineData("{")]
    [InlineData("\"scheduleSpec\"")]
    [InlineData("[")]
    [InlineData(",")]
    public void All_types_remain_and_the_error_has_its_location(string deleted)
    {
        var host = new GeneratorHost(s_spec, Copy(s_spec));
        var before = host.Run().Source("CrmToAep.g.cs");
        var run = host.Edit(s_spec.Path, text => Delete(text, deleted)).Run();
        Assert.Equal(before, run.Source("CrmToAep.g.cs"));
        Assert.All(run.Errors, error => Assert.Equal("TFL0001", error.Id));
        var alone = new GeneratorHost(s_spec with { Text = Delete(s_spec.Text, deleted) }).Run();
        Assert.Equal(
            alone.Errors.Where(error => error.Id == "TFL0001").Select(error => error.ToString()), run.Errors.Select(error => error.ToString()));
        Assert.Equal(0, run.Changed(StepNames.Sources));
        Assert.Empty(host.Compile(Program).Errors());
    }

    [Fact]
    public void A_truncated_file_keeps_its_types_and_the_corrected_file_replaces_them()
    {
        var host = new GeneratorHost(s_spec, Copy(s_spec));
        host.Run();
        host.Edit(s_spec.Path, text => text[..(text.Length / 2)]).Run();
        Assert.Empty(host.Compile(Program).Errors());
        var run = host.Edit(s_spec.Path, _ => s_spec.Text.Replace("\"minimum\": 15", "\"minimum\": 20", StringComparison.Ordinal)).Run();
        Assert.Empty(run.Errors);
        Assert.Contains("20", run.Source("CrmToAep.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_refer_to_the_damaged_file_compile_with_its_last_text()
    {
        var address = new SpecInput("/project/specs/address.json", """
            { "title": "Address", "type": "object", "properties": { "city": { "type": "string" } }, "additionalProperties": false }
            """);
        var person = new SpecInput("/project/specs/person.json", """
            { "title": "Person", "type": "object", "properties": { "home": { "$ref": "address.json" } }, "additionalProperties": false }
            """);
        var host = new GeneratorHost(address, person, Copy(address));
        host.Run();
        var run = host.Edit(address.Path, text => Delete(text, "{ \"city\"")).Run();
        Assert.All(run.Errors, error => Assert.Equal(address.Path, error.Location.GetLineSpan().Path));
        const string Use = "class Use { string? City(App.Specs.Person person) => person.Home?.City; }";
        Assert.Empty(host.Compile(Use).Errors());
    }

    [Fact]
    public void Each_file_uses_its_own_copy()
    {
        var other = SpecInput.FromRepository("flow/CloudStorageToAEP.json");
        var host = new GeneratorHost(s_spec, other, Copy(other), Copy(s_spec));
        var before = host.Run();
        var run = host.Edit(s_spec.Path, _ => string.Empty).Edit(other.Path, _ => "{").Run();
        Assert.Equal(before.Source("CrmToAep.g.cs"), run.Source("CrmToAep.g.cs"));
        Assert.Equal(before.Source("CloudStorageToAep.g.cs"), run.Source("CloudStorageToAep.g.cs"));
    }

    [Fact]
    public void A_damaged_copy_is_not_used()
    {
        var damaged = s_spec with { Text = Delete(s_spec.Text, "]") };
        var alone = new GeneratorHost(damaged).Run();
        var run = new GeneratorHost(damaged, Copy(damaged)).Run();
        Assert.Equal(alone.HintNames, run.HintNames);
        Assert.All(alone.HintNames, name => Assert.Equal(alone.Source(name), run.Source(name)));
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("info")]
    [InlineData("none")]
    public void A_file_whose_errors_do_not_fail_the_build_has_no_types_of_an_earlier_text(string severity)
    {
        var spec = s_spec with { Severity = severity };
        var run = new GeneratorHost(spec with { Text = "{" }, Copy(spec)).Run();
        Assert.Empty(run.HintNames);
    }

    [Fact]
    public void A_valid_file_ignores_its_copy()
    {
        var host = new GeneratorHost(s_spec, Copy(s_spec) with { Text = "{ \"title\": \"Other\", \"type\": \"object\" }" });
        var run = host.Run();
        Assert.Equal(["CrmToAep.g.cs", "Links.g.cs"], run.HintNames);
    }
}
