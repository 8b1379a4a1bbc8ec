namespace TypedFlows.Generator.Analysis;

/// <summary>Finds the characters of the value of a literal in its source.</summary>
/// <param name="source">The source without quotes.</param>
/// <param name="isInterpolated">True if braces are doubled.</param>
internal sealed class LiteralReader(string source, bool isInterpolated)
{
    private const int LongEscape = 10;

    public IEnumerable<(int Start, int End)> Plain() => Enumerable.Range(0, source.Length).Select(i => (i, i + 1));

    /// <summary>Finds the characters in a raw string of several lines.</summary>
    /// <param name="value">The value of this part of the literal.</param>
    /// <param name="literal">The whole literal, whose last line has the indentation of all lines.</param>
    /// <param name="start">The offset of the source in the literal.</param>
    /// <returns>The characters, or null if they are not found.</returns>
    public IEnumerable<(int Start, int End)>? Lines(string value, string literal, int start)
    {
        var last = literal.LastIndexOf('\n') + 1;
        var indentation = literal.Skip(last).TakeWhile(IsBlank).Count();
        var at = Math.Max(literal.IndexOf('\n') + 1, start);
        var found = new List<(int, int)>();
        foreach (var c in value)
        {
            var skipped = literal[at - 1] == '\n' ? indentation : 0;
            while (skipped-- > 0 && IsBlank(literal[at]))
            {
                at++;
            }

            if (literal[at] != c)
            {
                return null;
            }

            found.Add((at - start, at - start + 1));
            at++;
        }

        return found;
    }

    public IEnumerable<(int Start, int End)> Verbatim() => Read(i => source[i] == '"' ? 2 : 1);

    public IEnumerable<(int Start, int End)> Escaped() => Read(i => source[i] == '\\' ? EscapeLength(i) : 1);

    private List<(int Start, int End)> Read(Func<int, int> lengthAt)
    {
        var found = new List<(int, int)>();
        for (var i = 0; i < source.Length;)
        {
            var end = i + (isInterpolated && source[i] is '{' or '}' ? 2 : lengthAt(i));
            found.Add((i, end));
            if (end - i == LongEscape && Convert.ToInt32(source.Substring(i + 2, 8), 16) > char.MaxValue)
            {
                // One escape produces two characters.
                found.Add((i, end));
            }

            i = end;
        }

        return found;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private int EscapeLength(int at)
    {
        switch (source[at + 1])
        {
            case 'u':
                return 6;
            case 'U':
                return LongEscape;
            case 'x':
                var digits = 0;
                while (digits < 4 && at + 2 + digits < source.Length && Uri.IsHexDigit(source[at + 2 + digits]))
                {
                    digits++;
                }

                return 2 + digits;
            default:
                return 2;
        }
    }
}
