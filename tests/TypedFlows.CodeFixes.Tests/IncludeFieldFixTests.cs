using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator.Tests.Support;
using static TypedFlows.CodeFixes.Tests.Fixing;

namespace TypedFlows.CodeFixes.Tests;

/// <summary>Tests the comment with the line that includes fields, with generated code of a schema whose fields are limited.</summary>
public class IncludeFieldFixTests
{
    private const string Schema = """
        {
          "$id": "https://ns.adobe.com/acme/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "title": "Garden",
          "type": "object",
          "properties": {
            "name": { "type": "string" }, "size": { "type": "number" }, "a&b": { "type": "string" },
            "person": { "type": "object", "properties": { "firstName": { "type": "string" }, "lastName": { "type": "string" } } }
          }
        }
        """;

    [Theory]
    [InlineData("        var size = garden.Size;\n", "/name;/person/firstName;/size")]
    [InlineData("        if (garden.Person!.LastName is null) { return; }\n", "/name;/person/firstName;/person/lastName")]
    [InlineData("        _ = new Garden\n        {\n            AB = \"b\",\n        };\n", "/name;/person/firstName;/a&amp;b")]
    [InlineData("        var text = \"\"\"\n            a\n            \"\"\"; _ = garden.Size;\n", "/name;/person/firstName;/size")]
    public async Task A_comment_has_the_line_of_the_project_file(string statement, string fields)
    {
        foreach (var isReferenced in (bool[])[false, true])
        {
            var document = Document(statement, isReferenced);
            var diagnostic = Assert.Single(await DiagnosticsAsync(document));
            var action = Assert.Single(await ActionsAsync(new IncludeFieldFix(), document, diagnostic));
            Assert.Equal("Add a comment with the line for App.csproj", action.Title);
            var text = (await (await ApplyAsync(action, document)).GetTextAsync()).ToString();
            Assert.Contains(
                $"// App.csproj: <SpecFile Update=\"specs/xdm/garden.json\" Fields=\"{fields}\" />\n", text, StringComparison.Ordinal);

            // The comment changes nothing else, and does not get into a text.
            Assert.True(SyntaxFactory.AreEquivalent(
                CSharpSyntaxTree.ParseText((await document.GetTextAsync()).ToString(), Compilations.ParseOptions),
                CSharpSyntaxTree.ParseText(text, Compilations.ParseOptions), topLevel: false));
        }
    }

    [Fact]
    public async Task Fix_all_adds_one_line_with_all_fields()
    {
        var document = Document(
            "        var size = garden.Size;\n        var person = garden.Person?.LastName + size + garden.Size;\n", isReferenced: false);
        var diagnostics = await DiagnosticsAsync(document);
        Assert.Equal(3, diagnostics.Count);
        var fix = new IncludeFieldFix();
        var action = await fix.GetFixAllProvider().GetFixAsync(new(
            document, fix, FixAllScope.Document, nameof(IncludeFieldFix), fix.FixableDiagnosticIds, new Found(diagnostics),
            CancellationToken.None));
        var text = (await (await ApplyAsync(action!, document)).GetTextAsync()).ToString();
        Assert.Contains(
            "        // App.csproj: <SpecFile Update=\"specs/xdm/garden.json\""
            + " Fields=\"/name;/person/firstName;/size;/person/lastName\" />\n"
            + "        var size = garden.Size;\n        var person",
            text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_offered_without_the_spec_file()
    {
        var document = Document("        var size = garden.Size;\n", isReferenced: false);
        var project = document.Project.RemoveAdditionalDocument(document.Project.AdditionalDocumentIds[0]);
        document = project.GetDocument(document.Id)!;
        Assert.Empty(await ActionsAsync(new IncludeFieldFix(), document, Assert.Single(await DiagnosticsAsync(document))));
    }

    /// <param name="isReferenced">True if the types are in another project of the solution.</param>
    private static Document Document(string statements, bool isReferenced)
    {
        const string Path = "/project/specs/xdm/garden.json";
        var host = new GeneratorHost(new SpecInput(Path, Schema) { Fields = "/name|/person/firstName" });
        host.Run();
        var workspace = new AdhocWorkspace();
        var project = Create(workspace, "App").AddAdditionalDocument("garden.json", SourceText.From(Schema), filePath: Path).Project;
        project = project.AddAnalyzerConfigDocument(
            "build.globalconfig",
            SourceText.From($"is_global = true\n[{Path}]\nbuild_metadata.AdditionalFiles.SpecFileFields = /name|/person/firstName\n"),
            filePath: "/project/obj/build.globalconfig").Project;
        foreach (var tree in host.Compile().SyntaxTrees)
        {
            project = project.AddDocument(tree.FilePath, tree.GetText()).Project;
        }

        if (isReferenced)
        {
            Assert.True(workspace.TryApplyChanges(project.Solution));
            project = Create(workspace, "Referencing").AddProjectReference(new ProjectReference(project.Id));
        }

        return project.AddDocument("Program.cs", SourceText.From($$"""
            using App.Specs;

            static class Program
            {
                static void Use(Garden garden)
                {

            """ + statements + "    }\n}\n"));
    }

    private static Project Create(AdhocWorkspace workspace, string name) => workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, name, name, LanguageNames.CSharp, filePath: $"/project/{name}.csproj"))
        .WithParseOptions(Compilations.ParseOptions)
        .WithCompilationOptions(
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
        .AddMetadataReferences(RuntimeReferences.All);

    private sealed class Found(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
