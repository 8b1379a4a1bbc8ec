namespace TypedFlows.Compiler.Reading;

/// <summary>Creates the messages of syntax errors from the unexpected token, the expected tokens, and the remedy.</summary>
internal static class JsonErrorText
{
    private const int LongestQuotation = 40;

    public static string Unexpected(SourceFile file, JsonTokenList done, JsonToken token, JsonRepair repair)
    {
        var remedy = repair.Remedy;
        var found = Found(file.Text, token);
        if (token.Kind == JsonTokenKind.Garbage && file.Text[token.Start] == '/' && token.Length > 1)
        {
            return $"Found the comment {found}, but JSON has no comments; remove it";
        }

        if (token.Kind == JsonTokenKind.Garbage && file.Text[token.Start] == '\'')
        {
            return $"Found {found}, but JSON strings require double quotes; replace the single quotes";
        }

        var suspect = repair.MovesBrackets ? JsonIndentation.FindUnclosed(file, done) : -1;
        if (suspect >= 0)
        {
            return $"Found {found}, expected {Expected(file.Text, done)}; by the indentation, the {Position(file, done[suspect])} is not closed where it should be";
        }

        return token.Kind == JsonTokenKind.EndOfFile && done.Open >= 0
            ? $"Found {found}, expected {Expected(file.Text, done)}: the {Position(file, done[done.Open])} is not closed; {remedy}"
            : $"Found {found}, expected {Expected(file.Text, done)}; {remedy}";
    }

    private static string Position(SourceFile file, JsonToken opener)
    {
        var position = file.GetPosition(opener.Start);
        return $"'{file.Text[opener.Start]}' at line {position.Line + 1}, column {position.Column + 1}";
    }

    public static string Unclosed(SourceFile file, JsonToken token) =>
        $"The string that begins at column {file.GetPosition(token.Start).Column + 1} is not closed on its line; put a double quote where it ends, and write a line break inside a string as \\n";

    public static string Flaw(string text, int offset) => text[offset] == '\\'
        ? $"Found the escape '{text.Substring(offset, Math.Min(2, text.Length - offset))}', expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits; write a backslash itself as \\\\"
        : $"Found the control character U+{(int)text[offset]:X4} inside a string; write it as an escape such as \\t or \\u{(int)text[offset]:X4}";

    public static string UnpairedSurrogate(string text, JsonToken token) =>
        $"The property name {Found(text, token)} contains an unpaired surrogate; write both code units of the pair";

    private static string Found(string text, JsonToken token)
    {
        if (token.Kind == JsonTokenKind.EndOfFile)
        {
            return "the end of the file";
        }

        var length = Math.Min(token.Length, LongestQuotation);
        length -= char.IsHighSurrogate(text[token.Start + length - 1]) ? 1 : 0;
        var quotation = new string([.. text.Substring(token.Start, length).Select(c => char.IsControl(c) ? ' ' : c)]);
        return token.Length > LongestQuotation ? $"'{quotation}...'" : $"'{quotation}'";
    }

    private static string Expected(string text, JsonTokenList done) => done.Shape.State switch
    {
        JsonState.Value => "a value",
        JsonState.FirstItem => "a value or ']'",
        JsonState.Name => "a property name in double quotes",
        JsonState.FirstName => "a property name in double quotes or '}'",
        JsonState.Colon => $"':' after the property name {Found(text, done[done.Count - 1])}",
        JsonState.AfterValue => done.Shape.InObject ? "',' or '}'" : "',' or ']'",
        _ => "the end of the file",
    };
}
