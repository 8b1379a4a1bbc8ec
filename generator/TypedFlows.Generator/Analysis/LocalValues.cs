using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>Locals that hold one value all their life.</summary>
internal static class LocalValues
{
    /// <summary>The one expression that is ever assigned to the local; null where there are several, or none that can be seen.</summary>
    public static IOperation? OnlyValue(ILocalReferenceOperation reference)
    {
        if (reference.Local.IsRef || reference.Local.IsForEach || reference.Local.IsUsing)
        {
            return null;
        }

        IOperation? value = null;
        foreach (var operation in Root(reference).DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol, reference.Local):
                    if (declarator.GetVariableInitializer() is { } initializer && !TryTake(initializer.Value, ref value))
                    {
                        return null;
                    }

                    break;
                case ILocalReferenceOperation other when Same(other.Local, reference.Local):
                    if (other.IsDeclaration)
                    {
                        return null;
                    }

                    if (other.Parent is ISimpleAssignmentOperation { IsRef: false } assignment && assignment.Target == other)
                    {
                        if (!TryTake(assignment.Value, ref value))
                        {
                            return null;
                        }
                    }
                    else if (MayWrite(other))
                    {
                        return null;
                    }

                    break;
            }
        }

        return value;
    }

    private static bool TryTake(IOperation candidate, ref IOperation? value)
    {
        if (value is not null)
        {
            return false;
        }

        value = candidate;
        return true;
    }

    private static bool MayWrite(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference || assignment is ISimpleAssignmentOperation { IsRef: true },
        IIncrementOrDecrementOperation or IAddressOfOperation => true,
        IArgumentOperation argument => argument.Parameter is not { RefKind: RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter },
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
        IConditionalOperation conditional => conditional.IsRef,
        ITupleOperation tuple => IsTarget(tuple),
        _ => false,
    };

    private static bool IsTarget(IOperation tuple)
    {
        var outer = tuple;
        while (outer.Parent is ITupleOperation)
        {
            outer = outer.Parent;
        }

        return outer.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == outer;
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
