using System.Collections.Immutable;
using System.Composition;
using System.Security;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.CodeFixes;

/// <summary>
/// Helps with TFL1021: adds a comment with the line of the project file that includes the field. A code fix cannot change the project file.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IncludeFieldFix))]
[Shared]
public sealed class IncludeFieldFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1021"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new OneLinePerFile();

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (SpecFileOf(diagnostic, context.Document) is { } spec)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Add a comment with the line for {ProjectFile(spec.Project)}",
                        cancellationToken => ApplyAsync(context.Document, [diagnostic], cancellationToken),
                        nameof(IncludeFieldFix)),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Adds one comment for each spec file, before the first statement that uses a field of it.</summary>
    private static async Task<Document> ApplyAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .GroupBy(diagnostic => diagnostic.Properties[DiagnosticKeys.SpecFile])
            .Where(group => SpecFileOf(group.First(), document) is not null)
            .Select(group => Comment(
                SpecFileOf(group.First(), document)!, group.Key!, [.. group.Select(each => each.Properties[DiagnosticKeys.Field]!)],
                Start(root.FindNode(group.First().Location.SourceSpan)), text));
        return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }

    private static TextChange Comment(TextDocument spec, string path, IReadOnlyList<string> fields, int start, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(start);
        var indentation = new string([.. line.ToString().TakeWhile(char.IsWhiteSpace)]);
        var lineBreak = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        var all = Included(spec).Concat(fields).Distinct().Select(SecurityElement.Escape);
        var item = $"<SpecFile Update=\"{SecurityElement.Escape(path)}\" Fields=\"{string.Join(";", all)}\" />";
        return new(new(start, 0), $"// {ProjectFile(spec.Project)}: {item}" + (lineBreak.Length == 0 ? "\n" : lineBreak) + indentation);
    }

    // The metadata separates the fields by a vertical bar, because a semicolon begins a comment in the file that the compiler gets.
    private static IEnumerable<string> Included(TextDocument spec) =>
        spec.Project.AnalyzerOptions is var options
        && options.AdditionalFiles.FirstOrDefault(file => file.Path == spec.FilePath) is { } file
        && options.AnalyzerConfigOptionsProvider.GetOptions(file)
            .TryGetValue("build_metadata.AdditionalFiles.SpecFileFields", out var fields)
            ? fields.Split('|') : [];

    private static int Start(SyntaxNode node) =>
        (node.FirstAncestorOrSelf<SyntaxNode>(each => each is StatementSyntax or MemberDeclarationSyntax) ?? node).SpanStart;

    private static TextDocument? SpecFileOf(Diagnostic diagnostic, Document document) =>
        diagnostic.Properties.TryGetValue(DiagnosticKeys.SpecFile, out var path)
        && diagnostic.Properties.TryGetValue(DiagnosticKeys.Assembly, out var assembly)
            ? new SpecOrigin(path!, string.Empty, assembly!).FindIn(document.Project.Solution) : null;

    private static string ProjectFile(Project project) => project.FilePath is { } path ? Path.GetFileName(path) : "the project file";

    private sealed class OneLinePerFile : DocumentBasedFixAllProvider
    {
        protected override async Task<Document?> FixAllAsync(
            FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics) =>
            await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false);
    }
}
