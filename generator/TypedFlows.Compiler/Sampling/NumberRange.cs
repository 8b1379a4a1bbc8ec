using System.Globalization;
using System.Numerics;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Sampling.Texts;

namespace TypedFlows.Compiler.Sampling;

/// <summary>Represents numbers that meet limits: the integers of a range times a step, exactly.</summary>
internal sealed class NumberRange
{
    // Larger exponents would need numbers with as many digits.
    private const long LargestExponent = 2000;

    private const int Attempts = 40;
    private const int MostFastDigits = 12;
    private const int MostNeighbors = 5000;

    private readonly NumberLimits _limits;
    private readonly SchemaTypes _types;
    private readonly bool _isExact;
    private BigInteger _step = 1;
    private long _exponent;
    private BigInteger _first;
    private BigInteger _last;
    private bool _isEmpty;
    private bool _isFast;
    private long _fastFirst;
    private long _fastCount;
    private long _fastStep;

    private NumberRange(NumberLimits limits, SchemaTypes types)
    {
        _limits = limits;
        _types = types & SchemaTypes.Number;
        _isExact = limits.NotDivisors.Count == 0 && _types != SchemaTypes.Fraction;
    }

    /// <summary>Gets the rule that no number meets.</summary>
    public string Rule => string.Join(
        " and ",
        new[]
        {
            _types == SchemaTypes.Integer ? "type \"integer\"" : null,
            _limits.Least is { } least ? $"{(_limits.IsLeastExcluded ? "exclusiveMinimum" : "minimum")} {least}" : null,
            _limits.Most is { } most ? $"{(_limits.IsMostExcluded ? "exclusiveMaximum" : "maximum")} {most}" : null,
            _limits.Divisors.Count > 0 ? $"multipleOf {string.Join(", ", _limits.Divisors)}" : null,
            _limits.NotDivisors.Count > 0 ? "not multipleOf" : null,
        }.OfType<string>()) is { Length: > 0 } rule ? rule : "type \"number\"";

    /// <param name="name">The name of the property, for the usual range.</param>
    public static NumberRange Of(ValueShape shape, string name)
    {
        var range = new NumberRange(shape.Number, shape.Types);
        var usual = UsualNumbers.Of(name, shape.Unit);
        range.SetStep(usual.Decimals);
        range.SetBounds(usual);
        return range;
    }

    /// <summary>Returns a number for which the condition holds, or null.</summary>
    /// <param name="isAllowed">The condition, or null if there is none.</param>
    public Instance.Number? Next(SampleRandom random, Func<JsonDecimal, bool>? isAllowed)
    {
        if (_isFast && isAllowed is null)
        {
            return FastNumber((_fastFirst + random.Next(_fastCount)) * _fastStep);
        }

        isAllowed ??= _ => true;
        if (!_isEmpty)
        {
            var count = _last - _first + 1;
            var start = BigInteger.Zero;
            for (var i = 0; i < Attempts; i++)
            {
                start = random.Next(count);
                if (Number(_first + start) is var number && Fits(number.Value) && isAllowed(number.Value))
                {
                    return number;
                }
            }

            for (var i = 1; i < MostNeighbors && i < count; i++)
            {
                if (Number(_first + ((start + i) % count)) is var number && Fits(number.Value) && isAllowed(number.Value))
                {
                    return number;
                }
            }
        }

        // These may be the only numbers of a limit with a huge exponent.
        foreach (var number in new[] { _limits.Least, _limits.Most, default(JsonDecimal), JsonDecimal.Parse("0.5") }.OfType<JsonDecimal>())
        {
            if (FitsAll(number) && isAllowed(number))
            {
                return new(number);
            }
        }

        return null;
    }

    private bool Fits(JsonDecimal value) => _isExact || FitsAll(value);

    private bool FitsAll(JsonDecimal value) =>
        (_types & (value.IsInteger ? SchemaTypes.Integer : SchemaTypes.Fraction)) != 0 && _limits.Fits(value);

    // The step is the least common multiple of all divisors, and of 1 for integers.
    private void SetStep(int decimals)
    {
        var divisors = _limits.Divisors.ToList();
        if ((_types & SchemaTypes.Fraction) == 0)
        {
            divisors.Add(JsonDecimal.FromInt64(1));
        }

        if (divisors.Exists(divisor => Math.Abs(divisor.Exponent) > LargestExponent))
        {
            _isEmpty = true;
            return;
        }

        if (divisors.Count == 0)
        {
            _exponent = -Math.Max(decimals, FractionDigits());
            return;
        }

        _exponent = divisors.Min(divisor => divisor.Exponent);
        _step = divisors.Select(divisor => BigInteger.Abs(Scaled(divisor))).Aggregate(
            (left, right) => left / BigInteger.GreatestCommonDivisor(left, right) * right);
    }

    // A narrow range needs more digits than usual.
    private int FractionDigits()
    {
        if (_types == SchemaTypes.Fraction)
        {
            return 2;
        }

        if (_limits is not { Least: { } least, Most: { } most })
        {
            return new[] { _limits.Least, _limits.Most }.OfType<JsonDecimal>().Max(limit => (int?)Digits(limit)) ?? 0;
        }

        return Math.Max(Digits(least), Digits(most)) + 1;
    }

    private static int Digits(JsonDecimal number) => number.Exponent is < 0 and >= -LargestExponent ? (int)-number.Exponent : 0;

    private BigInteger Scaled(JsonDecimal number) => number.Mantissa * BigInteger.Pow(10, (int)(number.Exponent - _exponent));

    private void SetBounds((long Least, long Most, int Decimals) usual)
    {
        BigInteger? least = null, most = null;
        foreach (var (limit, isLeast) in new[] { (_limits.Least, true), (_limits.Most, false) })
        {
            if (limit is not { } value || _isEmpty)
            {
                continue;
            }

            if (Math.Abs(value.Exponent) > LargestExponent)
            {
                // A limit that is nearly zero or nearly infinite is replaced by the nearest usual one.
                var isHuge = value.Exponent > 0;
                var isBeyond = isLeast == (value.Sign > 0);
                _isEmpty |= isHuge && isBeyond;
                least = !isHuge && isLeast ? (value.Sign < 0 ? 0 : 1) : least;
                most = !isHuge && !isLeast ? (value.Sign > 0 ? 0 : -1) : most;
                continue;
            }

            var isExcluded = isLeast ? _limits.IsLeastExcluded : _limits.IsMostExcluded;
            var at = Quotient(value, out var isWhole);
            if (isLeast)
            {
                least = at + (isWhole && !isExcluded ? 0 : 1);
            }
            else
            {
                most = at - (isWhole && isExcluded ? 1 : 0);
            }
        }

        if (_isEmpty)
        {
            return;
        }

        var usualLeast = Quotient(JsonDecimal.FromInt64(usual.Least), out _);
        var usualMost = Quotient(JsonDecimal.FromInt64(usual.Most), out _);
        var width = usualMost - usualLeast;
        _first = least ?? (most < usualLeast ? most!.Value - width : usualLeast);
        _last = most ?? (least > usualMost ? least!.Value + width : usualMost);

        // The usual numbers of a wide range are the usual ones.
        _first = usualLeast > _first && usualLeast < _last ? usualLeast : _first;
        _last = usualMost < _last && usualMost > _first ? usualMost : _last;
        _isEmpty = _first > _last;
        var largest = BigInteger.Max(BigInteger.Abs(_first), BigInteger.Abs(_last)) * _step;
        _isFast = _isExact && !_isEmpty && _exponent is <= 0 and >= -MostFastDigits && largest < long.MaxValue / 2;
        if (_isFast)
        {
            (_fastFirst, _fastCount, _fastStep) = ((long)_first, (long)(_last - _first) + 1, (long)_step);
        }
    }

    // Usual numbers are written without numbers of any size.
    private Instance.Number FastNumber(long digits)
    {
        var text = digits.ToString(CultureInfo.InvariantCulture);
        if (_exponent < 0 && digits != 0)
        {
            var places = (int)-_exponent;
            var sign = digits < 0 ? "-" : string.Empty;
            var padded = text[sign.Length..].PadLeft(places + 1, '0');
            text = $"{sign}{padded.AsSpan(0, padded.Length - places)}.{padded.AsSpan(padded.Length - places)}".TrimEnd('0').TrimEnd('.');
        }

        return new(JsonDecimal.Parse(text), text);
    }

    // Returns the number divided by the step, rounded down.
    private BigInteger Quotient(JsonDecimal number, out bool isWhole)
    {
        var (dividend, divisor) = number.Exponent >= _exponent
            ? (Scaled(number), _step)
            : (number.Mantissa, _step * BigInteger.Pow(10, (int)(_exponent - number.Exponent)));
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        isWhole = remainder.IsZero;
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    private Instance.Number Number(BigInteger index)
    {
        var text = (index * _step).ToString(CultureInfo.InvariantCulture);
        return new(JsonDecimal.Parse(_exponent == 0 ? text : $"{text}e{_exponent.ToString(CultureInfo.InvariantCulture)}"));
    }
}
