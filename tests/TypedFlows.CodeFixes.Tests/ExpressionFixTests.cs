using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator.Tests.Analysis.Expressions;
using static TypedFlows.CodeFixes.Tests.Fixing;

namespace TypedFlows.CodeFixes.Tests;

/// <summary>Applies the fixes for mapping expressions in every form of literal and analyzes the result.</summary>
public class ExpressionFixTests
{
    private static readonly Lazy<Document> s_document = new(() => new AdhocWorkspace()
        .AddProject("App", LanguageNames.CSharp)
        .WithParseOptions(Compilations.ParseOptions)
        .WithCompilationOptions(
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
        .AddMetadataReferences(RuntimeReferences.Including(name => name == "TypedFlows.Client.dll"))
        .AddDocument("Program.cs", string.Empty));

    private static readonly (string Before, string After)[] s_mistakes =
    [
        ("concat(\"\\d{2}\", ${x}, uper(x))", "concat(\"\\d{2}\", ${x}, upper(x))"),
        ("concat(\"\\d{2}\", ${x}, to_date(x))", "concat(\"\\d{2}\", ${x}, date(x))"),
        ("concat(\"\\d{2}\", ${x}, upper(x)", "concat(\"\\d{2}\", ${x}, upper(x))"),
        ("concat(\"\\d{2}\", ${x}, 'abc)", "concat(\"\\d{2}\", ${x}, 'abc')"),
        ("concat(\"\\d{2}\", ${x}, \"abc)", "concat(\"\\d{2}\", ${x}, \"abc\")"),
        ("iif(\"\\d{2}\" == ${x}, x = 1, 1)", "iif(\"\\d{2}\" == ${x}, x == 1, 1)"),
        ("concat(\"\\d{2}\", ${x}, first name)", "concat(\"\\d{2}\", ${x}, ${first name})"),
        ("concat(\"\\d{2}\", ${x}, date)", "concat(\"\\d{2}\", ${x}, ${date})"),
        ("concat(\"\\d{2}\", ${x}, new)", "concat(\"\\d{2}\", ${x}, ${new})"),
        ("concat(\"\\d{2}\", ${x}.equal('a'))", "concat(\"\\d{2}\", ${x}.equals('a'))"),
    ];

    public static TheoryData<string, int> Cells
    {
        get
        {
            var cells = new TheoryData<string, int>();
            foreach (var form in LiteralForms.All.Keys)
            {
                for (var i = 0; i < s_mistakes.Length; i++)
                {
                    cells.Add(form, i);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_fix_corrects_the_expression_in_its_form(string form, int mistake)
    {
        var (before, after) = s_mistakes[mistake];
        var document = Document(LiteralForms.All[form](before).In("_ = MappingRow.Expression(@E, \"a\");"));
        var diagnostic = Assert.Single(await DiagnosticsAsync(document));
        var actions = await ActionsAsync(new LiteralEditFix(), document, diagnostic);
        var changed = await ApplyAsync(actions[0], document);
        Assert.Empty(await DiagnosticsAsync(changed));
        Assert.Empty((await changed.Project.GetCompilationAsync())!.Errors());
        Assert.Equal(
            Normalized(LiteralForms.All[form](after).In("_ = MappingRow.Expression(@E, \"a\");")),
            Normalized(Between((await changed.GetTextAsync()).ToString())));
    }

    [Theory]
    [InlineData("\"uper(x)\"", "Use upper")]
    [InlineData("\"upper(x\"", "Add )")]
    [InlineData("\"upper(x))\"", "Remove )")]
    [InlineData("\"concat()\"", "")]
    [InlineData("\"x[*]\"", "")]
    [InlineData("\"1 +\"", "")]

    // The literal cannot contain the change.
    [InlineData("$\"\"\"concat(date, 'x')\"\"\"", "")]
    [InlineData("\"\"\"concat(x, \"y\"\"\"", "Add \")")]
    [InlineData("\"\"\"concat(x) + \"y\"\"\"", "")]

    // The mistake is not in a literal.
    [InlineData("\"up\" + \"er(x) + lowe(x)\"", "Use lower")]
    [InlineData("\"upp\" + \"e(x)\"", "")]
    [InlineData("nameof(Uper) + \"(x)\"", "")]
    public async Task Only_changes_that_remove_the_mistake_are_offered(string expression, string title)
    {
        var document = Document($"_ = MappingRow.Expression({expression}, \"a\");");
        var diagnostic = (await DiagnosticsAsync(document))[^1];
        var actions = await ActionsAsync(new LiteralEditFix(), document, diagnostic);
        Assert.Equal(title, actions.Count == 0 ? string.Empty : actions[0].Title);
    }

    // A fix adds no escapes that are not necessary, and does not move the border between two literals.
    private static string Normalized(string code) => code.Trim().ReplaceLineEndings("\n")
        .Replace("\\u0065", "e", StringComparison.Ordinal).Replace("\\x32", "2", StringComparison.Ordinal)
        .Replace("\" + (@\"", string.Empty, StringComparison.Ordinal).Replace("\\\"", "\"\"", StringComparison.Ordinal);

    private static Document Document(string statement) => s_document.Value.WithText(SourceText.From($$"""
        using TypedFlows.Client;

        static class Program
        {
            const string Blank = " ";
            static readonly string x = Blank;
            static void Uper() { }

            static void Run()
            {
                /*<*/{{statement}}/*>*/
            }
        }
        """));
}
