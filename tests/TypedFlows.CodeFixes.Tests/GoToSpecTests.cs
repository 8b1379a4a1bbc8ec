using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator;

namespace TypedFlows.CodeFixes.Tests;

/// <summary>Tests the navigation from a name in code to its location in the spec, with generated code.</summary>
public class GoToSpecTests
{
    // The file is outside the project's folder.
    private static readonly SpecInput s_crm = SpecInput.FromRepository("flow/CRMToAEP.json") with { Path = "/common/CRMToAEP.json" };

    private static readonly SpecInput s_schema = new("/project/specs/every.json", """
        {
          "title": "Every hour", "type": "object",
          "properties": {
            "hour": { "type": "integer" },
            "odd \"name\"/here": { "type": "string" },
            "list": { "type": "array",
              "items": [{ "type": "string" }, { "type": "object", "properties": { "inner": { "type": "integer" } } }] }
          }
        }
        """);

    private static readonly SpecInput s_order = new("/project/specs/order.json", """
        {
          "title": "Order", "type": "object",
          "properties": {
            "buyer": { "$ref": "../defs/person.json#/definitions/person" },
            "tags": { "oneOf": [{ "type": "string" }, { "type": "integer" }] }
          }
        }
        """);

    private static readonly SpecInput s_person = new("/project/defs/person.json", """
        {
          "definitions": {
            "person": { "type": "object", "properties": { "name": { "type": "string" } } }
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
    [InlineData("typeof([|CrmToAep|])", "CRMToAEP.json", "{")]
    [InlineData("new Order { [|Buyer|] = null }", "order.json", "\"buyer\"")]
    [InlineData("new [|OrderTags|].String { Value = \"x\" }", "order.json", "\"tags\"")]
    [InlineData("new OrderTags.[|String|] { Value = \"x\" }", "order.json", "\"tags\"")]
    [InlineData("new PersonPerson { [|Name|] = \"x\" }", "person.json", "\"name\"")]
    public async Task Opens_the_spec_and_shows_the_line(string marked, string file, string there)
    {
        await OpensAsync(marked, file, there, isReferenced: false);
        await OpensAsync(marked, file, there, isReferenced: true);
    }

    private static async Task OpensAsync(string marked, string file, string there, bool isReferenced)
    {
        var (document, actions) = await ActionsAsync(marked, isReferenced);
        var action = Assert.Single(actions);
        var spec = document.Project.Solution.Projects.Single(project => project.Name == "App").AdditionalDocuments.Single(
            each => each.Name == file);
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

    /// <param name="isReferenced">True if the code is in a project that references the compiled image of the generated types.</param>
    private static async Task<(Document Document, IReadOnlyList<CodeAction> Actions)> ActionsAsync(string marked, bool isReferenced = false)
    {
        var statement = marked.Replace("[|", string.Empty, StringComparison.Ordinal).Replace("|]", string.Empty, StringComparison.Ordinal);
        var code = $"using App.Specs;\nclass Program {{ object Made() => {statement}; }}\n";
        SpecInput[] specs = [s_crm, s_schema, s_order, s_person];
        var result = CSharpGeneratorDriver.Create(
            [new SpecGenerator().AsSourceGenerator()], specs.Select(spec => new InMemoryText(spec)), Compilations.ParseOptions,
            BuildOptions.Default)
            .RunGenerators(Compilations.Create("App")).GetRunResult();
        var workspace = new AdhocWorkspace();

        // Another project has files with the same names, which are not the specs.
        var other = Create(workspace, "Another");
        other = specs.Aggregate(other, (with, spec) => with.AddAdditionalDocument(
            Path.GetFileName(spec.Path), SourceText.From("{}"),
            filePath: spec.Path.Replace("/project/", "/another/", StringComparison.Ordinal)).Project);
        Assert.True(workspace.TryApplyChanges(other.Solution));
        var project = specs.Aggregate(Create(workspace, "App"), (with, spec) => with.AddAdditionalDocument(
            Path.GetFileName(spec.Path), SourceText.From(spec.Text), filePath: spec.Path).Project);
        project = result.GeneratedTrees.Aggregate(
            project, (with, tree) => with.AddDocument(Path.GetFileName(tree.FilePath), tree.GetText()).Project);
        if (isReferenced)
        {
            var types = (await project.GetCompilationAsync())!.ToReference();
            Assert.True(workspace.TryApplyChanges(project.Solution));
            project = Create(workspace, "Referencing").AddMetadataReference(types);
        }

        var document = project.AddDocument("Program.cs", SourceText.From(code));
        Assert.Empty((await document.Project.GetCompilationAsync())!.Errors());
        Assert.True(workspace.TryApplyChanges(document.Project.Solution));

        var actions = new List<CodeAction>();
        var at = code.IndexOf(statement, StringComparison.Ordinal) + marked.IndexOf("[|", StringComparison.Ordinal);
        await new GoToSpecRefactoring().ComputeRefactoringsAsync(
            new CodeRefactoringContext(document, new TextSpan(at, 0), actions.Add, CancellationToken.None));
        return (document, actions);
    }

    private static Project Create(AdhocWorkspace workspace, string name) => workspace.AddProject(name, LanguageNames.CSharp)
        .WithParseOptions(Compilations.ParseOptions)
        .WithCompilationOptions(
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
        .AddMetadataReferences(RuntimeReferences.All);
}
