namespace TypedFlows.Compiler.Evaluation;

/// <summary>Implements the grammar of JSON numbers (RFC 8259 section 6).</summary>
internal static class NumberText
{
    /// <summary>
    /// Returns a value indicating whether the whole text is a JSON number, without white space, plus sign, or leading zero.
    /// </summary>
    public static bool IsNumber(string text)
    {
        var at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var whole = Digits(text, at);
        if (whole == 0 || (whole > 1 && text[at] == '0'))
        {
            return false;
        }

        at += whole;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = Digits(text, at + 1);
            if (fraction == 0)
            {
                return false;
            }

            at += 1 + fraction;
        }

        if (at < text.Length && (text[at] is 'e' or 'E'))
        {
            at++;
            at += at < text.Length && (text[at] is '+' or '-') ? 1 : 0;
            var exponent = Digits(text, at);
            return exponent > 0 && at + exponent == text.Length;
        }

        return at == text.Length;
    }

    private static int Digits(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is >= '0' and <= '9')
        {
            end++;
        }

        return end - start;
    }
}
