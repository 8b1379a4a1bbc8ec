using System.Globalization;
using System.Numerics;

namespace TypedFlows.Compiler.Model;

/// <summary>
/// A JSON number as its decimal text says, exact: mantissa times ten to the exponent, with no trailing zeros in the mantissa.
/// Part of the model: structural equality is numeric equality.
/// </summary>
internal readonly record struct JsonDecimal : IComparable<JsonDecimal>
{
    // Past this the digits are not written out to compare: the order of magnitude decides.
    private const int LargestScale = 4096;

    private JsonDecimal(BigInteger mantissa, BigInteger exponent)
    {
        Mantissa = mantissa;
        Exponent = exponent;
    }

    public BigInteger Mantissa { get; }

    public BigInteger Exponent { get; }

    public bool IsInteger => Mantissa.IsZero || Exponent.Sign >= 0;

    public static JsonDecimal FromInt64(long value) => Normalize(value, 0);

    /// <summary>Reads the text of a JSON number; the caller has checked its syntax.</summary>
    public static JsonDecimal Parse(string text)
    {
        var e = text.IndexOfAny(['e', 'E']);
        var digits = e < 0 ? text : text.Substring(0, e);
        var exponent = e < 0 ? BigInteger.Zero : BigInteger.Parse(text.Substring(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.');
        if (point >= 0)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }

        return Normalize(BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), exponent);
    }

    public int CompareTo(JsonDecimal other)
    {
        if (Mantissa.Sign != other.Mantissa.Sign)
        {
            return Mantissa.Sign.CompareTo(other.Mantissa.Sign);
        }

        if (Mantissa.IsZero)
        {
            return 0;
        }

        var gap = Exponent - other.Exponent;
        if (BigInteger.Abs(gap) > LargestScale)
        {
            var magnitude = (Exponent + Digits(Mantissa)).CompareTo(other.Exponent + Digits(other.Mantissa));
            if (magnitude != 0)
            {
                return Mantissa.Sign * magnitude;
            }
        }

        return gap.Sign >= 0
            ? (Mantissa * BigInteger.Pow(10, (int)gap)).CompareTo(other.Mantissa)
            : Mantissa.CompareTo(other.Mantissa * BigInteger.Pow(10, (int)-gap));
    }

    /// <summary>The number as JSON text: plain digits where they are short, else with an exponent.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture);
        var sign = Mantissa.Sign < 0 ? "-" : string.Empty;
        if (Mantissa.IsZero || Exponent.IsZero)
        {
            return sign + digits;
        }

        if (Exponent > 0)
        {
            return Exponent <= 20 ? sign + digits + new string('0', (int)Exponent) : $"{sign}{digits}e{Exponent.ToString(CultureInfo.InvariantCulture)}";
        }

        var places = -Exponent;
        if (places > 20)
        {
            return $"{sign}{digits}e{Exponent.ToString(CultureInfo.InvariantCulture)}";
        }

        var padded = digits.PadLeft((int)places + 1, '0');
        return $"{sign}{padded.Substring(0, padded.Length - (int)places)}.{padded.Substring(padded.Length - (int)places)}";
    }

    private static int Digits(BigInteger value) => BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).Length;

    private static JsonDecimal Normalize(BigInteger mantissa, BigInteger exponent)
    {
        if (mantissa.IsZero)
        {
            return default;
        }

        while ((mantissa % 10).IsZero)
        {
            mantissa /= 10;
            exponent += 1;
        }

        return new JsonDecimal(mantissa, exponent);
    }
}
