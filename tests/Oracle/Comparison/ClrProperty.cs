using Microsoft.CodeAnalysis;
using TypedFlows.Oracle.Generated;

namespace TypedFlows.Oracle.Comparison;

/// <summary>Describes a property of a generated class.</summary>
/// <param name="Nullability">The meaning of <c>null</c>: <see cref="Never"/>, <see cref="Null"/> or <see cref="Optional"/>.</param>
internal sealed record ClrProperty(string JsonName, ITypeSymbol Type, string Nullability, bool IsRequired)
{
    /// <summary>The value is never null.</summary>
    public const string Never = "never";

    /// <summary>The value may be null.</summary>
    public const string Null = "null";

    /// <summary>The value may be absent, or null, and the two differ.</summary>
    public const string Optional = "absent or null";

    public static ClrProperty Of(IPropertySymbol property)
    {
        var (type, nullability) = Read(property.Type);
        return new ClrProperty(JsonNameOf(property)!, type, nullability, property.IsRequired);
    }

    /// <returns>The name in JSON; null for a property that is not one of the document.</returns>
    public static string? JsonNameOf(IPropertySymbol property) =>
        Symbols.Attribute(property, "JsonPropertyNameAttribute")?.ConstructorArguments.Single().Value as string;

    public static (ITypeSymbol Type, string Nullability) Read(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { Name: "Optional", TypeArguments: [var inner] } => (Read(inner).Type, Optional),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } => (inner, Null),
        _ => (type, type.NullableAnnotation == NullableAnnotation.Annotated ? Null : Never),
    };
}
