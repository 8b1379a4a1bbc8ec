using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.CodeFixes;

/// <summary>Formats the expression of a diagnostic for its location.</summary>
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
