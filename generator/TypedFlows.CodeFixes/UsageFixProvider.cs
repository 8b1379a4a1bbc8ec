using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.CodeFixes;

/// <summary>What the fixes of usage diagnostics share: one syntax change, made everywhere by Fix All.</summary>
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

    /// <summary>The change that removes the diagnostic; null where this fix does not apply.</summary>
    /// <param name="node">The node that the diagnostic is at.</param>
    /// <param name="diagnostic">What to fix.</param>
    /// <param name="model">Of the node's document.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>What to replace by what, or null.</returns>
    private protected abstract SyntaxChange? Find(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation);

    /// <summary>Several members may go from one initializer, which changes made side by side could not be joined to.</summary>
    private sealed class OneByOne(UsageFixProvider fix) : DocumentBasedFixAllProvider
    {
        /// <summary>From the end on, so that what is still to be mended stays where it is.</summary>
        protected override async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
        {
            foreach (var diagnostic in diagnostics.OrderByDescending(each => each.Location.SourceSpan.Start))
            {
                if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
                    && await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model
                    && fix.Find(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic, model, context.CancellationToken) is { } change)
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
