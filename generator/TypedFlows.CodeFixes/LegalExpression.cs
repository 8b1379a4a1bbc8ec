using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.CodeFixes;

/// <summary>The expression that a diagnostic carries, as a person would write it at that place.</summary>
internal static class LegalExpression
{
    public static ExpressionSyntax Parse(string text, SemanticModel model, int position)
    {
        var expression = SyntaxFactory.ParseExpression(text);
        return expression is MemberAccessExpressionSyntax
            && model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Symbol is IFieldSymbol field
            ? SyntaxFactory.ParseExpression(field.ContainingType.ToMinimalDisplayString(model, position) + "." + field.Name)
            : expression;
    }
}
