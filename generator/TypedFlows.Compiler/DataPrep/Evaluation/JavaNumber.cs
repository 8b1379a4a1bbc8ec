using System.Globalization;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Prints numbers as <c>Double.toString</c> of Java does.</summary>
internal static class JavaNumber
{
    public static string Text(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        // The shortest digits: d.ddddE+ddd
        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var sign = shortest.StartsWith('-') ? "-" : string.Empty;
        var exponent = value == 0 ? 0 : int.Parse(text[(text.IndexOf('E', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
        var digits = Digits(shortest);
        if (exponent is >= -3 and < 7)
        {
            var whole = exponent < 0 ? "0" : digits.PadRight(exponent + 1, '0')[..(exponent + 1)];
            var rest = exponent < 0 ? new string('0', -exponent - 1) + digits
                : digits.Length > exponent + 1 ? digits[(exponent + 1)..] : "0";
            return $"{sign}{whole}.{rest}";
        }

        return $"{sign}{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Returns the significant digits of a number.</summary>
    private static string Digits(string text)
    {
        var end = text.IndexOf('E', StringComparison.Ordinal);
        var digits = new string([.. (end < 0 ? text : text[..end]).Where(char.IsAsciiDigit)]).Trim('0');
        return digits.Length == 0 ? "0" : digits;
    }
}
