using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.Generator.Analysis;

/// <summary>Where in the code a part of an instance comes from.</summary>
/// <param name="Value">The expression that gives the value.</param>
/// <param name="Member">What sets the member: the assignment or the argument. The value itself where it is no member.</param>
/// <param name="Name">Where an object is made: type name, <c>new</c>, factory name or <c>with</c>. Null for what is no object.</param>
internal sealed record AssignmentLocation(SyntaxNode Value, SyntaxNode Member, Location? Name, GeneratedMember? Property)
{
    /// <summary>The object that holds this part, when it is the value of a generated record; else null.</summary>
    public GeneratedType? Object { get; init; }

    /// <summary>Type of the item, or of the entry of a map; null for what is neither.</summary>
    public ITypeSymbol? Item { get; init; }

    /// <summary>Type that a value put in its place must have.</summary>
    public ITypeSymbol? Type => Property?.Property.Type ?? Item;

    /// <summary>Where the name of what makes an object stands.</summary>
    public static Location NameOf(SyntaxNode made) => made switch
    {
        ObjectCreationExpressionSyntax written => written.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax implied => implied.NewKeyword.GetLocation(),
        WithExpressionSyntax with => with.WithKeyword.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.GetLocation(),
        InvocationExpressionSyntax call => call.Expression.GetLocation(),
        _ => made.GetLocation(),
    };
}
