using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.CodeFixes;

/// <summary>
/// Replaces a value with a valid one: the id of a connector that the flow accepts (TFL1005), or the path of a field (TFL1006, TFL1007).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseChoiceFix))]
[Shared]
public sealed class UseChoiceFix : CodeFixProvider
{
    private const string UnlistedConnection = "TFL1005";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnlistedConnection, "TFL1006", "TFL1007"];

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
            if (((node as ArgumentSyntax)?.Expression ?? node as ExpressionSyntax) is not { } value
                || (diagnostic.Id == UnlistedConnection && value.Parent is not ArgumentSyntax)
                || !diagnostic.Properties.TryGetValue(DiagnosticKeys.Choices, out var choices))
            {
                continue;
            }

            foreach (var choice in (choices ?? string.Empty).Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                var expression = LegalExpression.Parse(choice, model, value.SpanStart);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Use {expression}",
                        _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(value, expression.WithTriviaFrom(value)))),
                        $"{nameof(UseChoiceFix)}:{choice}"),
                    diagnostic);
            }
        }
    }
}
