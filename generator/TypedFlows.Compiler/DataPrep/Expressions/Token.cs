namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <param name="Text">The characters of the token; of a text or a field in <c>${...}</c>, its value.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text)
{
    public bool Is(string symbol) => Kind is TokenKind.Symbol or TokenKind.Word && Text == symbol;
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
