namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <param name="Text">The characters of a symbol or a reserved word; empty for others, whose value the lexer returns.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text)
{
    /// <summary>Gets the first character of a symbol or a reserved word; the character 0 for others.</summary>
    public char First => Text.Length > 0 ? Text[0] : '\0';

    public bool Is(string symbol) => Text == symbol;
}

internal enum TokenKind
{
    End,
    Name,

    /// <summary>A reserved word.</summary>
    Word,

    /// <summary>A name in <c>${...}</c>.</summary>
    QuotedField,
    Text,
    Integer,
    Real,
    Symbol,
}
