using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>Reads lists and maps: collection expressions, arrays, list and dictionary initializers.</summary>
internal sealed class ContainerReader(ObjectReader objects, ValueResolver origins)
{
    private const int MostItems = 4096;

    // The index of items that have another index in their source.
    private const string NoPath = "\0";

    /// <summary>Returns the list or map that the expression creates, or null for any other expression.</summary>
    public Instance? TryRead(IOperation operation, ValueTarget target, string path, ValueReader values)
    {
        if (WireTypes.ElementType(target.Type) is { } element)
        {
            return Items(operation) is { } elements ? ReadList(elements, target, element, path, values) : null;
        }

        return WireTypes.ValueType(target.Type) is { } value && operation is IObjectCreationOperation map
            ? TryReadMap(map, value, path, values) : null;
    }

    /// <summary>Returns the content of a map initializer, or null if the map may contain more than it lists.</summary>
    public Instance.Object? TryReadMap(IObjectCreationOperation map, ITypeSymbol value, string path, ValueReader values)
    {
        if (!IsCollection(map, "Dictionary") || !StartsEmpty(map))
        {
            return null;
        }

        var members = new Dictionary<string, InstanceMember>(StringComparer.Ordinal);
        var isClosed = true;
        foreach (var entry in map.Initializer?.Initializers ?? [])
        {
            var (key, given) = entry switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var index] }, Value: var set } =>
                    (index.Value, set),
                IInvocationOperation { Arguments: [var first, var second] } => (first.Value, second.Value),
                _ => (null, null),
            };
            if (key is null || given is null || Key(key) is not { } name)
            {
                isClosed = false;
                continue;
            }

            var location = JsonPointer.Append(path, name);
            objects.SetLocation(location, new(given.Syntax, entry.Syntax, null, null) { Item = value });
            members[name] = new(name, Presence.Present, values.Read(given, ValueTarget.Item(value), location).Value);
        }

        return new Instance.Object([.. members.Values], isClosed);
    }

    /// <summary>Returns true for a container that other code may change after its creation.</summary>
    public static bool CanChange(IOperation operation, ValueResolver origins) => operation switch
    {
        IConversionOperation { Operand: var operand } => CanChange(operand, origins),
        IArrayCreationOperation or ICollectionExpressionOperation => true,
        IObjectCreationOperation creation => IsCollection(creation, "List") || IsCollection(creation, "Dictionary"),
        _ when ValueReader.Arms(operation) is { Count: > 0 } arms => arms.Any(arm => CanChange(arm, origins)),
        _ => origins.Of(operation) is { } origin && CanChange(origin, origins),
    };

    /// <summary>Returns true if every use of the local only reads it. For anything else, the type must be read-only.</summary>
    public static bool IsOnlyRead(IOperation reference, ValueResolver origins, ObjectReader objects) => reference switch
    {
        ILocalReferenceOperation => origins.Local(reference) is { } facts && facts.Uses.All(use => IsRead(use, objects)),
        _ => reference.Type is INamedTypeSymbol
        {
            TypeKind: TypeKind.Interface, Name: "IReadOnlyList" or "IReadOnlyCollection"
            or "IReadOnlyDictionary" or "IEnumerable"
        },
    };

    private static bool IsRead(IOperation use, ObjectReader objects)
    {
        var value = use;
        while (value.Parent is IConversionOperation { OperatorMethod: null })
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment => assignment.Value == value
                && objects.IsMember(target.Property),
            IArgumentOperation { Parent: IInvocationOperation call } => objects.IsMade(call),
            IPropertyReferenceOperation { Property.Name: "Count" or "Length" } => true,
            ISpreadOperation or IForEachLoopOperation => true,
            _ => false,
        };
    }

    private Instance ReadList(IEnumerable<IOperation> elements, ValueTarget target, ITypeSymbol type, string path, ValueReader values)
    {
        var items = new List<Instance>();
        foreach (var element in elements)
        {
            if (element is ISpreadOperation spread)
            {
                if (objects.Borrow(() => values.Read(spread.Operand, target, NoPath)) is not (_, Instance.Array { IsComplete: true } known))
                {
                    return new Instance.Array(items, isComplete: false);
                }

                items.AddRange(known.Items);
                continue;
            }

            var location = JsonPointer.Append(path, items.Count.ToString(CultureInfo.InvariantCulture));
            objects.SetLocation(location, new(element.Syntax, element.Syntax, null, null) { Item = type });
            items.Add(values.Read(element, ValueTarget.Item(type), location).Value);
        }

        return new Instance.Array(items, isComplete: true);
    }

    private static IEnumerable<IOperation>? Items(IOperation operation) => operation switch
    {
        ICollectionExpressionOperation list => list.Elements,
        IArrayCreationOperation { Initializer: { } items, DimensionSizes.Length: 1 } => items.ElementValues,
        IArrayCreationOperation { Initializer: null, DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] } => [],
        IInvocationOperation
        {
            TargetMethod:
            {
                Name: "Empty", IsStatic: true, Parameters.Length: 0, ContainingType:
                {
                    Name: "Array"
            or "Enumerable", ContainingNamespace.Name: "System" or "Linq"
                }
            }
        } => [],
        IObjectCreationOperation list when IsCollection(list, "List") && StartsEmpty(list) => Added(list),
        _ => null,
    };

    private static IEnumerable<IOperation>? Added(IObjectCreationOperation list)
    {
        var added = new List<IOperation>();
        foreach (var entry in list.Initializer?.Initializers ?? [])
        {
            if (entry is not IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var argument] } || added.Count == MostItems)
            {
                return null;
            }

            added.Add(argument.Value);
        }

        return added;
    }

    private static bool IsCollection(IObjectCreationOperation creation, string name) =>
        creation.Type is INamedTypeSymbol
        {
            ContainingNamespace:
            {
                Name: "Generic",
                ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" }
            }
        } type
            && type.Name == name;

    /// <summary>Returns true for a constructor call without arguments or with a capacity.</summary>
    private static bool StartsEmpty(IObjectCreationOperation creation) =>
        creation.Arguments.All(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_Int32);

    private string? Key(IOperation key) => key switch
    {
        { ConstantValue: { HasValue: true, Value: string name } } => name,
        _ => origins.Of(key) is { ConstantValue: { HasValue: true, Value: string name } } ? name : null,
    };
}
