using System.Text.Json;
using Microsoft.CodeAnalysis;
using TypedFlows.Oracle.Generated;

namespace TypedFlows.Oracle.Comparison;

/// <summary>Describes the type of a property in the terms that both generators share.</summary>
/// <param name="Name">The text that a difference shows.</param>
internal abstract record ClrType(string Name)
{
    public static ClrType Of(ITypeSymbol type)
    {
        var named = type as INamedTypeSymbol;
        return type switch
        {
            _ when type.SpecialType == SpecialType.System_Object || type.Name == "JsonElement" => new Scalar("any"),
            _ when type.TypeKind == TypeKind.Error => new Scalar("undeclared"),
            _ when type.TypeKind == TypeKind.Enum => new Scalar($"enum({string.Join(',', WireNames(type))})"),
            _ when named is { Name: "IReadOnlyList", TypeArguments: [var item] } => new List(item),
            _ when named is { Name: "IReadOnlyDictionary", TypeArguments: [_, var value] } => new Map(value),
            IArrayTypeSymbol => new Scalar(type.ToDisplayString()),
            _ when !type.Locations.Any(location => location.IsInSource) =>
                new Scalar(type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString()),
            { IsAbstract: true } => new Union(),
            _ => OfClass(type),
        };
    }

    private static ClrType OfClass(ITypeSymbol type)
    {
        var properties = PropertiesOf(type).ToList();
        return properties.Any(property => Symbols.Attribute(property, "SpecItemAttribute") is not null) ? new Tuple()
            : properties.Any(IsWholeValue) ? new Scalar("any")
            : new Class(type, [.. properties.Where(property => ClrProperty.JsonNameOf(property) is not null).Select(ClrProperty.Of)]);
    }

    // A record of a schema that is not an object's holds one JSON value.
    private static bool IsWholeValue(IPropertySymbol property) =>
        property.Name == "Json" && property.Type.Name == "JsonElement" && ClrProperty.JsonNameOf(property) is null;

    private static IEnumerable<IPropertySymbol> PropertiesOf(ITypeSymbol? type) =>
        type is null ? [] : PropertiesOf(type.BaseType).Concat(type.GetMembers().OfType<IPropertySymbol>());

    private static IEnumerable<string> WireNames(ITypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Select(field => Symbols.Attribute(field, "EnumMemberAttribute")?.NamedArguments.Single().Value.Value as string ?? field.Name)
        .Select(name => JsonEncodedText.Encode(name).ToString());

    /// <summary>A type without parts.</summary>
    internal sealed record Scalar(string Text) : ClrType(Text);

    internal sealed record List(ITypeSymbol Item) : ClrType("list");

    internal sealed record Map(ITypeSymbol Value) : ClrType("map");

    internal sealed record Class(ITypeSymbol Symbol, IReadOnlyList<ClrProperty> Properties) : ClrType("class");

    /// <summary>One of several cases.</summary>
    internal sealed record Union() : ClrType("union");

    /// <summary>An array with one property per item.</summary>
    internal sealed record Tuple() : ClrType("tuple");
}
