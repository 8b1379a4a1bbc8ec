using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.CodeFixes.Tests;

/// <summary>Tests the navigation from a name in code to its location in the spec, with generated code.</summary>
public class GoToSpecTests
{
    private static readonly SpecInput s_crm = SpecInput.FromRepository("flow/CRMToAEP.json");

    private static readonly SpecInput s_schema = new("/project/specs/every.json", """
        {
          "title": "Every hour", "type": "object",
          "properties": {
            "hour": { "type": "integer" },
            "odd \"name\"/here": { "type": "string" },
            "list": { "type": "array", "items": [{ "type": "string" }, { "type": "object", "properties": { "inner": { "type": "integer" } } }] }
          }
        }
        """);

    [Theory]
    [InlineData(
        "new CrmToAep.ScheduleParams { StartTime = 1, Frequency = CrmToAep.Frequency.Once, [|Interval|] = 1 }", "CRMToAEP.json",
        "\"interval\"")]
    [InlineData("CrmToAep.ScheduleParams.[|Minute|](1, 15)", "CRMToAEP.json", "\"spec\"")]
    [InlineData("CrmToAep.[|CopyParams|].ParseJson(\"{}\"u8)", "CRMToAEP.json", "\"spec\"")]
    [InlineData("new [|EveryHour|] { Hour = 1 }", "every.json", "{")]
    [InlineData("new EveryHour { [|Hour|] = 1 }", "every.json", "\"hour\"")]
    [InlineData("new EveryHour { [|OddNameHere|] = \"x\" }", "every.json", "\"odd ")]
    public async Task Opens_the_spec_and_shows_the_line(string marked, string file, string there)
    {
        var (document, actions) = await ActionsAsync(marked);
        var action = Assert.Single(actions);
        var spec = document.Project.AdditionalDocuments.Single(each => each.Name == file);
        var line = int.Parse(action.Title.Split(" line ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith($"Go to {file} line ", action.Title, StringComparison.Ordinal);
        Assert.Contains(there, (await spec.GetTextAsync()).Lines[line - 1].ToString(), StringComparison.Ordinal);

        var workspace = document.Project.Solution.Workspace;
        foreach (var operation in await action.GetOperationsAsync(CancellationToken.None))
        {
            operation.Apply(workspace, CancellationToken.None);
        }

        Assert.True(workspace.IsDocumentOpen(spec.Id));
        Assert.Empty(await action.GetPreviewOperationsAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("new System.Text.[|StringBuilder|]()")]
    [InlineData("CrmToAep.Id.[|Length|]")]
    [InlineData("[|1|] + 1")]
    public async Task Is_not_offered_for_code_that_is_not_generated(string marked) => Assert.Empty((await ActionsAsync(marked)).Actions);

    private static async Task<(Document Document, IReadOnlyList<CodeAction> Actions)> ActionsAsync(string marked)
    {
        var statement = marked.Replace("[|", string.Empty, StringComparison.Ordinal).Replace("|]", string.Empty, StringComparison.Ordinal);
        var code = $"using App.Specs;\nclass Program {{ object Made() => {statement}; }}\n";
        SpecInput[] specs = [s_crm, s_schema];
        var result = CSharpGeneratorDriver.Create(
            [new SpecGenerator().AsSourceGenerator()], specs.Select(spec => new InMemoryText(spec)), Compilations.ParseOptions,
            BuildOptions.Default)
            .RunGenerators(Compilations.Create("App")).GetRunResult();
        var project = new AdhocWorkspace().AddProject("App", LanguageNames.CSharp)
            .WithParseOptions(Compilations.ParseOptions)
            .WithCompilationOptions(
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .AddMetadataReferences(Compilations.References);
        project = specs.Aggregate(
            project, (with, spec) => with.AddAdditionalDocument(Path.GetFileName(spec.Path), SourceText.From(spec.Text)).Project);
        project = result.GeneratedTrees.Aggregate(
            project, (with, tree) => with.AddDocument(Path.GetFileName(tree.FilePath), tree.GetText()).Project);
        var document = project.AddDocument("Program.cs", SourceText.From(code));
        Assert.Empty((await document.Project.GetCompilationAsync())!.Errors());
        Assert.True(document.Project.Solution.Workspace.TryApplyChanges(document.Project.Solution));

        var actions = new List<CodeAction>();
        var at = code.IndexOf(statement, StringComparison.Ordinal) + marked.IndexOf("[|", StringComparison.Ordinal);
        await new GoToSpecRefactoring().ComputeRefactoringsAsync(
            new CodeRefactoringContext(document, new TextSpan(at, 0), actions.Add, CancellationToken.None));
        return (document, actions);
    }
}
