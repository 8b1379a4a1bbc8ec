namespace TypedFlows.Compiler.Reading;

/// <summary>Creates the messages of syntax errors from the unexpected token, the expected tokens, and the remedy.</summary>
internal static class JsonErrorText
{
    private const int LongestQuotation = 40;

    public static string Unexpected(SourceFile file, JsonToken token, string expected, string remedy)
    {
        if (token.Kind == JsonTokenKind.Unclosed)
        {
            return $"The string that begins at column {file.GetPosition(token.Start).Column + 1} is not closed on its line; "
                + "put a double quote where it ends, and write a line break inside a string as \\n";
        }

        var found = Quote(file.Text, token);
        return token.Kind == JsonTokenKind.Garbage && file.Text[token.Start] == '\''
            ? $"Found {found}, but JSON strings require double quotes; replace the single quotes"
            : $"Found {found}, expected {expected}; {remedy}";
    }

    public static string Comment(string text, JsonToken token) =>
        $"Found the comment {Quote(text, token)}, but JSON has no comments; remove it";

    /// <summary>Returns the bracket in quotes with its line and column.</summary>
    public static string Locate(SourceFile file, JsonToken bracket)
    {
        var position = file.GetPosition(bracket.Start);
        return $"'{file.Text[bracket.Start]}' at line {position.Line + 1}, column {position.Column + 1}";
    }

    public static string Flaw(string text, int offset) => text[offset] == '\\'
        ? $"Found the escape '{text.Substring(offset, Math.Min(2, text.Length - offset))}', expected one of "
            + "\\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits; write a backslash itself as \\\\"
        : $"Found the control character U+{(int)text[offset]:X4} inside a string; "
            + $"write it as an escape such as \\t or \\u{(int)text[offset]:X4}";

    public static string UnpairedSurrogate(string text, JsonToken token) =>
        $"The property name {Quote(text, token)} contains an unpaired surrogate; write both code units of the pair";

    /// <summary>Returns the token in quotes, shortened to one line.</summary>
    public static string Quote(string text, JsonToken token)
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
}
