using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>Represents the target of an assignment.</summary>
/// <param name="Type">The declared C# type.</param>
/// <param name="Null">The meaning of null for the target.</param>
internal readonly record struct ValueTarget(ITypeSymbol Type, NullMeaning Null)
{
    /// <summary>Gets the unknown value of the type.</summary>
    public Instance Unknown
    {
        get
        {
            var types = WireTypes.Of(Type);
            return new Instance.Unknown(types != SchemaTypes.None && Null == NullMeaning.JsonNull ? types | SchemaTypes.Null : types);
        }
    }

    public static ValueTarget Of(IPropertySymbol property)
    {
        var mayBeNull = property.NullableAnnotation == NullableAnnotation.Annotated || WireTypes.IsNullableValue(property.Type);
        if (WireTypes.IsOptional(property.Type))
        {
            return new(property.Type, NullMeaning.JsonNull);
        }

        return new(property.Type, !property.IsRequired ? NullMeaning.Absent : mayBeNull ? NullMeaning.JsonNull : NullMeaning.Unknown);
    }

    public static ValueTarget Item(ITypeSymbol type) =>
        new(
            type,
            type.NullableAnnotation == NullableAnnotation.Annotated || WireTypes.IsNullableValue(type)
                ? NullMeaning.JsonNull : NullMeaning.Unknown);
}
