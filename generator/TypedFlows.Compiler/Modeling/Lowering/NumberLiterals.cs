using System.Globalization;
using System.Numerics;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Converts comparisons with a decimal bound to exact comparisons with a literal of the C# type.</summary>
internal static class NumberLiterals
{
    /// <summary>
    /// Returns the comparison of a <c>long</c> with the bound, or a constant if the result is the same for every <c>long</c>.
    /// </summary>
    public static Condition CompareInteger(string operand, Comparison comparison, JsonDecimal bound)
    {
        var floor = Floor(bound);
        var limit = floor;
        if (!bound.IsInteger)
        {
            if (comparison is Comparison.Equal)
            {
                return Conditions.False;
            }

            // The bound is between two integers: below 0.5 is below 1, and above 0.5 is above 0.
            limit = comparison is Comparison.Less or Comparison.GreaterOrEqual ? floor + 1 : floor;
        }

        if (limit > long.MaxValue)
        {
            return Conditions.Constant(comparison is Comparison.Less or Comparison.LessOrEqual);
        }

        if (limit < long.MinValue)
        {
            return Conditions.Constant(comparison is Comparison.Greater or Comparison.GreaterOrEqual);
        }

        var literal = limit == long.MinValue
            ? "long.MinValue"
            : limit.ToString(CultureInfo.InvariantCulture) + (limit > int.MaxValue || limit < int.MinValue ? "L" : string.Empty);
        return new Condition.Compare(operand, comparison, literal);
    }

    /// <summary>Returns the comparison of a <c>double</c>, by its shortest decimal text, with the bound.</summary>
    public static Condition CompareNumber(string operand, Comparison comparison, JsonDecimal bound)
    {
        var nearest = double.Parse(bound.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(nearest))
        {
            var isBelow = nearest > 0;
            return Conditions.Constant(comparison switch
            {
                Comparison.Less or Comparison.LessOrEqual => isBelow,
                Comparison.Greater or Comparison.GreaterOrEqual => !isBelow,
                _ => false,
            });
        }

        var literal = nearest.ToString("R", CultureInfo.InvariantCulture);
        var order = JsonDecimal.Parse(literal).CompareTo(bound);
        if (order != 0)
        {
            // The literal is the nearest double to the bound, so no double is between them.
            comparison = comparison switch
            {
                Comparison.Less or Comparison.LessOrEqual => order < 0 ? Comparison.LessOrEqual : Comparison.Less,
                Comparison.Greater or Comparison.GreaterOrEqual => order > 0 ? Comparison.GreaterOrEqual : Comparison.Greater,
                _ => Comparison.NotEqual,
            };
            if (comparison == Comparison.NotEqual)
            {
                return Conditions.False;
            }
        }

        return new Condition.Compare(operand, comparison, literal.IndexOfAny(['.', 'E', 'e']) < 0 ? literal + "d" : literal);
    }

    private static BigInteger Floor(JsonDecimal value)
    {
        if (value.IsInteger)
        {
            // A number with more than nineteen digits exceeds the range of long.
            return value.Exponent > 30 ? value.Mantissa * BigInteger.Pow(10, 30) : value.Mantissa * BigInteger.Pow(10, (int)value.Exponent);
        }

        var quotient = value.Exponent < -4096
            ? BigInteger.Zero : BigInteger.DivRem(value.Mantissa, BigInteger.Pow(10, (int)-value.Exponent), out _);
        return value.Mantissa.Sign < 0 ? quotient - 1 : quotient;
    }
}
