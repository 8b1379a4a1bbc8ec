using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>Determines whether an expression of a reference type is never null.</summary>
internal static class Nullability
{
    private const int DeepestValue = 16;

    /// <summary>
    /// Returns the result of the nullable annotations. A suppressed warning (<c>!</c>) and code without annotations prove nothing.
    /// </summary>
    public static bool IsNotNull(IOperation value, ValueResolver origins)
    {
        if (value is IObjectCreationOperation or IArrayCreationOperation or ICollectionExpressionOperation or IInterpolatedStringOperation)
        {
            return true;
        }

        var suppressed = value.Syntax.AncestorsAndSelf()
            .TakeWhile(node => node is ExpressionSyntax)
            .Any(node => node.IsKind(SyntaxKind.SuppressNullableWarningExpression));
        return !suppressed
            && value.SemanticModel is { } model
            && (model.GetNullableContext(value.Syntax.SpanStart) & NullableContext.WarningsEnabled) != 0
            && model.GetTypeInfo(value.Syntax).Nullability.FlowState == NullableFlowState.NotNull
            && !IsUnsaid(value, origins, DeepestValue);
    }

    /// <summary>
    /// Returns true for a value from code without annotations. The C# compiler treats it as not null, but it may be null.
    /// </summary>
    private static bool IsUnsaid(IOperation value, ValueResolver origins, int depth) => value switch
    {
        _ when depth == 0 || value.Type?.TypeKind == TypeKind.Dynamic => true,
        IInvocationOperation call => IsNone(
            call.TargetMethod.ReturnNullableAnnotation, call.TargetMethod.OriginalDefinition.ReturnNullableAnnotation),
        IFieldReferenceOperation { Field: var field } => !field.HasConstantValue
            && IsNone(field.NullableAnnotation, field.OriginalDefinition.NullableAnnotation),
        IPropertyReferenceOperation { Property: var property } => IsNone(
            property.NullableAnnotation, property.OriginalDefinition.NullableAnnotation),
        IParameterReferenceOperation { Parameter: var parameter } => IsNone(
            parameter.NullableAnnotation, parameter.OriginalDefinition.NullableAnnotation),
        ILocalReferenceOperation local => IsUnsaid(local, origins, depth),
        IArrayElementReferenceOperation { ArrayReference.Type: IArrayTypeSymbol array } =>
            array.ElementNullableAnnotation == NullableAnnotation.None,
        IAwaitOperation { Operation.Type: INamedTypeSymbol { TypeArgumentNullableAnnotations: [NullableAnnotation.None] } } => true,
        IConversionOperation { Operand: var operand } => operand.Type?.IsReferenceType == true && IsUnsaid(operand, origins, depth - 1),
        ICoalesceOperation { WhenNull: var otherwise } => IsUnsaid(otherwise, origins, depth - 1),
        IAssignmentOperation { Value: var assigned } => IsUnsaid(assigned, origins, depth - 1),
        _ => ValueReader.Arms(value).Any(arm => IsUnsaid(arm, origins, depth - 1)),
    };

    /// <summary>A local with a non-nullable type is treated as not null.</summary>
    private static bool IsUnsaid(ILocalReferenceOperation reference, ValueResolver origins, int depth) =>
        reference.Local is not { HasConstantValue: true } and not { NullableAnnotation: NullableAnnotation.NotAnnotated, IsForEach: false }
        && (reference.Local.NullableAnnotation == NullableAnnotation.None || reference.Local.IsForEach
            || origins.Local(reference)?.Values.Any(value => IsUnsaid(value, origins, depth - 1)) == true);

    private static bool IsNone(NullableAnnotation constructed, NullableAnnotation declared) =>
        constructed == NullableAnnotation.None || declared == NullableAnnotation.None;
}

/// <summary>Specifies how a C# null is written in JSON.</summary>
internal enum NullMeaning
{
    /// <summary>The property is omitted.</summary>
    Absent,

    /// <summary>The JSON value null.</summary>
    JsonNull,

    /// <summary>Null is not allowed. This analyzer does not report it.</summary>
    Unknown,
}
