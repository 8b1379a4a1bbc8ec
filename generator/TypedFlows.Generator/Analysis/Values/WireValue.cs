using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>Converts C# constants to their JSON values.</summary>
internal static class WireValue
{
    /// <param name="value">The constant, which is not null.</param>
    /// <param name="type">The type of the constant expression.</param>
    /// <param name="target">The type of the property to which it is assigned, which determines the JSON format.</param>
    public static Instance From(object value, ITypeSymbol? type, ITypeSymbol target)
    {
        var bare = WireTypes.Unwrap(target);
        if (bare.TypeKind == TypeKind.Enum)
        {
            return type is null
                || !SymbolEqualityComparer.Default.Equals(WireTypes.Unwrap(type), bare)
                || EnumText(bare, value) is not { } text
                ? new Instance.Unknown(SchemaTypes.String)
                : new Instance.String(text);
        }

        return (WireTypes.Of(bare), value) switch
        {
            (SchemaTypes.String, string text) => new Instance.String(text),
            (SchemaTypes.Boolean, bool flag) => new Instance.Boolean(flag),
            (SchemaTypes.Integer, char c) => new Instance.Number(JsonDecimal.FromInt64(c)),
            (SchemaTypes.Integer, sbyte or byte or short or ushort or int or uint or long or ulong) =>
                new Instance.Number(JsonDecimal.Parse(Convert.ToString(value, CultureInfo.InvariantCulture))),
            (SchemaTypes.Number, IConvertible number) when value is not (string or bool) => Number(number),
            var (types, _) => new Instance.Unknown(types),
        };
    }

    /// <summary>Returns the JSON text of an enum member from its attribute, or null if the value is not a member.</summary>
    private static string? EnumText(ITypeSymbol type, object value)
    {
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (field.HasConstantValue && Equals(field.ConstantValue, value))
            {
                return WireName(field);
            }
        }

        return null;
    }

    /// <summary>Returns the JSON text of an enum member.</summary>
    public static string? WireName(IFieldSymbol field)
    {
        foreach (var attribute in field.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "EnumMemberAttribute")
            {
                return attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Value").Value.Value as string;
            }

            if (attribute.AttributeClass?.Name == "JsonStringEnumMemberNameAttribute"
                && attribute.ConstructorArguments is [{ Value: string name }])
            {
                return name;
            }
        }

        return null;
    }

    private static Instance Number(IConvertible value)
    {
        var number = value is char c ? c : value.ToDouble(CultureInfo.InvariantCulture);
        return double.IsNaN(number) || double.IsInfinity(number)
            ? new Instance.Unknown(SchemaTypes.Number)
            : new Instance.Number(JsonDecimal.Parse(number.ToString("R", CultureInfo.InvariantCulture)));
    }
}
