using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlows.Generator.Analysis;

/// <summary>Finds where a method gives its own parameters other values: then what a call hands over is not what is used.</summary>
internal static class ParameterWrites
{
    /// <summary>True for a name, in a place where it is written to; what else has that name counts too.</summary>
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
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
