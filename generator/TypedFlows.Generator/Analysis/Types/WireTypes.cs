using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>Which JSON types a value of a C# type is written as.</summary>
internal static class WireTypes
{
    /// <summary><c>None</c> where nothing is known, as for JsonElement.</summary>
    public static SchemaTypes Of(ITypeSymbol type)
    {
        var bare = Unwrap(type);
        if (bare.TypeKind == TypeKind.Enum || IsSecret(bare))
        {
            return SchemaTypes.String;
        }

        return bare.SpecialType switch
        {
            SpecialType.System_String => SchemaTypes.String,
            SpecialType.System_Boolean => SchemaTypes.Boolean,
            SpecialType.System_Int64 or SpecialType.System_Int32 => SchemaTypes.Integer,
            SpecialType.System_Double or SpecialType.System_Single => SchemaTypes.Number,
            _ when ElementType(bare) is not null => SchemaTypes.Array,
            _ when ValueType(bare) is not null => SchemaTypes.Object,
            _ => SchemaTypes.None,
        };
    }

    /// <summary>The type itself behind <c>T?</c> and <c>Optional&lt;T?&gt;</c>.</summary>
    public static ITypeSymbol Unwrap(ITypeSymbol type)
    {
        while (type is INamedTypeSymbol { TypeArguments.Length: 1 } named
            && (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || IsOptional(named)))
        {
            type = named.TypeArguments[0];
        }

        return type;
    }

    public static bool IsOptional(ITypeSymbol? type) => IsOurs(type, "Optional");

    public static bool IsSecret(ITypeSymbol? type) => IsOurs(type, "Secret");

    public static bool IsNullableValue(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>What a list holds; null for what is no list.</summary>
    public static ITypeSymbol? ElementType(ITypeSymbol type) => Unwrap(type) switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named when named.Name is "IReadOnlyList" or "List" or "ImmutableArray" => named.TypeArguments[0],
        _ => null,
    };

    /// <summary>What a map from names holds; null for what is no map.</summary>
    public static ITypeSymbol? ValueType(ITypeSymbol type) =>
        Unwrap(type) is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }, var value], Name: "IReadOnlyDictionary" or "Dictionary" } ? value : null;

    public static bool IsJson(ITypeSymbol type) =>
        Unwrap(type) is { Name: "JsonElement", ContainingNamespace: { Name: "Json", ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } } };

    private static bool IsOurs(ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "TypedFlows", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;
}
