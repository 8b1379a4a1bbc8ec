using System.Globalization;
using System.Numerics;

namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents the exact value of a JSON number: significant digits times ten to the power of the exponent, without zeros at either end of
/// the digits. It is part of the model, so structural equality is numeric equality. The cost of an operation is linear in the length of the
/// texts, because digits are compared as text. 1e1000000000 is as cheap as 1.
/// </summary>
internal readonly record struct JsonDecimal : IComparable<JsonDecimal>
{
    // No document contains enough digits to distinguish larger exponents, so they are limited to this value.
    private const long LargestExponent = 1_000_000_000_000_000_000;

    private readonly bool _isNegative;

    // The digits are null for zero, so that the default value is zero.
    private readonly string? _digits;

    private JsonDecimal(bool isNegative, string digits, long exponent)
    {
        _isNegative = isNegative;
        _digits = digits;
        Exponent = exponent;
    }

    /// <summary>Gets the signed significant digits. Reading it requires a conversion, so comparisons do not use it.</summary>
    public BigInteger Mantissa =>
        _digits is null
            ? BigInteger.Zero
            : BigInteger.Parse((_isNegative ? "-" : "") + _digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>Gets the power of ten by which the significant digits are multiplied.</summary>
    public long Exponent { get; }

    public int Sign => _digits is null ? 0 : _isNegative ? -1 : 1;

    public bool IsInteger => Exponent >= 0;

    // The power of ten just above the first digit.
    private long Order => Exponent + (_digits?.Length ?? 0);

    public static JsonDecimal FromInt64(long value) => Parse(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Parses the text of a JSON number. The caller has checked its syntax.</summary>
    public static JsonDecimal Parse(string text)
    {
        var e = text.IndexOfAny(['e', 'E']);
        var end = e < 0 ? text.Length : e;
        var exponent = e < 0 ? 0 : ParseExponent(text, e + 1);
        var isNegative = text.Length > 0 && text[0] == '-';
        var digits = text.Substring(isNegative ? 1 : 0, end - (isNegative ? 1 : 0));
        var point = digits.IndexOf('.');
        if (point >= 0)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }

        digits = digits.TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        return trimmed.Length == 0 ? default : new JsonDecimal(isNegative, trimmed, exponent + digits.Length - trimmed.Length);
    }

    public int CompareTo(JsonDecimal other)
    {
        if (Sign != other.Sign)
        {
            return Sign.CompareTo(other.Sign);
        }

        // The digits have no zeros at either end, so they compare as text if both orders are equal.
        var magnitude = Order.CompareTo(other.Order);
        return Sign * (magnitude != 0 ? magnitude : Math.Sign(string.CompareOrdinal(_digits, other._digits)));
    }

    /// <summary>
    /// Returns a value indicating whether this number is an integer times <paramref name="divisor"/>. The result is exact.
    /// </summary>
    public bool IsMultipleOf(JsonDecimal divisor)
    {
        if (_digits is null || divisor._digits is null)
        {
            return _digits is null;
        }

        // The last digit is not zero, so a number with a smaller exponent than the divisor is never a multiple of it.
        var gap = Exponent - divisor.Exponent;
        if (gap < 0)
        {
            return false;
        }

        var modulus = BigInteger.Abs(divisor.Mantissa);
        return (Remainder(_digits, modulus) * BigInteger.ModPow(10, gap, modulus) % modulus).IsZero;
    }

    /// <summary>Converts the value to a long. The result is false if the value has a fraction or does not fit.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        return _digits is null || (IsInteger && Order <= 19 && long.TryParse(
            (_isNegative ? "-" : "")
                + _digits.PadRight((int)Order, '0'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));
    }

    /// <summary>Returns the number as JSON text: plain digits if they are short, and an exponent otherwise.</summary>
    public override string ToString()
    {
        if (_digits is null)
        {
            return "0";
        }

        var sign = _isNegative ? "-" : string.Empty;
        if (Exponent is < -20 or > 20)
        {
            return $"{sign}{_digits}e{Exponent.ToString(CultureInfo.InvariantCulture)}";
        }

        if (Exponent >= 0)
        {
            return sign + _digits + new string('0', (int)Exponent);
        }

        var places = (int)-Exponent;
        var padded = _digits.PadLeft(places + 1, '0');
        return $"{sign}{padded.Substring(0, padded.Length - places)}.{padded.Substring(padded.Length - places)}";
    }

    private static long ParseExponent(string text, int start)
    {
        var isNegative = text[start] == '-';
        var digits = text.Substring(isNegative || text[start] == '+' ? start + 1 : start).TrimStart('0');
        var exponent = digits.Length == 0 ? 0
            : digits.Length > 18 ? LargestExponent
            : long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return isNegative ? -exponent : exponent;
    }

    // The digits are processed in blocks, so that the cost is linear instead of quadratic.
    private static BigInteger Remainder(string digits, BigInteger modulus)
    {
        const int Piece = 18;
        var remainder = BigInteger.Zero;
        for (var i = 0; i < digits.Length; i += Piece)
        {
            var length = Math.Min(Piece, digits.Length - i);
            var piece = long.Parse(digits.Substring(i, length), NumberStyles.None, CultureInfo.InvariantCulture);
            remainder = ((remainder * BigInteger.Pow(10, length)) + piece) % modulus;
        }

        return remainder;
    }
}
