using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.CodeFixes;

/// <summary>TFL1001 and TFL1004: puts the nearest legal value in the place of the one that is not, also of an item or of an entry of a map, and beside what a <c>with</c> sets.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetLegalValueFix))]
[Shared]
public sealed class SetLegalValueFix : UsageFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1001", "TFL1004"];

    private protected override SyntaxChange? Find(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (Member(diagnostic) is { } member && LegalValue(diagnostic) is { } kept && Creations.CopyAt(node, diagnostic.Location.SourceSpan, member) is { } copy)
        {
            return Creations.Add(copy, member, LegalExpression.Parse(kept, model, copy.SpanStart).ToString());
        }

        // An argument and its expression may span the same text.
        var value = (node as ArgumentSyntax)?.Expression ?? node as ExpressionSyntax;
        while (value?.Parent is ParenthesizedExpressionSyntax or CheckedExpressionSyntax)
        {
            value = (ExpressionSyntax)value.Parent;
        }

        var isValue = value?.Parent is ArgumentSyntax or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } or InitializerExpressionSyntax or ExpressionElementSyntax;
        if (LegalValue(diagnostic) is not { } legal || value is null || !isValue)
        {
            return null;
        }

        var expression = LegalExpression.Parse(legal, model, value.SpanStart);
        return new($"Set to {expression}", value, expression.WithTriviaFrom(value));
    }
}
