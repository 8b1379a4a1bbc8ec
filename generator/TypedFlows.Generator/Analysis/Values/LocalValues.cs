using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Analyzes the locals of bodies, each of which is read once. A local with a single assignment holds that value wherever it is read,
/// because the C# compiler requires the assignment first.
/// </summary>
internal sealed class LocalValues
{
    private readonly Dictionary<IOperation, Dictionary<ISymbol, LocalFacts>> _bodies = [];

    /// <summary>Returns the facts about the local that is read, or null if another body declares it.</summary>
    public LocalFacts? Find(ILocalReferenceOperation reference) => Find(reference.Local, reference);

    /// <summary>Returns the facts about a local of the body that contains the operation.</summary>
    public LocalFacts? Find(ILocalSymbol local, IOperation inside)
    {
        var root = inside;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        if (!_bodies.TryGetValue(root, out var locals))
        {
            _bodies.Add(root, locals = Read(root));
        }

        return local.IsRef || local.IsForEach || local.IsUsing || !locals.TryGetValue(local, out var facts) ? null : facts;
    }

    private static Dictionary<ISymbol, LocalFacts> Read(IOperation root)
    {
        var locals = new Dictionary<ISymbol, LocalFacts>(SymbolEqualityComparer.Default);
        LocalFacts Of(ISymbol local)
        {
            if (!locals.TryGetValue(local, out var facts))
            {
                locals.Add(local, facts = new LocalFacts());
            }

            return facts;
        }

        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                    Of(declarator.Symbol).Assign(initializer.Value, []);
                    break;
                case IDeconstructionAssignmentOperation deconstruction:
                    foreach (var (target, elements) in Targets(Declared(deconstruction.Target), []))
                    {
                        Of(target.Local).Assign(deconstruction.Value, elements);
                    }

                    break;
                case ILocalReferenceOperation reference:
                    Note(reference, Of(reference.Local));
                    break;
            }
        }

        return locals;
    }

    private static void Note(ILocalReferenceOperation reference, LocalFacts facts)
    {
        if (IsDeconstructed(reference))
        {
            return;
        }

        if (reference.Parent is ISimpleAssignmentOperation { IsRef: false } assignment && assignment.Target == reference)
        {
            facts.Assign(assignment.Value, []);
        }
        else if (reference.IsDeclaration || MayWrite(reference))
        {
            facts.Lose();
        }
        else
        {
            facts.Uses.Add(reference);
        }
    }

    private static IEnumerable<(ILocalReferenceOperation Target, IReadOnlyList<int> Elements)> Targets(
        IOperation target, IReadOnlyList<int> elements) => target switch
        {
            ILocalReferenceOperation local => [(local, elements)],
            IDeclarationExpressionOperation declared => Targets(declared.Expression, elements),
            ITupleOperation tuple => tuple.Elements.SelectMany((element, i) => Targets(element, [.. elements, i])),
            _ => [],
        };

    private static IOperation Declared(IOperation target) =>
        target is IDeclarationExpressionOperation declared ? declared.Expression : target;

    private static bool IsDeconstructed(IOperation target)
    {
        var outer = target;
        while (outer.Parent is ITupleOperation or IDeclarationExpressionOperation)
        {
            outer = outer.Parent;
        }

        return outer != target && outer.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == outer;
    }

    private static bool MayWrite(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference || assignment is ISimpleAssignmentOperation { IsRef: true },
        IIncrementOrDecrementOperation or IAddressOfOperation or IDynamicInvocationOperation or IDynamicObjectCreationOperation => true,
        IArgumentOperation argument => argument.Parameter is not { RefKind: RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter },
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
        IConditionalOperation conditional => conditional.IsRef,

        // A part of a value type is a part of the local.
        IFieldReferenceOperation part when part.Instance == reference && reference.Type?.IsValueType == true => MayWrite(part),
        null or { Kind: OperationKind.None } => true,
        _ => false,
    };
}
