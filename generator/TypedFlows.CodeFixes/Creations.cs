using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
    public static InvocationExpressionSyntax? CallAt(SyntaxNode node) =>
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
}
