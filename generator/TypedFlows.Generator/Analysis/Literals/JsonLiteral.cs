using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Generator.Analysis;

/// <summary>Finds JSON text in code.</summary>
internal static class JsonLiteral
{
    private const int DeepestValue = 8;

    /// <summary>Returns the expression with the text and the text, or null if it is not constant.</summary>
    public static (IOperation Literal, string Text)? Of(IOperation operation, ValueResolver origins) =>
        Of(operation, origins, DeepestValue);

    /// <summary>Returns the known JSON value of an expression of type JsonElement, or null.</summary>
    public static Instance? Element(IOperation operation, ValueResolver origins) => operation switch
    {
        IPropertyReferenceOperation
        {
            Property: { Name: "RootElement", ContainingType.Name: "JsonDocument" },
            Instance: IInvocationOperation parse
        } => Parsed(parse, "JsonDocument", origins),
        IInvocationOperation { TargetMethod: { Name: "Clone", ContainingType.Name: "JsonElement" }, Instance: { } element } =>
            Element(element, origins),
        IInvocationOperation call when Parsed(call, "JsonElement", origins) is { } parsed => parsed,
        IInvocationOperation
        {
            TargetMethod: { Name: "SerializeToElement", ContainingType.Name: "JsonSerializer" } method,
            Arguments: [var value, ..]
        } call
            when method.TypeArguments is [var type]
                && call.Arguments.Skip(1).All(
                    argument => argument.ArgumentKind == ArgumentKind.DefaultValue) => Serialized(value.Value, type),
        _ => null,
    };

    private static Instance? Serialized(IOperation value, ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_Object && value.ConstantValue is { HasValue: true } constant
            ? constant.Value is null
                ? Instance.Null.Value
                : WireValue.From(constant.Value, type, type) is var known and not Instance.Unknown
                ? known
                : null
            : null;

    private static Instance? Parsed(IInvocationOperation call, string type, ValueResolver origins)
    {
        if (call.TargetMethod is not { Name: "Parse", IsStatic: true } method || method.ContainingType.Name != type
            || call.Arguments.Length == 0
            || call.Arguments.Skip(1).Any(argument => argument.ArgumentKind != ArgumentKind.DefaultValue)
            || Of(call.Arguments[0].Value, origins) is not (_, var text))
        {
            return null;
        }

        var read = new SourceFile(string.Empty, text).Json;
        return read.FirstError is null ? InstanceReader.Read(read.Root) : null;
    }

    private static (IOperation Literal, string Text)? Of(IOperation operation, ValueResolver origins, int depth)
    {
        switch (operation)
        {
            case { ConstantValue: { HasValue: true, Value: string text } }:
                return (operation, text);
            case IUtf8StringOperation utf8:
                return (utf8, utf8.Value);
            case IConversionOperation
            {
                OperatorMethod: null
                or { ContainingType.ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
                Operand: var operand
            }:
                return Of(operand, origins, depth);
            case IInvocationOperation
            {
                TargetMethod:
                {
                    Name: "GetBytes", ContainingType:
                    {
                        Name: "Encoding"
                or "UTF8Encoding"
                    }
                }, Instance: IPropertyReferenceOperation { Property.Name: "UTF8" }, Arguments: [var only]
            }:
                return Of(only.Value, origins, depth);
            case IInvocationOperation
            {
                TargetMethod:
                {
                    Name: "AsSpan"
                or "AsMemory", IsStatic: true, Parameters.Length: 1
                }, Arguments: [var only]
            }:
                return Of(only.Value, origins, depth);
            case IInvocationOperation
            {
                TargetMethod: { Name: "ToArray", Parameters.Length: 0 },
                Instance: { Type.Name: "ReadOnlySpan" } span
            }:
                return Of(span, origins, depth);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.Name: "ReadOnlySpan" } sum:
                return Of(sum.LeftOperand, origins, depth) is (_, var left) && Of(sum.RightOperand, origins, depth) is (_, var right)
                    ? (sum, left + right) : null;
            default:
                return depth > 0 && origins.Of(operation) is { } origin && IsText(operation.Type) ? Of(origin, origins, depth - 1) : null;
        }
    }

    /// <summary>Returns true for types with an immutable text. The elements of an array may change.</summary>
    private static bool IsText(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } or { Name: "ReadOnlySpan" or "ReadOnlyMemory" };
}
