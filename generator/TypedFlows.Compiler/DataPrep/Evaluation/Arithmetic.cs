using System.Globalization;
using System.Numerics;
using TypedFlows.Compiler.DataPrep.Expressions;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Calculates and compares with the rules of the expression language's arithmetic in its strict mode.</summary>
internal static class Arithmetic
{
    private const int MaxBits = 100_000;

    public static object Calculate(BinaryOperator operation, object? left, object? right)
    {
        if (left is null || right is null)
        {
            throw new EvaluationException($"an operand of '{Symbol(operation)}' is null; use '??' to give a value in its place");
        }

        if (operation == BinaryOperator.Add && (left is string || right is string))
        {
            var (first, second) = (Values.Text(left), Values.Text(right));
            return first.Length + second.Length <= TextFunctions.MaxLength
                ? first + second : throw new EvaluationException($"the text is longer than {TextFunctions.MaxLength} characters");
        }

        var (a, b) = (Number(left, operation), Number(right, operation));
        (a, b) = (left is "" && b is double ? double.NaN : a, right is "" && a is double ? double.NaN : b);
        return (a, b) switch
        {
            (double or decimal, double) or (double, decimal) => OfDoubles(operation, ToDouble(a), ToDouble(b)),
            (decimal, _) or (_, decimal) => OfDecimals(operation, ToDecimal(a), ToDecimal(b)),
            (double, _) or (_, double) => OfDoubles(operation, ToDouble(a), ToDouble(b)),
            _ => OfIntegers(operation, ToBig(a), ToBig(b)),
        };
    }

    public static object Bits(BinaryOperator operation, object? left, object? right)
    {
        var (a, b) = (ToInt64(left, operation), ToInt64(right, operation));
        return operation switch
        {
            BinaryOperator.BitAnd => a & b,
            BinaryOperator.BitOr => a | b,
            _ => a ^ b,
        };
    }

    public static object Negate(object? value) => value switch
    {
        long or BigInteger => Values.Integer(-ToBig(value)),
        double number => -number,
        decimal number => -number,
        bool flag => !flag,
        _ => throw new EvaluationException($"'-' needs a number, but the operand is {Values.Describe(value)}"),
    };

    public static object Complement(object? value) => ~ToInt64(value, BinaryOperator.BitXor);

    /// <summary>Compares two values that are not null. Numbers are compared by value and texts by UTF-16 units.</summary>
    /// <returns>A negative number, zero or a positive number. NaN is equal to itself and less than any other number.</returns>
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        (ZonedDate a, ZonedDate b) => a.Moment.CompareTo(b.Moment),
        (bool a, bool b) => a.CompareTo(b),
        (string or bool, string) or (string, bool) => string.CompareOrdinal(Values.Text(left), Values.Text(right)),
        (ZonedDate or ListValue or ObjectValue or LambdaValue, _) or (_, ZonedDate or ListValue or ObjectValue or LambdaValue) =>
            throw new EvaluationException($"{Values.Describe(left)} cannot be compared with {Values.Describe(right)}"),
        (decimal, _) or (_, decimal) => ToDecimal(Comparable(left)).CompareTo(ToDecimal(Comparable(right))),
        ("", double) or (double, "") => (left is "" ? double.NaN : (double)left!).CompareTo(right is "" ? double.NaN : (double)right!),
        (double, _) or (_, double) => ToDouble(Comparable(left)).CompareTo(ToDouble(Comparable(right))),
        _ => ToBig(Integer(left)).CompareTo(ToBig(Integer(right))),
    };

    private static object OfIntegers(BinaryOperator operation, BigInteger a, BigInteger b)
    {
        if (b.IsZero && operation is BinaryOperator.Divide or BinaryOperator.Remainder)
        {
            throw DividedByZero();
        }

        if (a.GetBitLength() + b.GetBitLength() > MaxBits)
        {
            throw new EvaluationException("the number is too large");
        }

        return Values.Integer(operation switch
        {
            BinaryOperator.Add => a + b,
            BinaryOperator.Subtract => a - b,
            BinaryOperator.Multiply => a * b,
            BinaryOperator.Divide => BigInteger.Divide(a, b),
            _ => BigInteger.Remainder(a, b),
        });
    }

    private static object OfDoubles(BinaryOperator operation, double a, double b) => operation switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        _ when b == 0 => throw DividedByZero(),
        BinaryOperator.Divide => a / b,
        _ => a % b,
    };

    private static object OfDecimals(BinaryOperator operation, decimal a, decimal b)
    {
        try
        {
            return operation switch
            {
                BinaryOperator.Add => a + b,
                BinaryOperator.Subtract => a - b,
                BinaryOperator.Multiply => a * b,
                _ when b == 0 => throw DividedByZero(),
                BinaryOperator.Divide => a / b,
                _ => a % b,
            };
        }
        catch (OverflowException)
        {
            throw new EvaluationException("the number is too large");
        }
    }

    private static EvaluationException DividedByZero() => new("a number is divided by zero; test the divisor with '?:' of a condition");

    /// <summary>Returns an operand as number. A text is read as an integer, or as a double if it has a point or an exponent.</summary>
    private static object Number(object value, BinaryOperator operation) => value switch
    {
        long or BigInteger or double or decimal => value,
        bool flag => flag ? 1L : 0L,
        string text => Parse(text)
            ?? throw new EvaluationException($"'{Symbol(operation)}' needs numbers, but an operand is the text '{Shown(text)}'"),
        _ => throw new EvaluationException($"'{Symbol(operation)}' needs numbers, but an operand is {Values.Describe(value)}"),
    };

    /// <summary>Reads a number; null if the text is none. An empty text is zero, and NaN next to a double.</summary>
    public static object? Parse(string text)
    {
        const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return text.Length == 0 ? 0L
            : text.AsSpan().IndexOfAny('.', 'e', 'E') < 0
                ? BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
                    ? Values.Integer(integer) : null
            : double.TryParse(text, Real, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static object Comparable(object? value) => value switch
    {
        string text => Parse(text) ?? throw new EvaluationException($"the text '{Shown(text)}' cannot be compared with a number"),
        bool flag => flag ? 1L : 0L,
        _ => value!,
    };

    private static object Integer(object? value) => Comparable(value) is var number && number is long or BigInteger
        ? number : throw new EvaluationException($"the text '{Shown(Values.Text(value))}' is not an integer");

    private static long ToInt64(object? value, BinaryOperator operation) =>
        value is null ? throw new EvaluationException($"an operand of '{Symbol(operation)}' is null")
        : Number(value, operation) switch
        {
            long number => number,
            double when value is string text => throw new EvaluationException(
                $"'{Symbol(operation)}' needs integers, but an operand is the text '{Shown(text)}'"),
            BigInteger number => (long)(ulong)(number & ulong.MaxValue),
            double.NaN => 0,
            var number => ToDouble(number) is >= -9.2233720368547758E18 and < 9.2233720368547758E18 and var cut ? (long)cut : long.MaxValue,
        };

    private static BigInteger ToBig(object value) => value is long number ? number : (BigInteger)value;

    private static double ToDouble(object value) => value switch
    {
        long number => number,
        BigInteger number => (double)number,
        decimal number => (double)number,
        _ => (double)value,
    };

    private static decimal ToDecimal(object value)
    {
        try
        {
            return value switch
            {
                long number => number,
                BigInteger number => (decimal)number,
                double number => (decimal)number,
                _ => (decimal)value,
            };
        }
        catch (OverflowException)
        {
            throw new EvaluationException("the number is too large");
        }
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private static string Symbol(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.BitAnd => "&",
        BinaryOperator.BitOr => "|",
        _ => "^",
    };
}
