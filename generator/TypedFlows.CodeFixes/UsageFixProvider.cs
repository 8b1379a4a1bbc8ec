using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.CodeFixes;

/// <summary>Provides the common part of the fixes of usage diagnostics: one syntax change, which Fix All applies everywhere.</summary>
public abstract class UsageFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new OneByOne(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
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
            if (Find(node, diagnostic, model, context.CancellationToken) is { } change)
            {
                var action = CodeAction.Create(
                    change.Title,
                    _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(change.Old, change.New))),
                    GetType().Name);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>Returns the change that removes the diagnostic, or null if this fix does not apply.</summary>
    /// <param name="node">The node of the diagnostic.</param>
    /// <param name="diagnostic">The diagnostic to fix.</param>
    /// <param name="model">The semantic model of the document.</param>
    /// <param name="cancellationToken">The token to cancel the search.</param>
    /// <returns>The change, or null.</returns>
    private protected abstract SyntaxChange? Find(
        SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken);

    /// <summary>Applies changes one after the other, because several changes of one initializer cannot be merged.</summary>
    private sealed class OneByOne(UsageFixProvider fix) : DocumentBasedFixAllProvider
    {
        /// <summary>The changes are applied from the end, so that the remaining locations do not move.</summary>
        protected override async Task<Document?> FixAllAsync(
            FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
        {
            foreach (var diagnostic in diagnostics.OrderByDescending(each => each.Location.SourceSpan.Start))
            {
                if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
                    && await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model
                    && fix.Find(
                        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic, model,
                        context.CancellationToken) is { } change)
                {
                    document = document.WithSyntaxRoot(root.ReplaceNode(change.Old, change.New));
                }
            }

            return document;
        }
    }

    private protected static string? Member(Diagnostic diagnostic) => Property(diagnostic, DiagnosticKeys.Member);

    private protected static string? LegalValue(Diagnostic diagnostic) => Property(diagnostic, DiagnosticKeys.LegalValue);

    private static string? Property(Diagnostic diagnostic, string key) =>
        diagnostic.Properties.TryGetValue(key, out var value) ? value : null;
}
