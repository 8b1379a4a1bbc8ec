using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.Generator.Tests;

/// <summary>Creates code that creates and reads a record of every generated type.</summary>
internal static class Uses
{
    private const int MostTypes = 24;

    public static SyntaxTree Of(IEnumerable<SyntaxTree> generated)
    {
        var names = generated.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<RecordDeclarationSyntax>())
            .Where(record => !record.Modifiers.Any(SyntaxKind.AbstractKeyword) && record.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(FullName).Distinct().Take(MostTypes);
        var statements = names.Select(name => $$""""
            _ = new {{name}}(); _ = new {{name}} { AdditionalProperties = null }; _ = known as {{name}} with { };
            _ = {{name}}.Parse("{}"u8); _ = {{name}}.Parse("""{ "a": [1, null, "x"], "id": 1.5 }"""u8); _ = {{name}}.Parse("[\"\", {}]"u8);
            """");
        return CSharpSyntaxTree.ParseText(
            $"static class Uses {{ static void Run(object known) {{\n{string.Join("\n", statements)}\n}} }}", Compilations.ParseOptions,
            "Uses.cs");
    }

    private static string FullName(RecordDeclarationSyntax record) => string.Join('.', record.AncestorsAndSelf().Select(node => node switch
    {
        TypeDeclarationSyntax type => type.Identifier.Text,
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        _ => string.Empty,
    }).Where(part => part.Length > 0).Reverse());
}
