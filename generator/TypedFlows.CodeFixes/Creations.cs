using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlows.CodeFixes;

/// <summary>Finds the expressions that create a record: <c>new T { }</c>, <c>new() { }</c> and <c>with { }</c>.</summary>
internal static class Creations
{
    /// <summary>Returns the expression of a diagnostic that is located at a type name, <c>new</c> or <c>with</c>.</summary>
    public static ExpressionSyntax? At(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<ExpressionSyntax>()
            .FirstOrDefault(e => e is BaseObjectCreationExpressionSyntax or WithExpressionSyntax or InvocationExpressionSyntax)
            is { } nearest and (BaseObjectCreationExpressionSyntax or WithExpressionSyntax) ? nearest : null;

    /// <summary>Returns the call of a diagnostic that is located at the name of a factory.</summary>
    public static InvocationExpressionSyntax? InvocationAt(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(
            e => e is not SimpleNameSyntax and not MemberAccessExpressionSyntax) as InvocationExpressionSyntax is { } call
            && call.Expression.Span.Contains(node.Span) ? call : null;

    /// <summary>Returns the name of the factory parameter that sets a property.</summary>
    public static string Parameter(string member) => char.ToLowerInvariant(member[0]) + member.Substring(1);

    public static InitializerExpressionSyntax? Initializer(ExpressionSyntax creation) => creation switch
    {
        BaseObjectCreationExpressionSyntax made => made.Initializer,
        WithExpressionSyntax with => with.Initializer,
        _ => null,
    };

    public static ExpressionSyntax WithInitializer(ExpressionSyntax creation, InitializerExpressionSyntax initializer) => creation switch
    {
        BaseObjectCreationExpressionSyntax made => made.WithInitializer(initializer),
        WithExpressionSyntax with => with.WithInitializer(initializer),
        _ => creation,
    };

    /// <summary>Adds an assignment of a property.</summary>
    public static SyntaxChange Add(ExpressionSyntax creation, string member, string value)
    {
        // The expression is parsed, because the formatter may change the layout of a constructed node and of adjacent lines.
        var assignment = (AssignmentExpressionSyntax)SyntaxFactory.ParseExpression($"{member} = {value}");
        var initializer = Initializer(creation) ?? SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression);
        return new($"Add '{assignment}'", creation, WithInitializer(creation, Append(initializer, assignment)));
    }

    /// <summary>Returns the copy of a diagnostic that is located at <c>with</c>, if it does not set the property itself.</summary>
    public static WithExpressionSyntax? CopyAt(SyntaxNode node, TextSpan span, string member) =>
        node is WithExpressionSyntax with && with.WithKeyword.Span == span
        && !with.Initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(
            e => e.Left is IdentifierNameSyntax { Identifier.ValueText: var name } && name == member)
            ? with : null;

    /// <summary>Formats the assignment as the preceding ones: on the same line, or on a separate line.</summary>
    private static InitializerExpressionSyntax Append(InitializerExpressionSyntax initializer, AssignmentExpressionSyntax assignment)
    {
        if (initializer.Expressions.Count == 0)
        {
            var whole = (BaseObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new() {{ {assignment} }}");
            return whole.Initializer!.WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(initializer.GetTrailingTrivia());
        }

        var last = initializer.Expressions.Last();
        var ownLine = last.GetLeadingTrivia().Any(SyntaxKind.WhitespaceTrivia)
            || last.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var tokens = initializer.Expressions.GetWithSeparators();
        if (initializer.Expressions.SeparatorCount == initializer.Expressions.Count)
        {
            var trailing = tokens.Last().AsToken();
            var added = assignment.WithLeadingTrivia(ownLine ? last.GetLeadingTrivia() : default);
            return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(tokens.AddRange(
                [added, Comma(trailing.TrailingTrivia)])));
        }

        var end = last.GetTrailingTrivia();
        var separator = Comma(!ownLine ? SyntaxFactory.TriviaList(SyntaxFactory.Space)
            : end.Any(SyntaxKind.EndOfLineTrivia) ? end
            : SyntaxFactory.TriviaList(SyntaxFactory.LineFeed));
        var appended = assignment.WithLeadingTrivia(ownLine ? last.GetLeadingTrivia() : default).WithTrailingTrivia(end);
        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(
            tokens.Replace(tokens.Last(), last.WithoutTrailingTrivia()).AddRange([separator, appended])));
    }

    private static SyntaxToken Comma(SyntaxTriviaList trailing) => SyntaxFactory.Token(default, SyntaxKind.CommaToken, trailing);
}
