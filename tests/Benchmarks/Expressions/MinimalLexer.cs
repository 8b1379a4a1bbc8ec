namespace TypedFlows.Benchmarks.Expressions;

/// <summary>Splits an expression into names, numbers, texts and symbols with one pass and no allocation. It reports no errors.</summary>
internal static class MinimalLexer
{
    /// <returns>The number of tokens.</returns>
    public static int Count(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; count++)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                at++;
                count--;
            }
            else if (char.IsLetter(c) || c is '_' or '$')
            {
                do
                {
                    at++;
                }
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$'));
            }
            else if (char.IsDigit(c))
            {
                do
                {
                    at++;
                }
                while (at < text.Length && (char.IsDigit(text[at]) || text[at] == '.'));
            }
            else if (c is '\'' or '"')
            {
                do
                {
                    at += text[at] == '\\' ? 2 : 1;
                }
                while (at < text.Length && text[at] != c);
                at++;
            }
            else
            {
                at += at + 1 < text.Length && text[at + 1] is '=' or '&' or '|' or '>' ? 2 : 1;
            }
        }

        return count;
    }
}
