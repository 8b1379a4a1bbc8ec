using System.Numerics;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <summary>Represents a parsed expression as data.</summary>
/// <param name="Start">The offset of its first character in UTF-16 units.</param>
internal abstract record Expression(int Start)
{
    public sealed record Text(int Start, string Value) : Expression(Start);

    public sealed record Integer(int Start, BigInteger Value) : Expression(Start);

    /// <param name="IsDecimal">True for a literal of exact decimal digits (suffix <c>b</c>).</param>
    public sealed record Real(int Start, string Digits, bool IsDecimal) : Expression(Start);

    public sealed record Boolean(int Start, bool Value) : Expression(Start);

    public sealed record Null(int Start) : Expression(Start);

    /// <summary>A field of the source row, or a parameter of a lambda.</summary>
    /// <param name="IsQuoted">True for <c>${...}</c>, which is never a parameter.</param>
    public sealed record Field(int Start, string Name, bool IsQuoted) : Expression(Start);

    /// <summary>A member of an object, or an item of an array by a literal index: <c>a.b</c>, <c>a.0</c>, <c>a.'b c'</c>.</summary>
    /// <param name="NameStart">The offset of the name.</param>
    /// <param name="IsSafe">True for <c>?.</c>.</param>
    public sealed record Member(int Start, Expression Target, string Name, int NameStart, bool IsSafe) : Expression(Start);

    public sealed record Index(int Start, Expression Target, Expression Key) : Expression(Start);

    public sealed record Call(int Start, string Name, EquatableArray<Expression> Arguments) : Expression(Start);

    /// <param name="NameStart">The offset of the name.</param>
    public sealed record MethodCall(
        int Start, Expression Target, string Name, int NameStart, EquatableArray<Expression> Arguments, bool IsSafe) : Expression(Start);

    /// <summary>The call of a lambda in parentheses.</summary>
    public sealed record Invocation(int Start, Expression Target, EquatableArray<Expression> Arguments) : Expression(Start);

    public sealed record Unary(int Start, UnaryOperator Operator, Expression Operand) : Expression(Start);

    /// <param name="OperatorStart">The offset of the operator.</param>
    public sealed record Binary(int Start, BinaryOperator Operator, int OperatorStart, Expression Left, Expression Right)
        : Expression(Start);

    public sealed record Conditional(int Start, Expression Condition, Expression Then, Expression Else) : Expression(Start);

    public sealed record Array(int Start, EquatableArray<Expression> Items) : Expression(Start);

    public sealed record Set(int Start, EquatableArray<Expression> Items) : Expression(Start);

    public sealed record Map(int Start, EquatableArray<MapEntry> Entries) : Expression(Start);

    public sealed record Lambda(int Start, EquatableArray<string> Parameters, Expression Body) : Expression(Start);
}

internal sealed record MapEntry(Expression Key, Expression Value);

internal enum UnaryOperator
{
    Negate,
    Plus,
    Complement,
    Not,
    Empty,
    Size,
}

internal enum BinaryOperator
{
    Or,
    And,
    BitOr,
    BitXor,
    BitAnd,
    Equal,
    NotEqual,
    Range,
    Less,
    Greater,
    LessOrEqual,
    GreaterOrEqual,
    Matches,
    NotMatches,
    StartsWith,
    NotStartsWith,
    EndsWith,
    NotEndsWith,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,

    /// <summary>The right side if the left one is false, null or empty (<c>?:</c>).</summary>
    Elvis,

    /// <summary>The right side if the left one is null (<c>??</c>).</summary>
    Coalesce,
}
