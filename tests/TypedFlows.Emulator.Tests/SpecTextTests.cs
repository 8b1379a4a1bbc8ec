using TypedFlows.Emulator.Specs;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests the paths of spec files that an assembly carries as resources.</summary>
public class SpecTextTests
{
    [Theory]
    [InlineData("flow/a.json", "specs/flow/a.json")]
    [InlineData("../other/a.json", "other/a.json")]
    [InlineData("../../a.json", "../a.json")]
    [InlineData("D:/specs/a.json", "D:/specs/a.json")]
    [InlineData("//server/share/a.json", "//server/share/a.json")]
    public void A_path_is_the_one_that_the_generator_uses(string path, string expected) =>
        Assert.Equal(expected, SpecTexts.FromProject(path));
}
