using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests the files that <c>new</c> writes. The tests in tests/Package run the project with the packed packages.</summary>
public class NewTests
{
    [Fact]
    public async Task A_project_has_specs_data_and_a_program_in_its_own_namespace()
    {
        using var folder = new TemporaryFolder();
        (await ToolRun.OfAsync("new", "My-Flows", "-o", folder["made"])).MustEnd(ExitCode.Success);
        Assert.Contains("using My_Flows.Specs;", await File.ReadAllTextAsync(folder["made/Program.cs"]), StringComparison.Ordinal);
        var project = await File.ReadAllTextAsync(folder["made/My-Flows.csproj"]);
        Assert.DoesNotContain("$version$", project, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["made/data/contacts.csv"]));
        Assert.Contains("state/", await File.ReadAllLinesAsync(folder["made/.gitignore"]));
        (await ToolRun.OfAsync("check", folder["made/specs"])).MustEnd(ExitCode.Success);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a$b")]
    public async Task A_name_that_no_project_can_have_is_an_error(string name)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(
            "is not a valid project name",
            (await ToolRun.OfAsync("new", name, "-o", folder["made"])).MustEnd(ExitCode.Usage).Error,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["made"]));
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_not_changed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("made/Program.cs", "mine");
        Assert.Contains(
            "not empty",
            (await ToolRun.OfAsync("new", "Demo", "-o", folder["made"])).MustEnd(ExitCode.Usage).Error,
            StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder["made/Program.cs"]));
    }
}
