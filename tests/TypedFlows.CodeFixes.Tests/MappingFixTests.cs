using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator.Tests.Support;
using static TypedFlows.CodeFixes.Tests.Fixing;

namespace TypedFlows.CodeFixes.Tests;

/// <summary>Tests the fixes for mapping destinations, with the generated code of a schema.</summary>
public class MappingFixTests
{
    private const string Schema = """
        {
          "$id": "https://ns.adobe.com/acme/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "title": "Garden",
          "type": "object",
          "properties": {
            "person": { "type": "object", "properties": { "firstName": { "type": "string" }, "lastName": { "type": "string" } } },
            "beds": { "type": "array", "items": { "type": "object", "properties": { "size": { "type": "number" } } } }
          }
        }
        """;

    [Theory]
    [InlineData("[\"a\"] = \"person.firstNam\"", "[\"a\"] = \"person.firstName\"")]
    [InlineData("new MappingRow(\"a\", \"person.LastName\")", "new MappingRow(\"a\", \"person.lastName\")")]
    [InlineData("[\"a\"] = \"beds.size\"", "[\"a\"] = \"beds[0].size\"")]
    [InlineData("[\"a\"] = \"person[*].firstName\"", "[\"a\"] = \"person.firstName\"")]
    public async Task The_nearest_path_replaces_the_destination(string before, string after)
    {
        var document = Document(before);
        var diagnostic = Assert.Single(await DiagnosticsAsync(document));
        var actions = await ActionsAsync(new UseChoiceFix(), document, diagnostic);
        var changed = await ApplyAsync(actions[0], document);
        Assert.Empty(await DiagnosticsAsync(changed));
        Assert.Equal(after, Between((await changed.GetTextAsync()).ToString()));
    }

    private static Document Document(string row)
    {
        var host = new GeneratorHost(new SpecInput("/project/specs/xdm/garden.json", Schema));
        host.Run();
        var project = new AdhocWorkspace()
            .AddProject("App", LanguageNames.CSharp)
            .WithParseOptions(Compilations.ParseOptions)
            .WithCompilationOptions(
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .AddMetadataReferences(RuntimeReferences.Including(name => name == "TypedFlows.Client.dll"));
        foreach (var tree in host.Compile().SyntaxTrees)
        {
            project = project.AddDocument(tree.FilePath, tree.GetText()).Project;
        }

        return project.AddDocument("Program.cs", SourceText.From($$"""
            using App.Specs;
            using TypedFlows.Client;

            static class Program
            {
                static Pipeline Make(TypedFlows.IFlow flow) =>
                    new("p") { Schema = Garden.Spec, Flow = flow, Mapping = { /*<*/{{row}}/*>*/ } };
            }
            """));
    }
}
