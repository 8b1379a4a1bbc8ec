using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.CodeFixes;

/// <summary>
/// Changes the text in a literal: JSON (TFL1001 to TFL1004), in which it sets a valid value, removes the property, or adds the missing one;
/// and mapping expressions (TFL1010, TFL1011), in which it corrects the mistake.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LiteralEditFix))]
[Shared]
public sealed class LiteralEditFix : CodeFixProvider
{
    private const int MostEdits = 3;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ["TFL1001", "TFL1002", "TFL1003", "TFL1004", "TFL1010", "TFL1011"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            for (var i = 0; i < MostEdits; i++)
            {
                var number = i.ToString(CultureInfo.InvariantCulture);
                if (diagnostic.Properties.TryGetValue(DiagnosticKeys.Edit + number, out var edit)
                    && edit?.Split(['\n'], MostEdits) is [var range, var title, var text])
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            title, cancellationToken => ApplyAsync(context.Document, range, text, cancellationToken),
                            nameof(LiteralEditFix) + number),
                        diagnostic);
                }
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> ApplyAsync(Document document, string range, string text, CancellationToken cancellationToken)
    {
        var parts = range.Split(',');
        var span = new TextSpan(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        var source = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(source.WithChanges(new TextChange(span, text)));
    }
}
