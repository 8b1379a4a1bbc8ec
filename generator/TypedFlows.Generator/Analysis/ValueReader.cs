using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>Reads what is known of one expression. What is not certain is unknown: it never raises an alarm.</summary>
internal sealed class ValueReader(ObjectReader objects, GeneratedTypes types, CancellationToken cancellation)
{
    private const int DeepestValue = 16;

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

    /// <summary>True for null, also as <c>default</c> of a type that may be null.</summary>
    public static bool IsNull(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => true,
        IDefaultValueOperation { Type: { } type } => type.IsReferenceType || WireTypes.IsNullableValue(type),
        IConversionOperation { OperatorMethod: null, Operand: var operand } => IsNull(operand),
        _ => false,
    };

    private (Presence Presence, Instance Value) ReadCore(IOperation operation, ValueTarget target, string path)
    {
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
            IConversionOperation conversion when KeepsValue(conversion) => Read(conversion.Operand, target, path),
            ILocalReferenceOperation local when LocalValues.OnlyValue(local) is { } value && IsPlain(value) => Read(value, target, path),
            IFieldReferenceOperation field when ReadField(field, target) is { } known => known,
            IConditionalOperation { WhenFalse: { } otherwise } choice when IsPlain(choice.WhenTrue) && IsPlain(otherwise) =>
                Either(Read(choice.WhenTrue, target, path), Read(otherwise, target, path), target),
            ICollectionExpressionOperation list => (Presence.Present, ReadList(list.Elements, target, path)),
            IArrayCreationOperation { Initializer: { } items, DimensionSizes.Length: 1 } => (Presence.Present, ReadList(items.ElementValues, target, path)),
            _ when objects.TryReadPart(operation, target.Type, path) is { } made => (Presence.Present, made),
            _ => (PresenceByType(operation, target), target.Unknown),
        };
    }

    /// <summary>An Optional is absent by default, and present, null included, when it is made of a value.</summary>
    private (Presence Presence, Instance Value) ReadOptional(IOperation operation, ValueTarget target, string path)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Operand: var operand })
        {
            operation = operand;
        }

        if (operation is IDefaultValueOperation)
        {
            return (Presence.Absent, Instance.Unknown);
        }

        var given = operation switch
        {
            IConversionOperation { OperatorMethod: not null } conversion when !WireTypes.IsOptional(conversion.Operand.Type) => conversion.Operand,
            IObjectCreationOperation { Arguments: [var argument], Initializer: null } creation when WireTypes.IsOptional(creation.Type) => argument.Value,
            _ => null,
        };
        if (given is not null)
        {
            var inner = ((INamedTypeSymbol)target.Type).TypeArguments[0];
            return (Presence.Present, Read(given, new(inner, NullMeaning.JsonNull), path).Value);
        }

        return (Presence.Unknown, target.Unknown);
    }

    private (Presence Presence, Instance Value)? ReadField(IFieldReferenceOperation reference, ValueTarget target)
    {
        if (reference.SemanticModel is not { } model || FieldValues.Constant(reference.Field, model.Compilation, cancellation) is not { HasValue: true } constant)
        {
            return null;
        }

        // The constant is of the initializer's type; the field's own type decides what it is.
        return constant.Value is null
            ? Null(target)
            : (Presence.Present, WireValue.From(constant.Value, WireTypes.Unwrap(reference.Field.Type), target.Type));
    }

    private Instance ReadList(IEnumerable<IOperation> elements, ValueTarget target, string path)
    {
        if (WireTypes.ElementType(target.Type) is not { } type)
        {
            return target.Unknown;
        }

        var items = new List<Instance>();
        foreach (var element in elements)
        {
            if (element is ISpreadOperation)
            {
                return new ArrayInstance(items, isComplete: false);
            }

            var place = JsonPointer.Append(path, items.Count.ToString(CultureInfo.InvariantCulture));
            objects.SetPlace(place, new(element.Syntax, element.Syntax, null, null));
            items.Add(Read(element, ValueTarget.Item(type), place).Value);
        }

        return new ArrayInstance(items, isComplete: true);
    }

    private static (Presence Presence, Instance Value) Null(ValueTarget target) => target.Null switch
    {
        NullMeaning.Absent => (Presence.Absent, Instance.Unknown),
        NullMeaning.JsonNull => (Presence.Present, NullInstance.Instance),
        _ => (Presence.Present, Instance.Unknown),
    };

    private static (Presence Presence, Instance Value) Either(
        (Presence Presence, Instance Value) first, (Presence Presence, Instance Value) second, ValueTarget target) =>
        (first.Presence == second.Presence ? first.Presence : Presence.Unknown,
            SameScalar(first.Value, second.Value) ? first.Value : target.Unknown);

    private static bool SameScalar(Instance first, Instance second) => (first, second) switch
    {
        (NumberInstance a, NumberInstance b) => a.Value == b.Value,
        (StringInstance a, StringInstance b) => a.Value == b.Value,
        (BooleanInstance a, BooleanInstance b) => a.Value == b.Value,
        (NullInstance, NullInstance) => true,
        _ => false,
    };

    private static bool KeepsValue(IConversionOperation conversion) =>
        conversion.OperatorMethod is null
            ? conversion.Conversion.IsImplicit
            : WireTypes.IsSecret(conversion.Type) && conversion.Operand.Type?.SpecialType == SpecialType.System_String;

    /// <summary>True for what may be read where it is not written itself, or only perhaps: an object made there is judged there.</summary>
    private bool IsPlain(IOperation value) => value switch
    {
        IConversionOperation conversion => IsPlain(conversion.Operand),
        IObjectCreationOperation or IWithOperation => false,
        IInvocationOperation call => types.FindCase(call.TargetMethod) is null,
        ICollectionExpressionOperation or IArrayCreationOperation => false,
        _ => true,
    };

    private static Presence PresenceByType(IOperation operation, ValueTarget target)
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
            _ => IsSaidNotNull(value) ? Presence.Present : Presence.Unknown,
        };
    }

    /// <summary>By the nullable annotations; a suppressed warning (<c>!</c>) is no proof.</summary>
    private static bool IsSaidNotNull(IOperation value)
    {
        if (value is IObjectCreationOperation or IArrayCreationOperation or ICollectionExpressionOperation or IInterpolatedStringOperation)
        {
            return true;
        }

        var suppressed = value.Syntax.AncestorsAndSelf().TakeWhile(node => node is ExpressionSyntax).Any(node => node.IsKind(SyntaxKind.SuppressNullableWarningExpression));
        return !suppressed
            && value.SemanticModel is { } model
            && (model.GetNullableContext(value.Syntax.SpanStart) & NullableContext.WarningsEnabled) != 0
            && model.GetTypeInfo(value.Syntax).Nullability.FlowState == NullableFlowState.NotNull;
    }
}
