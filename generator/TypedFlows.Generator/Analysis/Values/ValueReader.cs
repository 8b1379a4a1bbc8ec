using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>Reads the known value of one expression. An uncertain value is unknown and never causes a diagnostic.</summary>
internal sealed class ValueReader(ObjectReader objects, ValueResolver origins, BranchEnumerator choices)
{
    private const int DeepestValue = 64;

    private readonly ContainerReader _containers = new(objects, origins);

    private int _depth;

    public (Presence Presence, Instance Value) Read(IOperation operation, ValueTarget target, string path)
    {
        if (_depth == DeepestValue)
        {
            return (Presence.Unknown, target.Unknown);
        }

        _depth++;
        var result = ReadCore(operation, target, path);
        _depth--;
        return result;
    }

    /// <summary>Returns true for null, including <c>default</c> of a nullable type.</summary>
    public static bool IsNull(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => true,
        IDefaultValueOperation { Type: { } type } => type.IsReferenceType || WireTypes.IsNullableValue(type),
        IConversionOperation { OperatorMethod: null, Operand: var operand } => IsNull(operand),
        _ => false,
    };

    /// <summary>Returns the branches of a conditional expression, or none for any other expression.</summary>
    public static IReadOnlyList<IOperation> Arms(IOperation operation) => operation switch
    {
        IConditionalOperation { IsRef: false, WhenFalse: { } otherwise } conditional => [conditional.WhenTrue, otherwise],
        ISwitchExpressionOperation { Arms: { Length: > 0 } arms } => [.. arms.Select(arm => arm.Value)],
        _ => [],
    };

    private (Presence Presence, Instance Value) ReadCore(IOperation operation, ValueTarget target, string path)
    {
        if (Arms(operation) is { Count: > 0 } arms && !operation.ConstantValue.HasValue)
        {
            return Read(arms[choices.Pick(operation, arms.Count)], target, path);
        }

        if (operation is IThrowOperation)
        {
            objects.NeverMade();
        }

        if (WireTypes.IsOptional(target.Type))
        {
            return ReadOptional(operation, target, path);
        }

        if (IsNull(operation))
        {
            return Null(target);
        }

        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
        {
            return (Presence.Present, WireValue.From(constant, operation.Type, target.Type));
        }

        return operation switch
        {
            IConversionOperation conversion => ReadConversion(conversion, target, path),
            ICoalesceOperation coalesce when ReadCoalesce(coalesce, target, path) is { } known => known,
            IInterpolatedStringOperation
                or IBinaryOperation { Type.SpecialType: SpecialType.System_String } when ConstantText.Of(operation, origins,
                    choices) is { } text =>
                (Presence.Present, WireValue.From(text, operation.Type, target.Type)),
            IFieldReferenceOperation { Field: { Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String } } =>
                (Presence.Present, WireValue.From(string.Empty, operation.Type, target.Type)),
            _ when WireTypes.IsJson(target.Type) && JsonLiteral.Element(operation, origins) is { } json => (Presence.Present, json),
            _ when _containers.TryRead(operation, target, path, this) is { } container => (Presence.Present, container),
            _ when objects.TryReadPart(operation, target.Type, path) is { } made => (Presence.Present, made),
            _ when origins.Of(operation) is { } origin && MayFollow(operation, origin) => Follow(operation, origin, target, path),
            _ => (PresenceByType(operation, target), target.Unknown),
        };
    }

    /// <summary>A value that may be null at its creation may be checked for null before its use.</summary>
    private (Presence Presence, Instance Value) Follow(IOperation operation, IOperation origin, ValueTarget target, string path)
    {
        var (presence, value) = objects.Borrow(() => Read(origin, target, path));
        return (presence == Presence.Unknown ? PresenceByType(operation, target) : presence, value);
    }

    private (Presence Presence, Instance Value) ReadConversion(IConversionOperation conversion, ValueTarget target, string path)
    {
        if (conversion.OperatorMethod is { } method)
        {
            // The value of a case converts to the union.
            return method.Parameters is [var wrapped] && objects.IsWrapping(method)
                ? (Presence.Present, Read(conversion.Operand, ValueTarget.Item(wrapped.Type), path).Value)
                : WireTypes.IsSecret(conversion.Type) && conversion.Operand.Type?.SpecialType == SpecialType.System_String
                ? Read(conversion.Operand, target, path)
                : (PresenceByType(conversion, target), target.Unknown);
        }

        var known = Read(conversion.Operand, target, path);
        return NumberConversion.KeepsAll(conversion) || NumberConversion.Keeps(conversion, known.Value)
            ? known
            : (PresenceByType(conversion, target), target.Unknown);
    }

    private (Presence Presence, Instance Value)? ReadCoalesce(ICoalesceOperation coalesce, ValueTarget target, string path)
    {
        if (IsNull(Followed(coalesce.Value)))
        {
            return Read(coalesce.WhenNull, target, path);
        }

        return Followed(coalesce.Value) is { ConstantValue: { HasValue: true, Value: not null } } value ? Read(value, target, path) : null;
    }

    private IOperation Followed(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Operand: var operand } && !operation.ConstantValue.HasValue)
        {
            operation = operand;
        }

        return !operation.ConstantValue.HasValue && origins.Of(operation) is { } origin ? origin : operation;
    }

    /// <summary>An Optional is absent by default. If it is created from a value, it is present, even for null.</summary>
    private (Presence Presence, Instance Value) ReadOptional(IOperation operation, ValueTarget target, string path)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Operand: var operand })
        {
            operation = operand;
        }

        if (operation is IDefaultValueOperation)
        {
            return (Presence.Absent, Instance.Anything);
        }

        var given = operation switch
        {
            IConversionOperation { OperatorMethod: not null } conversion when !WireTypes.IsOptional(conversion.Operand.Type) =>
                conversion.Operand,
            IObjectCreationOperation { Arguments: [var argument], Initializer: null } creation when WireTypes.IsOptional(creation.Type) =>
                argument.Value,
            _ => null,
        };
        if (given is not null)
        {
            var inner = ((INamedTypeSymbol)target.Type).TypeArguments[0];
            return (Presence.Present, Read(given, new(inner, NullMeaning.JsonNull), path).Value);
        }

        return Arms(operation).Count > 0 || origins.Of(operation) is null
            ? Arms(operation).Count > 0 ? Read(operation, target, path) : (Presence.Unknown, target.Unknown)
            : objects.Borrow(() => Read(origins.Of(operation)!, target, path));
    }

    /// <summary>A mutable value is followed only if no code except generated objects uses it.</summary>
    private bool MayFollow(IOperation reference, IOperation origin) =>
        !ContainerReader.CanChange(origin, origins) || ContainerReader.IsOnlyRead(reference, origins, objects);

    private static (Presence Presence, Instance Value) Null(ValueTarget target) => target.Null switch
    {
        NullMeaning.Absent => (Presence.Absent, Instance.Anything),
        NullMeaning.JsonNull => (Presence.Present, Instance.Null.Value),
        _ => (Presence.Present, Instance.Anything),
    };

    private Presence PresenceByType(IOperation operation, ValueTarget target)
    {
        if (target.Null != NullMeaning.Absent)
        {
            return Presence.Present;
        }

        var value = operation;
        while (value is IConversionOperation { OperatorMethod: null, Operand: var operand, Conversion.IsImplicit: true })
        {
            value = operand;
        }

        return value.Type switch
        {
            null => Presence.Unknown,
            { IsValueType: true } type => WireTypes.IsNullableValue(type) ? Presence.Unknown : Presence.Present,
            _ => Nullability.IsNotNull(value, origins) ? Presence.Present : Presence.Unknown,
        };
    }
}
