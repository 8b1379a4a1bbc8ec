namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <summary>
/// Parses an expression by recursive descent. Reading ends at the first error, so no error is the consequence of another.
/// </summary>
internal sealed partial class ExpressionParser
{
    private const int MaxLength = 4096;
    private const int MaxDepth = 200;

    // Equality and relations cannot be chained. The other operators associate to the left.
    private const int Equality = 6;
    private const int Relation = 7;

    // The parser is used again for the next expression of the thread, so that only the tree is allocated.
    [ThreadStatic]
    private static ExpressionParser? s_reused;

    // The items of the lists that are not complete.
    private readonly List<Expression> _items = [];

    private string _text = string.Empty;
    private ExpressionLexer _lexer;
    private Token _current;
    private Token _previous;
    private int _depth;

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

        var parser = s_reused ?? new();
        s_reused = null;
        try
        {
            return parser.ParseText(text);
        }
        catch (ExpressionSyntaxException e)
        {
            var kind = e.IsWildcard ? ExpressionErrorKind.Wildcard : ExpressionErrorKind.Syntax;
            error = new(kind, e.Offset, e.Length, string.Empty, e.Message);
            return null;
        }
        finally
        {
            s_reused = parser;
        }
    }

    private Expression ParseText(string text)
    {
        (_text, _lexer, _depth) = (text, new(text), 0);
        _items.Clear();
        _current = default;
        Advance();
        var parsed = ParseExpression();
        return _current.Kind == TokenKind.End ? parsed : throw Unexpected("an operator or the end of the expression");
    }

    private Expression ParseExpression()
    {
        Enter();
        var condition = ParseBinary(level: 1);
        var parsed = _current.First == '?' ? ParseChoice(condition) : condition;
        _depth--;
        return parsed;
    }

    private Expression ParseChoice(Expression condition)
    {
        if (TryTake("?"))
        {
            var then = ParseExpression();
            Take(":", "':' and the value for false");
            return new Expression.Conditional(condition.Start, condition, then, ParseExpression());
        }

        var (symbol, at) = (_current.Text, _current.Start);
        Advance();
        var kind = symbol == "??" ? BinaryOperator.Coalesce : BinaryOperator.Elvis;
        return new Expression.Binary(condition.Start, kind, at, condition, ParseExpression());
    }

    private Expression ParseBinary(int level)
    {
        var left = ParseUnary();
        while (Operator(_current) is var (found, strength) && strength >= level)
        {
            var at = _current.Start;
            Advance();
            left = new Expression.Binary(left.Start, found, at, left, ParseBinary(strength + 1));
            if (strength is Equality or Relation && Operator(_current)?.Level == strength)
            {
                throw Fail($"'{_current.Text}' cannot follow another comparison; combine both with '&&', or use parentheses");
            }
        }

        return left;
    }

    /// <summary>Returns the operator of a token and its level, the weakest first; null if the token is no operator.</summary>
    private static (BinaryOperator Operator, int Level)? Operator(Token token)
    {
        if (token.First is '\0' or ',' or ')')
        {
            return null;
        }

        return token.Text switch
        {
            "||" or "or" => (BinaryOperator.Or, 1),
            "&&" or "and" => (BinaryOperator.And, 2),
            "|" => (BinaryOperator.BitOr, 3),
            "^" => (BinaryOperator.BitXor, 4),
            "&" => (BinaryOperator.BitAnd, 5),
            "==" or "eq" => (BinaryOperator.Equal, Equality),
            "!=" or "ne" => (BinaryOperator.NotEqual, Equality),
            ".." => (BinaryOperator.Range, Equality),
            "<" or "lt" => (BinaryOperator.Less, Relation),
            ">" or "gt" => (BinaryOperator.Greater, Relation),
            "<=" or "le" => (BinaryOperator.LessOrEqual, Relation),
            ">=" or "ge" => (BinaryOperator.GreaterOrEqual, Relation),
            "=~" => (BinaryOperator.Matches, Relation),
            "!~" => (BinaryOperator.NotMatches, Relation),
            "=^" => (BinaryOperator.StartsWith, Relation),
            "!^" => (BinaryOperator.NotStartsWith, Relation),
            "=$" => (BinaryOperator.EndsWith, Relation),
            "!$" => (BinaryOperator.NotEndsWith, Relation),
            "+" => (BinaryOperator.Add, 8),
            "-" => (BinaryOperator.Subtract, 8),
            "*" => (BinaryOperator.Multiply, 9),
            "/" or "div" => (BinaryOperator.Divide, 9),
            "%" or "mod" => (BinaryOperator.Remainder, 9),
            _ => null,
        };
    }

    private Expression ParseUnary()
    {
        UnaryOperator? found = _current.First == '\0' ? null : _current.Text switch
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
            if (_current.First is not ('.' or '?' or '['))
            {
                return parsed;
            }

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
            ? new Expression.MethodCall(target.Start, target, _lexer.ValueOf(name), name.Start, ParseArguments(), isSafe)
            : new Expression.Member(target.Start, target, _lexer.ValueOf(name), name.Start, isSafe);
    }

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

    private void Advance()
    {
        _previous = _current;
        _current = _lexer.Next();
    }

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
