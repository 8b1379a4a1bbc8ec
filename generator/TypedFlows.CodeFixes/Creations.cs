using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlows.CodeFixes;

/// <summary>The expressions that make a record: <c>new T { }</c>, <c>new() { }</c> and <c>with { }</c>.</summary>
internal static class Creations
{
    /// <summary>The expression that a diagnostic at its type name, <c>new</c> or <c>with</c> is about.</summary>
    public static ExpressionSyntax? At(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<ExpressionSyntax>()
            .FirstOrDefault(e => e is BaseObjectCreationExpressionSyntax or WithExpressionSyntax or InvocationExpressionSyntax)
            is { } nearest and (BaseObjectCreationExpressionSyntax or WithExpressionSyntax) ? nearest : null;

    /// <summary>The call that a diagnostic at the name of a factory is about.</summary>
    public static InvocationExpressionSyntax? InvocationAt(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(e => e is not SimpleNameSyntax and not MemberAccessExpressionSyntax) as InvocationExpressionSyntax is { } call
            && call.Expression.Span.Contains(node.Span) ? call : null;

    /// <summary>Name of the factory parameter that sets a member.</summary>
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

    /// <summary>Sets one member more.</summary>
    public static SyntaxChange Add(ExpressionSyntax creation, string member, string value)
    {
        // Parsed, not built: what is built may be laid out anew, with the lines about it.
        var assignment = (AssignmentExpressionSyntax)SyntaxFactory.ParseExpression($"{member} = {value}");
        var initializer = Initializer(creation) ?? SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression);
        return new($"Add '{assignment}'", creation, WithInitializer(creation, Append(initializer, assignment)));
    }

    /// <summary>The copy that a diagnostic at <c>with</c> is about, where it does not set the member itself.</summary>
    public static WithExpressionSyntax? CopyAt(SyntaxNode node, TextSpan span, string member) =>
        node is WithExpressionSyntax with && with.WithKeyword.Span == span
        && !with.Initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(e => e.Left is IdentifierNameSyntax { Identifier.ValueText: var name } && name == member)
            ? with : null;

    /// <summary>Laid out as the members before it: on the same line, or on one of its own.</summary>
    private static InitializerExpressionSyntax Append(InitializerExpressionSyntax initializer, AssignmentExpressionSyntax assignment)
    {
        if (initializer.Expressions.Count == 0)
        {
            var whole = (BaseObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new() {{ {assignment} }}");
            return whole.Initializer!.WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(initializer.GetTrailingTrivia());
        }

        var last = initializer.Expressions.Last();
        var ownLine = last.GetLeadingTrivia().Any(SyntaxKind.WhitespaceTrivia) || last.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
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
