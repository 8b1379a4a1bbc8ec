using System.Text;
using TypedFlows.Compiler.DataPrep.Functions;

namespace TypedFlows.Compiler.Tests.DataPrep.Expressions;

/// <summary>Tests the table of functions on the page. <c>UPDATE=1</c> writes it.</summary>
public class FunctionPageTests
{
    private const string Page = "runtime/docs/mapping-expressions.md";
    private const string Mark = "<!-- functions: written by a test -->\n";

    [Fact]
    public void The_page_lists_every_function()
    {
        var table = new StringBuilder();
        foreach (var category in FunctionTable.All.GroupBy(signature => signature.Category))
        {
            table.Append("\n### ").Append(category.Key).Append("\n\n| Function | Result | |\n|---|---|---|\n");
            foreach (var signature in category)
            {
                table.Append("| `").Append(signature).Append("` | ").Append(ExpressionTypes.Name(signature.Result)).Append(" | ")
                    .Append(signature.Summary).Append(" |\n");
            }
        }

        var text = Repository.Read(Page).ReplaceLineEndings("\n");
        var written = text[..(text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)] + table;
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
        {
            File.WriteAllText(Repository.Full(Page), written);
        }

        Assert.Equal(written, Repository.Read(Page).ReplaceLineEndings("\n"));
    }
}
