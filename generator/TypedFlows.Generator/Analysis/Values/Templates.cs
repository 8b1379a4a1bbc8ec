using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Finds the objects that a local holds only for <c>with</c> expressions. No other code uses them, and each <c>with</c> expression may add
/// the missing properties. The results of the <c>with</c> expressions are validated instead.
/// </summary>
internal static class Templates
{
    /// <summary>Returns true if an object is created for a local that is only a template.</summary>
    public static bool IsTemplate(IOperation made, ValueResolver origins)
    {
        var value = made;
        while (value.Parent is IConversionOperation { OperatorMethod: null }
            || (value.Parent is { } choice && ValueReader.Arms(choice).Contains(value)))
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
                IsTemplate(origins.Local(declarator), value),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Parent: IExpressionStatementOperation } =>
                IsTemplate(origins.Local(local), value),
            _ => false,
        };
    }

    /// <summary>Returns true if the source of a <c>with</c> expression is a local that is only a template.</summary>
    public static bool IsOf(IOperation operand, ValueResolver origins)
    {
        while (operand is IConversionOperation { OperatorMethod: null, Operand: var inner })
        {
            operand = inner;
        }

        return operand is ILocalReferenceOperation local && origins.Local(local) is { Value: { } value } facts && IsTemplate(facts, value);
    }

    private static bool IsTemplate(LocalFacts? facts, IOperation value) =>
        facts is { Uses.Count: > 0 } && facts.Value == value && facts.Elements.Count == 0 && facts.Uses.All(IsOperand);

    private static bool IsOperand(IOperation use)
    {
        while (use.Parent is IConversionOperation { OperatorMethod: null })
        {
            use = use.Parent;
        }

        return use.Parent is IWithOperation with && with.Operand == use;
    }
}
