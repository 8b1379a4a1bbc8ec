using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>Represents all rows that the code after the creation of a pipeline can be seen to add to its mapping.</summary>
/// <param name="Destinations">The destinations of the rows.</param>
/// <param name="Escapes">The operations that pass the pipeline to other code.</param>
/// <param name="Location">The location of the mapping.</param>
internal sealed record PipelineRows(IReadOnlyList<DestinationPath> Destinations, IReadOnlyList<IOperation> Escapes, Location Location)
{
    /// <summary>Returns the rows, or null if a row is uncertain.</summary>
    public static PipelineRows? Of(IObjectCreationOperation pipeline, PipelineMapping pipelines, ValueResolver origins)
    {
        var destinations = new List<DestinationPath>();
        var initializer = pipeline.Initializer?.Initializers.OfType<IMemberInitializerOperation>().FirstOrDefault(
            member => member.InitializedMember is IPropertyReferenceOperation { Property.Name: "Mapping" });
        foreach (var row in initializer?.Initializer.Initializers ?? [])
        {
            if (!TryAdd(row))
            {
                return null;
            }
        }

        var escapes = new List<IOperation>();
        var value = Value(pipeline);
        var target = value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation assigned } => (IOperation)assigned,
            _ => null,
        };
        if (target is not null)
        {
            if (origins.Local(target) is not { Value: not null } local)
            {
                return null;
            }

            foreach (var use in local.Uses)
            {
                if (IsHarmless(use, out var mapping))
                {
                    continue;
                }

                if (mapping is null)
                {
                    escapes.Add(use);
                }
                else if (Addition(mapping) is not { } row || !IsUnconditional(row, target) || !TryAdd(row))
                {
                    return null;
                }
            }
        }
        else if (!IsHarmless(value, out _)
            && value.Parent is not (IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }))
        {
            escapes.Add(pipeline);
        }

        return new(destinations, escapes, initializer?.InitializedMember.Syntax.GetLocation() ?? Start(pipeline));

        bool TryAdd(IOperation operation)
        {
            if (pipelines.Row(operation, origins) is not var (_, row) || DestinationPath.Of(row.Destination, origins) is not { } path)
            {
                return false;
            }

            destinations.Add(path);
            return true;
        }
    }

    /// <summary>Returns the operation without the conversions that follow it.</summary>
    public static IOperation Value(IOperation operation)
    {
        while (operation.Parent is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion;
        }

        return operation;
    }

    /// <summary>Returns true for a use that leaves the mapping unchanged.</summary>
    /// <param name="mapping">Receives the reference to the mapping if the use may change it.</param>
    public static bool IsHarmless(IOperation use, out IPropertyReferenceOperation? mapping)
    {
        mapping = null;
        switch (use.Parent)
        {
            case IPropertyReferenceOperation { Property.Name: "Mapping" } reference when reference.Instance == use:
                if (IsRead(reference))
                {
                    return true;
                }

                mapping = reference;
                return false;
            case IPropertyReferenceOperation reference when reference.Instance == use:
                return true;
            case IInvocationOperation call when call.Instance == use:
                return true;
            default:
                return false;
        }
    }

    /// <summary>Returns true if a reference to a mapping only reads it.</summary>
    public static bool IsRead(IPropertyReferenceOperation mapping) => Value(mapping).Parent switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer =>
            indexer.Parent is not IAssignmentOperation assignment || assignment.Target != indexer,
        IPropertyReferenceOperation => true,
        IForEachLoopOperation => true,

        // A sequence of rows cannot be changed.
        IArgumentOperation => mapping.Parent is IConversionOperation,
        _ => false,
    };

    private static IOperation? Addition(IPropertyReferenceOperation mapping) => mapping.Parent switch
    {
        IInvocationOperation call when call.Instance == mapping => call,
        IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } => assignment,
        _ => null,
    };

    // A row in a condition, a loop or a lambda may be added or not.
    private static bool IsUnconditional(IOperation row, IOperation target)
    {
        var block = target.Parent;
        while (block is not null and not IBlockOperation)
        {
            block = block.Parent;
        }

        return row.Parent is IExpressionStatementOperation statement && statement.Parent == block;
    }

    private static Location Start(IOperation pipeline) => pipeline.Syntax switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        BaseObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        var other => other.GetLocation(),
    };
}
