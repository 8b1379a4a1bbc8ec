using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace TypedFlows;

/// <summary>A JSON number as its decimal text says, exact: verdicts are taken from the text, not from a rounded value.</summary>
internal readonly struct DecimalNumber : IComparable<DecimalNumber>
{
    // Past this gap the digits are not written out to compare: the order of magnitude decides.
    private const int LargestGap = 4096;

    private readonly BigInteger _mantissa;
    private readonly BigInteger _exponent;

    private DecimalNumber(BigInteger mantissa, BigInteger exponent)
    {
        _mantissa = mantissa;
        _exponent = exponent;
    }

    public bool IsInteger => _mantissa.IsZero || _exponent.Sign >= 0;

    /// <summary>Reads the text of a JSON number; the caller has checked its syntax.</summary>
    public static DecimalNumber Parse(string text)
    {
        var e = text.AsSpan().IndexOfAny('e', 'E');
        var digits = e < 0 ? text : text[..e];
        var exponent = e < 0 ? BigInteger.Zero : BigInteger.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }

        var kept = digits.AsSpan().TrimEnd('0');
        if (kept.Length == 0 || kept is "-")
        {
            return default;
        }

        var mantissa = BigInteger.Parse(kept, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return new DecimalNumber(mantissa, exponent + (digits.Length - kept.Length));
    }

    public static DecimalNumber Of(JsonElement number) => Parse(number.GetRawText());

    /// <summary>A double as the shortest text that gives it back.</summary>
    public static DecimalNumber Of(double number) => Parse(number.ToString("R", CultureInfo.InvariantCulture));

    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (_mantissa.IsZero)
        {
            return true;
        }

        if (_exponent.Sign < 0 || _exponent > 18)
        {
            return false;
        }

        var whole = _mantissa * BigInteger.Pow(10, (int)_exponent);
        if (whole < long.MinValue || whole > long.MaxValue)
        {
            return false;
        }

        value = (long)whole;
        return true;
    }

    public bool IsMultipleOf(DecimalNumber divisor)
    {
        if (_mantissa.IsZero)
        {
            return true;
        }

        // A mantissa has no trailing zeros, so it is no multiple of a divisor with more places after the point removed.
        var gap = _exponent - divisor._exponent;
        return gap.Sign >= 0 && ((_mantissa * BigInteger.ModPow(10, gap, divisor._mantissa)) % divisor._mantissa).IsZero;
    }

    public int CompareTo(DecimalNumber other)
    {
        if (_mantissa.Sign != other._mantissa.Sign)
        {
            return _mantissa.Sign.CompareTo(other._mantissa.Sign);
        }

        if (_mantissa.IsZero)
        {
            return 0;
        }

        var gap = _exponent - other._exponent;
        if (BigInteger.Abs(gap) > LargestGap)
        {
            var magnitude = (_exponent + Digits(_mantissa)).CompareTo(other._exponent + Digits(other._mantissa));
            if (magnitude != 0)
            {
                return _mantissa.Sign * magnitude;
            }
        }

        return gap.Sign >= 0
            ? (_mantissa * BigInteger.Pow(10, (int)gap)).CompareTo(other._mantissa)
            : _mantissa.CompareTo(other._mantissa * BigInteger.Pow(10, (int)-gap));
    }

    // Part of a hash that is the same for 1, 1.0 and 1e0.
    public override int GetHashCode() => HashCode.Combine(_mantissa, _exponent);

    public override bool Equals(object? obj) => obj is DecimalNumber other && CompareTo(other) == 0;

    private static int Digits(BigInteger value) => BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).Length;
}
