using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.CodeFixes;

/// <summary>TFL1002: takes the member that is not allowed out of the initializer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveMemberFix))]
[Shared]
public sealed class RemoveMemberFix : UsageFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1002"];

    private protected override SyntaxChange? Find(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (Member(diagnostic) is not { } member || node is not AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment)
        {
            return null;
        }

        // The separator goes with the member; one that ends a line keeps that line's end.
        var kept = initializer.Expressions.Remove(assignment);
        if (kept.Count > 0 && initializer.Expressions.Last() == assignment)
        {
            kept = kept.Replace(kept.Last(), kept.Last().WithTrailingTrivia(assignment.GetTrailingTrivia()));
        }

        return new($"Remove '{member}'", initializer, initializer.WithExpressions(kept));
    }
}
