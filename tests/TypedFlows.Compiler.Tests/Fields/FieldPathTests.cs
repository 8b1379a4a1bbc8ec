using TypedFlows.Compiler.Fields;

namespace TypedFlows.Compiler.Tests.Fields;

/// <summary>Tests how dotted paths are split and joined. The analyzer, the client and the emulator use the same code.</summary>
public class FieldPathTests
{
    [Theory]
    [InlineData("name", "name")]
    [InlineData("person.name.firstName", "person|name|firstName")]
    [InlineData("_acme.a\\.b", "_acme|a.b")]
    [InlineData("a\\.b\\.c", "a.b.c")]
    [InlineData("a\\b", "a\\b")]
    [InlineData("a\\", "a\\")]
    [InlineData("beds[0].size", "beds [0]|size")]
    [InlineData("beds[*].rows[1][2]", "beds [*]|rows [1] [2]")]
    [InlineData("beds[0.size", "beds[0|size")]
    [InlineData("", "")]
    [InlineData("person.", "person|")]
    [InlineData(".person", "|person")]
    public void A_path_is_split_at_dots_and_joined_again(string path, string steps)
    {
        var split = FieldPath.Of(path);

        Assert.Equal(steps, string.Join('|', split.Select(step => string.Join(' ', step.Indices.Prepend(step.Name)))));
        Assert.Equal(split.Select(step => step.Name), FieldPath.Names(path));
        Assert.Equal(path, FieldPath.Text(split));
    }

    [Fact]
    public void A_dot_in_a_name_is_written_with_a_backslash() => Assert.Equal("a\\.b.c", FieldPath.Text(["a.b", "c"]));
}
