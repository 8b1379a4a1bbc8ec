using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.Generator.Analysis;

/// <summary>Finds writes to the parameters of a method. The argument of a call is then not the value that is used.</summary>
internal static class ParameterWrites
{
    /// <summary>Returns true if the name is written at its location. Other symbols with the name count as well.</summary>
    public static bool IsWrite(SyntaxNode node, IReadOnlyList<string> names)
    {
        if (node is not IdentifierNameSyntax name || !names.Contains(name.Identifier.ValueText))
        {
            return false;
        }

        SyntaxNode target = name;
        while (target.Parent is ParenthesizedExpressionSyntax or TupleExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax })
        {
            target = target.Parent;
        }

        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == target,
            ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression
                or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression
                or SyntaxKind.PostDecrementExpression,
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
