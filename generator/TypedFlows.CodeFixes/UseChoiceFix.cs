using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.CodeFixes;

/// <summary>Fixes TFL1005: replaces the id with the id of a generated connector that the flow accepts.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseConnectorFix))]
[Shared]
public sealed class UseConnectorFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1005"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (((node as ArgumentSyntax)?.Expression ?? node as ExpressionSyntax) is not { Parent: ArgumentSyntax } id
                || !diagnostic.Properties.TryGetValue(DiagnosticKeys.Choices, out var choices))
            {
                continue;
            }

            foreach (var choice in (choices ?? string.Empty).Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                var expression = LegalExpression.Parse(choice, model, id.SpanStart);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Use {expression}",
                        _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(id, expression.WithTriviaFrom(id)))),
                        $"{nameof(UseConnectorFix)}:{choice}"),
                    diagnostic);
            }
        }
    }
}
