namespace TypedFlows.Compiler.Reading;

/// <summary>
/// Locates a missing bracket by the indentation. The error itself may be far below, at the first bracket that does not fit.
/// </summary>
internal static class JsonIndentation
{
    /// <summary>
    /// Returns the index of the first '{' or '[' inside the innermost open bracket for which the closing bracket begins a line with a
    /// smaller indentation than the line of the opening bracket, so it belongs to another one. Returns -1 if there is none.
    /// </summary>
    public static int FindUnclosed(SourceFile file, JsonTokenList tokens)
    {
        var open = new Stack<int>();
        for (var i = Math.Max(tokens.Open, 0); i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.IsOpen)
            {
                open.Push(i);
            }
            else if (token.IsClose && open.Count > 0)
            {
                var opener = open.Pop();
                var column = file.GetPosition(token.Start).Column;
                if (token.Line != tokens[opener].Line && Indentation(file, token) == column && column < Indentation(file, tokens[opener]))
                {
                    return opener;
                }
            }
        }

        return -1;
    }

    /// <summary>Blanks before the first other character of the token's line.</summary>
    private static int Indentation(SourceFile file, JsonToken token)
    {
        var start = token.Start - file.GetPosition(token.Start).Column;
        var end = start;
        while (end < token.Start && file.Text[end] is ' ' or '\t')
        {
            end++;
        }

        return end - start;
    }
}
