using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.CodeFixes;

/// <summary>
/// Fixes TFL1001 and TFL1004: replaces the invalid value with the nearest valid one, also for an item or an entry of a map. A value that a
/// <c>with</c> expression copies is set in it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetLegalValueFix))]
[Shared]
public sealed class SetLegalValueFix : UsageFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1001", "TFL1004"];

    private protected override SyntaxChange? Find(
        SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Member(diagnostic) is { } member
            && LegalValue(diagnostic) is { } kept
            && Creations.CopyAt(node, diagnostic.Location.SourceSpan, member) is { } copy)
        {
            return Creations.Add(copy, member, LegalExpression.Parse(kept, model, copy.SpanStart).ToString());
        }

        // An argument and its expression may have the same span.
        var value = (node as ArgumentSyntax)?.Expression ?? node as ExpressionSyntax;
        while (value?.Parent is ParenthesizedExpressionSyntax or CheckedExpressionSyntax)
        {
            value = (ExpressionSyntax)value.Parent;
        }

        var isValue = value?.Parent is ArgumentSyntax or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }
            or InitializerExpressionSyntax or ExpressionElementSyntax;
        if (LegalValue(diagnostic) is not { } legal || value is null || !isValue)
        {
            return null;
        }

        var expression = LegalExpression.Parse(legal, model, value.SpanStart);
        return new($"Set to {expression}", value, expression.WithTriviaFrom(value));
    }
}
