using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>Whether an expression of a reference type is said never to be null.</summary>
internal static class Nullability
{
    private const int DeepestValue = 16;

    /// <summary>By the nullable annotations; a suppressed warning (<c>!</c>) is no proof, nor is code that has no annotations.</summary>
    public static bool IsNotNull(IOperation value, ValueResolver origins)
    {
        if (value is IObjectCreationOperation or IArrayCreationOperation or ICollectionExpressionOperation or IInterpolatedStringOperation)
        {
            return true;
        }

        var suppressed = value.Syntax.AncestorsAndSelf().TakeWhile(node => node is ExpressionSyntax).Any(node => node.IsKind(SyntaxKind.SuppressNullableWarningExpression));
        return !suppressed
            && value.SemanticModel is { } model
            && (model.GetNullableContext(value.Syntax.SpanStart) & NullableContext.WarningsEnabled) != 0
            && model.GetTypeInfo(value.Syntax).Nullability.FlowState == NullableFlowState.NotNull
            && !IsUnsaid(value, origins, DeepestValue);
    }

    /// <summary>True for what comes from code without annotations: the C# compiler takes it for not null, and it may be.</summary>
    private static bool IsUnsaid(IOperation value, ValueResolver origins, int depth) => value switch
    {
        _ when depth == 0 || value.Type?.TypeKind == TypeKind.Dynamic => true,
        IInvocationOperation call => IsNone(call.TargetMethod.ReturnNullableAnnotation, call.TargetMethod.OriginalDefinition.ReturnNullableAnnotation),
        IFieldReferenceOperation { Field: var field } => !field.HasConstantValue && IsNone(field.NullableAnnotation, field.OriginalDefinition.NullableAnnotation),
        IPropertyReferenceOperation { Property: var property } => IsNone(property.NullableAnnotation, property.OriginalDefinition.NullableAnnotation),
        IParameterReferenceOperation { Parameter: var parameter } => IsNone(parameter.NullableAnnotation, parameter.OriginalDefinition.NullableAnnotation),
        ILocalReferenceOperation local => IsUnsaid(local, origins, depth),
        IArrayElementReferenceOperation { ArrayReference.Type: IArrayTypeSymbol array } => array.ElementNullableAnnotation == NullableAnnotation.None,
        IAwaitOperation { Operation.Type: INamedTypeSymbol { TypeArgumentNullableAnnotations: [NullableAnnotation.None] } } => true,
        IConversionOperation { Operand: var operand } => operand.Type?.IsReferenceType == true && IsUnsaid(operand, origins, depth - 1),
        ICoalesceOperation { WhenNull: var otherwise } => IsUnsaid(otherwise, origins, depth - 1),
        IAssignmentOperation { Value: var assigned } => IsUnsaid(assigned, origins, depth - 1),
        _ => ValueReader.Arms(value).Any(arm => IsUnsaid(arm, origins, depth - 1)),
    };

    /// <summary>A local that is declared as never null is taken at its word.</summary>
    private static bool IsUnsaid(ILocalReferenceOperation reference, ValueResolver origins, int depth) =>
        reference.Local is not { HasConstantValue: true } and not { NullableAnnotation: NullableAnnotation.NotAnnotated, IsForEach: false }
        && (reference.Local.NullableAnnotation == NullableAnnotation.None || reference.Local.IsForEach
            || origins.Local(reference)?.Values.Any(value => IsUnsaid(value, origins, depth - 1)) == true);

    private static bool IsNone(NullableAnnotation constructed, NullableAnnotation declared) => constructed == NullableAnnotation.None || declared == NullableAnnotation.None;
}

/// <summary>What a C# null becomes on the wire.</summary>
internal enum NullMeaning
{
    /// <summary>The member is left out.</summary>
    Absent,

    /// <summary>The JSON value null.</summary>
    JsonNull,

    /// <summary>Null is not allowed there; what happens is not for this analyzer to say.</summary>
    Unknown,
}
