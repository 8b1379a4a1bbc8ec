using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.Generator.Analysis;

/// <summary>Represents the location in code that sets a part of an instance.</summary>
/// <param name="Value">The expression of the value.</param>
/// <param name="Member">The assignment or the argument that sets the property, or the value itself if it is not a property.</param>
/// <param name="Name">
/// The location that creates an object: type name, <c>new</c>, factory name or <c>with</c>. It is null for any other value.
/// </param>
internal sealed record AssignmentLocation(SyntaxNode Value, SyntaxNode Member, Location? Name, GeneratedMember? Property)
{
    /// <summary>Gets the object that contains this part if it is the value of a generated record, and null otherwise.</summary>
    public GeneratedType? Object { get; init; }

    /// <summary>Gets the type of the item or of the entry of a map, or null for any other part.</summary>
    public ITypeSymbol? Item { get; init; }

    /// <summary>Gets the required type of a replacement value.</summary>
    public ITypeSymbol? Type => Property?.Property.Type ?? Item;

    /// <summary>Gets the location of the name that creates an object.</summary>
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
