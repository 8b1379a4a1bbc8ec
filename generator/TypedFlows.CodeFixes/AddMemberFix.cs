using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedFlows.CodeFixes;

/// <summary>TFL1003: adds the missing member, with a value that the spec allows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddMemberFix))]
[Shared]
public sealed class AddMemberFix : UsageFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TFL1003"];

    private protected override SyntaxChange? Find(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (Member(diagnostic) is not { } member || LegalValue(diagnostic) is not { } value || Creations.At(node) is not { } creation)
        {
            return null;
        }

        var initializer = Creations.Initializer(creation) ?? SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression);
        if (initializer.Expressions.Any(e => e is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name } } && name == member))
        {
            return null;
        }

        var assignment = SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName(member).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.ParseExpression(value).WithAdditionalAnnotations(Simplifier.Annotation));
        return new($"Add '{member} = {value}'", creation, Creations.WithInitializer(creation, Append(initializer, assignment)));
    }

    /// <summary>Laid out as the members before it: on the same line, or on one of its own.</summary>
    private static InitializerExpressionSyntax Append(InitializerExpressionSyntax initializer, AssignmentExpressionSyntax assignment)
    {
        if (initializer.Expressions.Count == 0)
        {
            return SyntaxFactory.InitializerExpression(
                SyntaxKind.ObjectInitializerExpression,
                SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.SingletonSeparatedList<ExpressionSyntax>(assignment.WithTrailingTrivia(SyntaxFactory.Space)),
                SyntaxFactory.Token(SyntaxKind.CloseBraceToken));
        }

        var last = initializer.Expressions.Last();
        var ownLine = last.GetLeadingTrivia().Any(SyntaxKind.WhitespaceTrivia) || last.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken);
        var tokens = initializer.Expressions.GetWithSeparators();
        if (initializer.Expressions.SeparatorCount == initializer.Expressions.Count)
        {
            var trailing = tokens.Last().AsToken();
            var added = assignment.WithLeadingTrivia(ownLine ? last.GetLeadingTrivia() : default);
            return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(tokens.AddRange(
                [added, comma.WithTrailingTrivia(trailing.TrailingTrivia)])));
        }

        var end = last.GetTrailingTrivia();
        var separator = ownLine
            ? comma.WithTrailingTrivia(end.Any(SyntaxKind.EndOfLineTrivia) ? end : SyntaxFactory.TriviaList(SyntaxFactory.ElasticLineFeed))
            : comma.WithTrailingTrivia(SyntaxFactory.Space);
        var appended = assignment.WithLeadingTrivia(ownLine ? last.GetLeadingTrivia() : default).WithTrailingTrivia(end);
        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(
            tokens.Replace(tokens.Last(), last.WithoutTrailingTrivia()).AddRange([separator, appended])));
    }
}
