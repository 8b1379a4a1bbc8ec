using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Analysis;

namespace TypedFlows.CodeFixes.Tests;

/// <summary>Applies fixes to a statement.</summary>
internal static class Fixing
{
    /// <summary>Gets the types of all code fixes.</summary>
    public static IEnumerable<Type> Fixes => typeof(UsageFixProvider).Assembly.GetTypes()
        .Where(type => typeof(CodeFixProvider).IsAssignableFrom(type) && !type.IsAbstract);

    /// <summary>Returns the statement after the only offered fix. It compiles without a diagnostic.</summary>
    public static async Task<string> FixAsync(CodeFixProvider fix, string statement)
    {
        var document = Document(statement);
        var before = await DiagnosticsAsync(document);
        var diagnostic = before.First(d => fix.FixableDiagnosticIds.Contains(d.Id));
        var action = Assert.Single(await ActionsAsync(fix, document, diagnostic));
        var changed = await ApplyAsync(action, document);
        Assert.Empty((await changed.Project.GetCompilationAsync())!.Errors());
        Assert.Empty(await DiagnosticsAsync(changed));
        return Between((await changed.GetTextAsync()).ToString());
    }

    public static string Between(string text)
    {
        var start = text.IndexOf("/*<*/", StringComparison.Ordinal) + 5;
        return text[start..text.IndexOf("/*>*/", StringComparison.Ordinal)].Trim().ReplaceLineEndings("\n");
    }

    public static async Task<IReadOnlyList<CodeAction>> ActionsAsync(CodeFixProvider fix, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    public static async Task<Document> ApplyAsync(CodeAction action, Document document)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        var found = await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(d => d.Location.SourceSpan)];
    }

    public static Document Document(string statement)
    {
        var project = new AdhocWorkspace()
            .AddProject("App", LanguageNames.CSharp)
            .WithParseOptions(Compilations.ParseOptions)
            .WithCompilationOptions(
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .AddMetadataReferences(RuntimeReferences.All);
        project = project.AddDocument("Records.cs", SourceText.From(Records.Source)).Project;
        return project.AddDocument("Program.cs", SourceText.From(Program(statement)));
    }

    /// <summary>Returns a program that contains a statement.</summary>
    public static string Program(string statement) => $$"""
        using System.Collections.Generic;
        using System.Text.Json;
        using Specs;

        static class Program
        {
            static string Name(Frequency frequency) => frequency.ToString();

            static void Run(bool flag, Dictionary<string, JsonElement> extra)
            {
                /*<*/{{statement}}/*>*/
            }
        }
        """;
}
