namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <summary>Represents a mistake in an expression.</summary>
/// <param name="Offset">The offset of the mistake in UTF-16 units; the length of the text at its end.</param>
/// <param name="Length">The number of UTF-16 units; 0 at the end of the text.</param>
/// <param name="Name">The name that the mistake is about, such as that of an unknown function; empty if there is none.</param>
/// <param name="Message">The reason and the remedy.</param>
internal sealed record ExpressionError(ExpressionErrorKind Kind, int Offset, int Length, string Name, string Message)
{
    /// <summary>Gets the names to use instead, the nearest first.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];

    /// <summary>Gets a value indicating whether the expression can be evaluated in spite of the mistake.</summary>
    public bool IsWarning => Kind is ExpressionErrorKind.UnknownMethod or ExpressionErrorKind.ReservedName;
}

internal enum ExpressionErrorKind
{
    Syntax,

    /// <summary><c>[*]</c>, which only the path of an attribute may contain.</summary>
    Wildcard,
    TooLong,
    UnknownFunction,

    /// <summary>The number of arguments is wrong.</summary>
    Arity,
    ArgumentType,
    UnknownField,
    DestinationType,

    /// <summary>A method that no document lists.</summary>
    UnknownMethod,

    /// <summary>A field whose name is reserved, without <c>${...}</c>.</summary>
    ReservedName,
}

/// <summary>The exception that ends reading at the first syntax error.</summary>
internal sealed class ExpressionSyntaxException(int offset, int length, string message) : Exception(message)
{
    public int Offset => offset;

    public int Length => length;

    public bool IsWildcard { get; init; }
}
