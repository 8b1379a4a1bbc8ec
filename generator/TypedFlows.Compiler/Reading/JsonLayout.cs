namespace TypedFlows.Compiler.Reading;

/// <summary>Compares the indentation of lines, which shows where a missing bracket belongs.</summary>
internal sealed class JsonLayout(SourceFile file, IReadOnlyList<JsonToken> tokens)
{
    /// <summary>
    /// Returns the first '{' or '[' in a range of tokens for which the closing bracket begins a line with a smaller indentation than the
    /// line of the opening bracket, so it belongs to another one. Returns null if there is none.
    /// </summary>
    public JsonToken? FindUnclosed(int start, int end)
    {
        var open = new Stack<JsonToken>();
        for (var i = start; i < end; i++)
        {
            if (tokens[i].IsOpen)
            {
                open.Push(tokens[i]);
            }
            else if (tokens[i].IsClose && open.Count > 0)
            {
                var opener = open.Pop();
                if (BeginsLine(tokens[i]) && !IsOnLine(tokens[i], opener) && Indentation(tokens[i]) < Indentation(opener))
                {
                    return opener;
                }
            }
        }

        return null;
    }

    /// <summary>Returns a value indicating whether a string that is not closed is on the line of a token, at or after it.</summary>
    public bool IsBeforeUnclosedString(int index) =>
        tokens.Skip(index)
            .TakeWhile(token => token.Kind != JsonTokenKind.EndOfFile && IsOnLine(token, tokens[index]))
            .Any(token => token.Kind == JsonTokenKind.Unclosed);

    public bool BeginsLine(JsonToken token) => Indentation(token) == file.GetPosition(token.Start).Column;

    public bool IsOnLine(JsonToken token, JsonToken other) => file.GetPosition(token.Start).Line == file.GetPosition(other.Start).Line;

    /// <summary>Returns a value indicating whether a token is on the line of an earlier token, or has a larger indentation.</summary>
    public bool IsInside(JsonToken token, JsonToken earlier) =>
        IsOnLine(token, earlier) || file.GetPosition(token.Start).Column > Indentation(earlier);

    /// <summary>Returns the number of blanks before the first other character of the token's line.</summary>
    private int Indentation(JsonToken token)
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
