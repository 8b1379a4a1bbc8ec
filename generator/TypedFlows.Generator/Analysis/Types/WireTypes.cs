using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>Determines the JSON types as which a value of a C# type is written.</summary>
internal static class WireTypes
{
    /// <summary>Returns the JSON types, or <c>None</c> if nothing is known, as for JsonElement.</summary>
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
            SpecialType.System_Int64 or SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_SByte =>
                SchemaTypes.Integer,
            SpecialType.System_Double or SpecialType.System_Single => SchemaTypes.Number,
            _ when IsTime(bare) => SchemaTypes.String,
            _ when ElementType(bare) is not null => SchemaTypes.Array,
            _ when ValueType(bare) is not null => SchemaTypes.Object,
            _ => SchemaTypes.None,
        };
    }

    /// <summary>Returns the underlying type of <c>T?</c> and <c>Optional&lt;T?&gt;</c>.</summary>
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

    private static bool IsTime(ITypeSymbol type) =>
        type is
        {
            Name: "DateOnly" or "DateTimeOffset",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        };

    public static bool IsNullableValue(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>Returns the item type of a list, or null for any other type.</summary>
    public static ITypeSymbol? ElementType(ITypeSymbol type) => Unwrap(type) switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named when named.Name is "IReadOnlyList" or "List"
            or "ImmutableArray" => named.TypeArguments[0],
        _ => null,
    };

    /// <summary>Returns the value type of a map from names, or null for any other type.</summary>
    public static ITypeSymbol? ValueType(ITypeSymbol type) =>
        Unwrap(type) is INamedTypeSymbol
        {
            TypeArguments: [{ SpecialType: SpecialType.System_String }, var value],
            Name: "IReadOnlyDictionary" or "Dictionary"
        }
            ? value : null;

    public static bool IsJson(ITypeSymbol type) =>
        Unwrap(type) is
        {
            Name: "JsonElement",
            ContainingNamespace: { Name: "Json", ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } }
        };

    private static bool IsOurs(ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "TypedFlows", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;
}
