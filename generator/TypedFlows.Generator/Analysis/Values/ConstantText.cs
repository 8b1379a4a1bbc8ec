using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>Reads texts that consist of known parts.</summary>
internal static class ConstantText
{
    private const int DeepestValue = 64;

    /// <summary>Returns a text if every part is known, and null otherwise.</summary>
    public static string? Of(IOperation operation, ValueResolver origins, BranchEnumerator choices) =>
        Of(operation, origins, choices, DeepestValue);

    private static string? Of(IOperation operation, ValueResolver origins, BranchEnumerator choices, int depth)
    {
        if (depth == 0)
        {
            return null;
        }

        switch (operation)
        {
            case { ConstantValue: { HasValue: true, Value: string text } }:
                return text;
            case { ConstantValue: { HasValue: true, Value: char c } }:
                return c.ToString();
            case IConversionOperation { OperatorMethod: null, Operand: var operand } conversion when conversion.Conversion.IsReference
                || IsText(operand):
                return Of(operand, origins, choices, depth - 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } sum:
                return Of(sum.LeftOperand, origins, choices, depth - 1) is { } left
                    && Of(sum.RightOperand, origins, choices, depth - 1) is { } right
                    ? left + right : null;
            case IInterpolatedStringOperation interpolated:
                return Join(interpolated, origins, choices, depth);
            default:
                return ValueReader.Arms(operation) is { Count: > 0 } arms ? Of(
                    arms[choices.Pick(operation, arms.Count)], origins, choices, depth - 1)
                    : IsText(operation) && origins.Of(operation) is { } origin ? Of(origin, origins, choices, depth - 1)
                    : null;
        }
    }

    private static bool IsText(IOperation operation) => operation.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Char;

    private static string? Join(IInterpolatedStringOperation interpolated, ValueResolver origins, BranchEnumerator choices, int depth)
    {
        var whole = new StringBuilder();
        foreach (var part in interpolated.Parts)
        {
            // The culture determines the format of any other value.
            var text = part switch
            {
                IInterpolatedStringTextOperation { Text: var literal } => Of(literal, origins, choices, depth - 1),
                IInterpolationOperation { Alignment: null, FormatString: null, Expression: var hole } when IsText(hole) =>
                    Of(hole, origins, choices, depth - 1),
                _ => null,
            };
            if (text is null)
            {
                return null;
            }

            whole.Append(text);
        }

        return whole.ToString();
    }
}
