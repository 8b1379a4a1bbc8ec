namespace TypedFlows.Compiler.Reading;

/// <summary>
/// A missing bracket shows only where another one no longer fits, which may be far below; indentation tells where it was forgotten.
/// </summary>
internal static class JsonIndentation
{
    /// <summary>
    /// Index of the first '{' or '[' inside the innermost open one whose closing bracket begins a line that is indented less than
    /// the line of the opening one: that bracket was meant for another. -1 when there is none.
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
