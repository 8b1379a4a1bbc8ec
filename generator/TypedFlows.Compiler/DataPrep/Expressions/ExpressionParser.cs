namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <summary>
/// Parses an expression by recursive descent. Reading ends at the first error, so no error is the consequence of another.
/// </summary>
internal sealed partial class ExpressionParser
{
    private const int MaxLength = 4096;
    private const int MaxDepth = 200;

    private static readonly Dictionary<string, BinaryOperator> s_equality = new(StringComparer.Ordinal)
    {
        ["=="] = BinaryOperator.Equal,
        ["eq"] = BinaryOperator.Equal,
        ["!="] = BinaryOperator.NotEqual,
        ["ne"] = BinaryOperator.NotEqual,
        [".."] = BinaryOperator.Range,
    };

    private static readonly Dictionary<string, BinaryOperator> s_relations = new(StringComparer.Ordinal)
    {
        ["<"] = BinaryOperator.Less,
        ["lt"] = BinaryOperator.Less,
        [">"] = BinaryOperator.Greater,
        ["gt"] = BinaryOperator.Greater,
        ["<="] = BinaryOperator.LessOrEqual,
        ["le"] = BinaryOperator.LessOrEqual,
        [">="] = BinaryOperator.GreaterOrEqual,
        ["ge"] = BinaryOperator.GreaterOrEqual,
        ["=~"] = BinaryOperator.Matches,
        ["!~"] = BinaryOperator.NotMatches,
        ["=^"] = BinaryOperator.StartsWith,
        ["!^"] = BinaryOperator.NotStartsWith,
        ["=$"] = BinaryOperator.EndsWith,
        ["!$"] = BinaryOperator.NotEndsWith,
    };

    // The operators that associate to the left, weakest first. Relations and equality cannot be chained and are parsed separately.
    private static readonly Dictionary<string, BinaryOperator>[] s_weak =
    [
        new(StringComparer.Ordinal) { ["||"] = BinaryOperator.Or, ["or"] = BinaryOperator.Or },
        new(StringComparer.Ordinal) { ["&&"] = BinaryOperator.And, ["and"] = BinaryOperator.And },
        new(StringComparer.Ordinal) { ["|"] = BinaryOperator.BitOr },
        new(StringComparer.Ordinal) { ["^"] = BinaryOperator.BitXor },
        new(StringComparer.Ordinal) { ["&"] = BinaryOperator.BitAnd },
    ];

    private static readonly Dictionary<string, BinaryOperator>[] s_strong =
    [
        new(StringComparer.Ordinal) { ["+"] = BinaryOperator.Add, ["-"] = BinaryOperator.Subtract },
        new(StringComparer.Ordinal)
        {
            ["*"] = BinaryOperator.Multiply, ["/"] = BinaryOperator.Divide, ["div"] = BinaryOperator.Divide,
            ["%"] = BinaryOperator.Remainder, ["mod"] = BinaryOperator.Remainder,
        },
    ];

    private readonly string _text;
    private readonly ExpressionLexer _lexer;
    private Token _current;
    private Token _previous;
    private int _depth;

    private ExpressionParser(string text)
    {
        _text = text;
        _lexer = new(text);
    }

    /// <summary>Parses an expression.</summary>
    /// <param name="error">The first error, or null.</param>
    /// <returns>The expression, or null if there is an error.</returns>
    public static Expression? Parse(string text, out ExpressionError? error)
    {
        error = null;
        if (text.Length > MaxLength)
        {
            error = new(
                ExpressionErrorKind.TooLong, MaxLength, text.Length - MaxLength, string.Empty,
                $"The expression has {text.Length} characters, but may have {MaxLength}; split it into several rows");
            return null;
        }

        try
        {
            var parser = new ExpressionParser(text);
            parser.Advance();
            var parsed = parser.ParseExpression();
            return parser._current.Kind == TokenKind.End ? parsed : throw parser.Unexpected("an operator or the end of the expression");
        }
        catch (ExpressionSyntaxException e)
        {
            var kind = e.IsWildcard ? ExpressionErrorKind.Wildcard : ExpressionErrorKind.Syntax;
            error = new(kind, e.Offset, e.Length, string.Empty, e.Message);
            return null;
        }
    }

    private Expression ParseExpression()
    {
        Enter();
        var condition = ParseLeft(s_weak, 0, ParseEquality);
        Expression parsed;
        if (TryTake("?"))
        {
            var then = ParseExpression();
            Take(":", "':' and the value for false");
            parsed = new Expression.Conditional(condition.Start, condition, then, ParseExpression());
        }
        else if (_current.Is("?:") || _current.Is("??"))
        {
            var (symbol, at) = (_current.Text, _current.Start);
            Advance();
            var kind = symbol == "??" ? BinaryOperator.Coalesce : BinaryOperator.Elvis;
            parsed = new Expression.Binary(condition.Start, kind, at, condition, ParseExpression());
        }
        else
        {
            parsed = condition;
        }

        _depth--;
        return parsed;
    }

    private Expression ParseLeft(Dictionary<string, BinaryOperator>[] levels, int level, Func<Expression> inner)
    {
        if (level == levels.Length)
        {
            return inner();
        }

        var left = ParseLeft(levels, level + 1, inner);
        while (Operator(levels[level]) is { } found)
        {
            var at = _current.Start;
            Advance();
            left = new Expression.Binary(left.Start, found, at, left, ParseLeft(levels, level + 1, inner));
        }

        return left;
    }

    private Expression ParseEquality() => ParseSingle(s_equality, ParseRelation);

    private Expression ParseRelation() => ParseSingle(s_relations, () => ParseLeft(s_strong, 0, ParseUnary));

    private Expression ParseSingle(Dictionary<string, BinaryOperator> operators, Func<Expression> inner)
    {
        var left = inner();
        if (Operator(operators) is not { } found)
        {
            return left;
        }

        var at = _current.Start;
        Advance();
        var parsed = new Expression.Binary(left.Start, found, at, left, inner());
        return Operator(operators) is null
            ? parsed
            : throw Fail($"'{_current.Text}' cannot follow another comparison; combine both with '&&', or use parentheses");
    }

    private BinaryOperator? Operator(Dictionary<string, BinaryOperator> operators) =>
        _current.Kind is TokenKind.Symbol or TokenKind.Word && operators.TryGetValue(_current.Text, out var found) ? found : null;

    private Expression ParseUnary()
    {
        UnaryOperator? found = _current.Kind is not (TokenKind.Symbol or TokenKind.Word) ? null : _current.Text switch
        {
            "-" => UnaryOperator.Negate,
            "+" => UnaryOperator.Plus,
            "~" => UnaryOperator.Complement,
            "!" or "not" => UnaryOperator.Not,
            "empty" => UnaryOperator.Empty,
            "size" => UnaryOperator.Size,
            _ => null,
        };
        if (found is not { } unary)
        {
            return ParsePostfix();
        }

        Enter();
        var start = _current.Start;
        Advance();
        var parsed = new Expression.Unary(start, unary, ParseUnary());
        _depth--;
        return parsed;
    }

    private Expression ParsePostfix()
    {
        var parsed = ParsePrimary();
        while (true)
        {
            if (_current.Is(".") || _current.Is("?."))
            {
                parsed = ParseMember(parsed, _current.Text == "?.");
            }
            else if (_current.Is("["))
            {
                Advance();
                if (_current.Is("*"))
                {
                    throw new ExpressionSyntaxException(
                        _current.Start, 1,
                        "[*] is not allowed in an expression; use transformArray, or map the path as an attribute")
                    {
                        IsWildcard = true,
                    };
                }

                var key = ParseExpression();
                Take("]", "']'");
                parsed = new Expression.Index(parsed.Start, parsed, key);
            }
            else
            {
                return parsed;
            }
        }
    }

    private Expression ParseMember(Expression target, bool isSafe)
    {
        (_previous, _current) = (_current, _lexer.Next(afterDot: true));
        var name = _current;
        if (name.Kind is not (TokenKind.Name or TokenKind.Word or TokenKind.Integer or TokenKind.Text or TokenKind.QuotedField))
        {
            throw Unexpected("the name of a member");
        }

        Advance();
        return _current.Is("(") && name.Kind is TokenKind.Name or TokenKind.Word
            ? new Expression.MethodCall(target.Start, target, name.Text, name.Start, ParseArguments(), isSafe)
            : new Expression.Member(target.Start, target, NameOf(name), name.Start, isSafe);
    }

    // In ${...}, a backslash keeps a dot in the name as well.
    private static string NameOf(Token token) => token.Kind == TokenKind.QuotedField ? token.Text.Replace("\\.", ".") : token.Text;

    private bool TryTake(string symbol)
    {
        if (!_current.Is(symbol))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Take(string symbol, string expected)
    {
        if (!TryTake(symbol))
        {
            throw Unexpected(expected);
        }
    }

    private void Advance() => (_previous, _current) = (_current, _lexer.Next());

    private void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw Fail($"The expression is nested deeper than {MaxDepth} levels here; split it into several rows");
        }
    }

    private ExpressionSyntaxException Unexpected(string expected)
    {
        // The words empty and size are operators, and common names of columns.
        var before = _previous.Kind == TokenKind.Word && _previous.Text is "empty" or "size"
            ? $"; write a field with the name {_previous.Text} as ${{{_previous.Text}}}" : string.Empty;
        if (_current.Kind == TokenKind.End)
        {
            return Fail($"Expected {expected}, but the expression ends" + (expected.EndsWith("'", StringComparison.Ordinal)
                ? $"; add '{ExpressionCorrections.Closers(_text, _text.Length)}'" : before));
        }

        var found = _text.Substring(_current.Start, _current.End - _current.Start);
        var word = _current.Kind == TokenKind.Name ? found.ToLowerInvariant() : string.Empty;
        var remedy = ReservedNames.Words.Contains(word) ? $"; write '{word}' in lower case"
            : _previous.Kind == TokenKind.Name && _current.Kind is TokenKind.Name or TokenKind.Word or TokenKind.Integer
                ? $"; write a field whose name contains a blank as ${{{_text.Substring(_previous.Start, _current.End - _previous.Start)}}}"
            : before;
        return Fail($"Expected {expected}, but found {found}{remedy}");
    }

    private ExpressionSyntaxException Fail(string message) => new(_current.Start, _current.End - _current.Start, message);
}
