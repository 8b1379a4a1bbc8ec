namespace TypedFlows.Compiler.Formats;

/// <summary>Checks URI templates (RFC 6570) of every level.</summary>
internal static class UriTemplateFormat
{
    public static bool IsUriTemplate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{')
            {
                var end = text.IndexOf('}', i);
                if (end < 0 || !IsExpression(text.Substring(i + 1, end - i - 1)))
                {
                    return false;
                }

                i = end;
            }
            else if (text[i] == '%'
                ? !IsEncoded(text, i) : text[i] is <= ' ' or '"' or '\'' or '<' or '>' or '\\' or '^' or '`' or '|' or '}' or '\u007f')
            {
                return false;
            }
        }

        return true;
    }

    // An expression is an operator, followed by names with their modifiers.
    private static bool IsExpression(string text)
    {
        if (text.Length > 0 && "+#./;?&=,!@|".IndexOf(text[0]) >= 0)
        {
            text = text.Substring(1);
        }

        return text.Split(',').All(IsVariable);
    }

    private static bool IsVariable(string text)
    {
        var colon = text.IndexOf(':');
        if (colon >= 0)
        {
            var length = text.Substring(colon + 1);
            return length.Length is > 0 and <= 4
                && length[0] != '0'
                && length.All(c => c is >= '0' and <= '9')
                && IsName(text.Substring(0, colon));
        }

        return IsName(text.EndsWith("*", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text);
    }

    private static bool IsName(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' && IsEncoded(text, i))
            {
                i += 2;
            }
            else if (c == '.'
                ? i == 0 || i == text.Length - 1 || text[i - 1] == '.'
                : c is not ((>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_'))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private static bool IsEncoded(string text, int at) => at + 2 < text.Length && IsHex(text[at + 1]) && IsHex(text[at + 2]);

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
