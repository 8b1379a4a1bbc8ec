using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>Determines whether conversions between number types preserve a known value.</summary>
internal static class NumberConversion
{
    /// <summary>
    /// Returns true if the conversion preserves every value. For integers as <c>float</c> or <c>double</c>, that holds only for small ones.
    /// </summary>
    public static bool KeepsAll(IConversionOperation conversion) => conversion.Conversion switch
    {
        { IsIdentity: true } or { IsReference: true } => true,
        { IsImplicit: true } => conversion.Type is not { } type || !IsRounded(WireTypes.Unwrap(type).SpecialType, conversion.Operand.Type),
        _ => false,
    };

    /// <summary>Returns true if the value fits the target type. Any other value may overflow or throw.</summary>
    public static bool Keeps(IConversionOperation conversion, Instance value)
    {
        if (conversion.Type is not { } type || conversion.Operand.Type is not { } from || !IsNumber(WireTypes.Unwrap(from)))
        {
            return false;
        }

        return value is Instance.Number { Value: { IsInteger: true } number }
            && Range(WireTypes.Unwrap(type).SpecialType) is var (least, most)
            && number.CompareTo(JsonDecimal.Parse(least)) >= 0 && number.CompareTo(JsonDecimal.Parse(most)) <= 0;
    }

    private static bool IsRounded(SpecialType type, ITypeSymbol? from) =>
        type == SpecialType.System_Single
        || (type == SpecialType.System_Double
            && from is not null
            && WireTypes.Unwrap(from).SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt64);

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static (string Least, string Most)? Range(SpecialType type) => type switch
    {
        SpecialType.System_SByte => (Text(sbyte.MinValue), Text(sbyte.MaxValue)),
        SpecialType.System_Byte => ("0", Text(byte.MaxValue)),
        SpecialType.System_Int16 => (Text(short.MinValue), Text(short.MaxValue)),
        SpecialType.System_UInt16 => ("0", Text(ushort.MaxValue)),
        SpecialType.System_Int32 => (Text(int.MinValue), Text(int.MaxValue)),
        SpecialType.System_UInt32 => ("0", Text(uint.MaxValue)),
        SpecialType.System_Int64 => (Text(long.MinValue), Text(long.MaxValue)),

        // These are the limits of integers that the type represents exactly.
        SpecialType.System_Single => (Text(-(1 << 24)), Text(1 << 24)),
        SpecialType.System_Double => (Text(-(1L << 53)), Text(1L << 53)),
        _ => null,
    };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
