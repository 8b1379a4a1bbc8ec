using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedFlows.Documents.Support;

namespace TypedFlows.Documents;

/// <summary>Tests that C# on a page compiles, or fails as the page states.</summary>
public class CSharpBlockTests
{
    public static TheoryData<string> Blocks => Block.NamesOf("csharp");

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task It_compiles_or_fails_as_the_page_states(string name)
    {
        var block = Block.Find(name);

        // A preceding schema belongs to the types in the block; a preceding compiler log belongs to the code.
        string[] specs = block.Before is { Language: "json" } schema ? [schema.Text] : [];
        var expected = Log(block);
        var code = expected.Count > 0 ? "using MyPipelines.Specs;\n\n" + block.Text : Snippets.Program(block.Text);
        var errors = await Snippets.ErrorsAsync(code, specs);
        var rule = Path.GetFileNameWithoutExtension(block.Page);
        if (expected.Count > 0)
        {
            Assert.Equal(expected, errors.Select(Print));
        }
        else if (block.Heading == "Bad" && rule.StartsWith("TFL", StringComparison.Ordinal))
        {
            // A name that is not generated does not compile either (CS0117, CS1061).
            Assert.Equal([rule], errors.Select(error => error.Id).Where(id => id is not ("CS0117" or "CS1061")).Distinct());
        }
        else
        {
            Assert.Empty(errors);
        }
    }

    /// <summary>Returns the lines of a compiler log in the text before or after the block.</summary>
    private static List<string> Log(Block block) =>
        block.Before is { Language: "text" } before && before.Text.StartsWith("Program.cs(", StringComparison.Ordinal)
            ? [.. before.Text.Split('\n')]
            : [];

    private static string Print(Diagnostic error)
    {
        var position = error.Location.GetLineSpan().StartLinePosition;
        return $"Program.cs({position.Line + 1},{position.Character + 1}): error {error.Id}: "
            + $"{error.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
