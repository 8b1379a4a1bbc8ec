namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <summary>Represents a change of an expression that removes a mistake.</summary>
/// <param name="Offset">The offset of the replaced text in UTF-16 units.</param>
/// <param name="Text">The new text.</param>
internal sealed record ExpressionCorrection(int Offset, int Length, string Text)
{
    public string Apply(string expression) => expression.Substring(0, Offset) + Text + expression.Substring(Offset + Length);
}

/// <summary>Finds changes that remove a mistake from an expression.</summary>
internal static class ExpressionCorrections
{
    private const string Openers = "([{";
    private const string AllClosers = ")]}";

    /// <summary>Returns the changes after which the mistake does not exist, the most probable first.</summary>
    /// <param name="check">Checks an expression as the one with the mistake was checked.</param>
    public static IReadOnlyList<ExpressionCorrection> Of(
        string text, ExpressionError error, Func<string, IReadOnlyList<ExpressionError>> check) =>
        [.. Candidates(text, error).Where(candidate => check(candidate.Apply(text)).All(next => IsOutside(next, candidate))).Take(3)];

    /// <summary>Returns the characters that close what is open before an offset, in order.</summary>
    public static string Closers(string text, int end)
    {
        var open = new Stack<char>();
        foreach (var token in Tokens(text).TakeWhile(token => token.Start < end && token.Kind != TokenKind.End))
        {
            if (token.Kind == TokenKind.Symbol && token.Text.Length == 1 && Openers.IndexOf(token.Text[0]) is >= 0 and var opener)
            {
                open.Push(AllClosers[opener]);
            }
            else if (token.Kind == TokenKind.Symbol && open.Count > 0 && token.Text == open.Peek().ToString())
            {
                open.Pop();
            }
        }

        return string.Concat(open);
    }

    // A syntax error hides what comes after it, so the next one is a different mistake.
    private static bool IsOutside(ExpressionError error, ExpressionCorrection change)
    {
        var end = change.Offset + change.Text.Length;
        return error.Offset > end || (error.Kind is not ExpressionErrorKind.Syntax && error.Offset + error.Length <= change.Offset);
    }

    private static IEnumerable<ExpressionCorrection> Candidates(string text, ExpressionError error) => error.Kind switch
    {
        ExpressionErrorKind.Syntax => OfOperator(text, error).Concat(OfSyntax(text, error)),
        ExpressionErrorKind.ReservedName => [new(error.Offset, error.Length, ReservedNames.Written(error.Name))],
        ExpressionErrorKind.UnknownField => error.Nearest.Select(
            name => new ExpressionCorrection(error.Offset, error.Length, ReservedNames.Written(name))),
        _ => error.Nearest.Select(name => new ExpressionCorrection(error.Offset, error.Length, name)),
    };

    // The words empty and size are operators, and common names of columns.
    private static IEnumerable<ExpressionCorrection> OfOperator(string text, ExpressionError error) =>
        Tokens(text).TakeWhile(token => token.Start < error.Offset).LastOrDefault() is { Text: "empty" or "size" } word
            ? [new(word.Start, word.End - word.Start, $"${{{word.Text}}}")] : [];

    private static IEnumerable<ExpressionCorrection> OfSyntax(string text, ExpressionError error)
    {
        var (at, end) = (error.Offset, error.Offset + error.Length);
        var closers = Closers(text, at);
        if (at == text.Length)
        {
            return [new(text.TrimEnd().Length, 0, closers)];
        }

        switch (text[at])
        {
            case '=':
                return [new(at, 1, "==")];
            case '"' or '\'':
                // The last quote is missing before what closes the call, or at the end.
                var quote = text[at].ToString();
                return Enumerable.Range(at + 1, end - at).Reverse().Where(i => i == end || text[i] is ')' or ']' or '}' or ',')
                    .Select(i => new ExpressionCorrection(i, 0, quote))
                    .Append(new(end, 0, quote + closers));
            case '$':
                var last = text.IndexOfAny([',', ')', ']', '+', '*', '/', '=', '<', '>', '!', '&', '|', '?', ':'], at);
                return [new((last < 0 ? text : text.Substring(0, last)).TrimEnd().Length, 0, "}")];
            case '/':
                return [new(end, 0, "*/")];
            case ')' or ']' or '}':
                return closers.Length == 0 ? [new(at, 1, string.Empty)] : [new(at, 0, closers.Substring(0, 1))];
            default:
                return OfNames(text, error);
        }
    }

    private static IEnumerable<ExpressionCorrection> OfNames(string text, ExpressionError error)
    {
        var word = text.Substring(error.Offset, error.Length);
        if (ReservedNames.Words.Contains(word.ToLowerInvariant()))
        {
            yield return new(error.Offset, error.Length, ReservedNames.Words.Contains(word) ? $"${{{word}}}" : word.ToLowerInvariant());
        }

        // Names in a row are the name of one field.
        var names = Tokens(text).TakeWhile(token => token.Start < error.Offset).Reverse().TakeWhile(IsName).ToList();
        var after = Tokens(text).SkipWhile(token => token.Start < error.Offset).TakeWhile(IsName).ToList();
        if (names.Count > 0 && after.Count > 0)
        {
            var (start, end) = (names[names.Count - 1].Start, after[after.Count - 1].End);
            yield return new(start, end - start, $"${{{text.Substring(start, end - start)}}}");
        }
    }

    private static bool IsName(Token token) => token.Kind is TokenKind.Name or TokenKind.Word or TokenKind.Integer;

    private static IEnumerable<Token> Tokens(string text)
    {
        var lexer = new ExpressionLexer(text);
        while (Next(ref lexer) is { Kind: not TokenKind.End } token)
        {
            yield return token;
        }
    }

    private static Token? Next(ref ExpressionLexer lexer)
    {
        try
        {
            return lexer.Next();
        }
        catch (ExpressionSyntaxException)
        {
            return null;
        }
    }
}
