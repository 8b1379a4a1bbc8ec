using System.Globalization;
using System.Numerics;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <content>Contains the values: literals, fields, calls, arrays, maps, sets and lambdas.</content>
internal sealed partial class ExpressionParser
{
    private Expression ParsePrimary()
    {
        var token = _current;
        switch (token.Kind)
        {
            case TokenKind.Text:
                Advance();
                return new Expression.Text(token.Start, _lexer.ValueOf(token));
            case TokenKind.Integer:
                Advance();
                return new Expression.Integer(token.Start, IntegerOf(token));
            case TokenKind.Real:
                Advance();
                var digits = _lexer.ValueOf(token).TrimEnd('f', 'F', 'd', 'D', 'b', 'B');
                return new Expression.Real(token.Start, digits, IsDecimal: _text[token.End - 1] is 'b' or 'B');
            case TokenKind.QuotedField:
                Advance();
                return new Expression.Field(token.Start, _lexer.ValueOf(token), IsQuoted: true);
            case TokenKind.Name:
                return ParseName();
            case TokenKind.Word when token.Text is "true" or "false":
                Advance();
                return new Expression.Boolean(token.Start, token.Text == "true");
            case TokenKind.Word when token.Text == "null":
                Advance();
                return new Expression.Null(token.Start);
            case TokenKind.Symbol when token.Text == "(":
                return TryParseLambda() ?? ParseParentheses();
            case TokenKind.Symbol when token.Text == "[":
                Advance();
                return new Expression.Array(token.Start, ParseList("]"));
            case TokenKind.Symbol when token.Text == "{":
                return ParseBraces();
            case TokenKind.Word:
                throw Fail($"'{token.Text}' is a reserved word; write a field with this name as ${{{token.Text}}}");
            default:
                throw Unexpected("a value");
        }
    }

    private Expression ParseName()
    {
        var (start, name) = (_current.Start, _lexer.ValueOf(_current));
        Advance();
        return _current.Is("->") ? ParseBody(start, [name])
            : _current.Is("(") ? new Expression.Call(start, name, ParseArguments())
            : name == "NaN" ? new Expression.Real(start, "NaN", IsDecimal: false)
            : new Expression.Field(start, name, IsQuoted: false);
    }

    private Expression ParseParentheses()
    {
        var start = _current.Start;
        Advance();
        var inside = ParseExpression();
        Take(")", "')'");
        while (_current.Is("("))
        {
            inside = new Expression.Invocation(start, inside, ParseArguments());
        }

        return inside;
    }

    /// <summary>Parses <c>(a, b) -> ...</c>. Returns null, without reading anything, if the parentheses contain something else.</summary>
    private Expression.Lambda? TryParseLambda()
    {
        var (start, at) = (_current, _lexer.At);
        var isLambda = IsLambda(null);
        (_current, _lexer.At) = (start, at);
        if (!isLambda)
        {
            return null;
        }

        var names = new List<string>();
        IsLambda(names);
        return ParseBody(start.Start, names.ToEquatableArray());
    }

    private bool IsLambda(List<string>? names)
    {
        try
        {
            Advance();
            var isFirst = true;
            while (_current.Kind == TokenKind.Name && (isFirst || _previous.Is(",")))
            {
                names?.Add(_lexer.ValueOf(_current));
                Advance();
                TryTake(",");
                isFirst = false;
            }

            return !_previous.Is(",") && TryTake(")") && _current.Is("->");
        }
        catch (ExpressionSyntaxException)
        {
            // The text is read again as an expression, which reports the error.
            return false;
        }
    }

    private Expression.Lambda ParseBody(int start, EquatableArray<string> parameters)
    {
        Take("->", "'->'");
        if (!_current.Is("{"))
        {
            return new(start, parameters, ParseExpression());
        }

        Advance();
        var body = ParseExpression();
        TryTake(";");
        Take("}", "'}'");
        return new(start, parameters, body);
    }

    /// <summary>Parses a map, or a set.</summary>
    private Expression ParseBraces()
    {
        var start = _current.Start;
        Advance();
        if (TryTake(":"))
        {
            Take("}", "'}'");
            return new Expression.Map(start, []);
        }

        if (TryTake("}"))
        {
            return new Expression.Set(start, []);
        }

        var first = ParseExpression();
        if (!TryTake(":"))
        {
            var count = _items.Count;
            _items.Add(first);
            while (TryTake(","))
            {
                var item = ParseExpression();
                _items.Add(item);
            }

            Take("}", "',' or '}'");
            return new Expression.Set(start, ItemsFrom(count));
        }

        var entries = new List<MapEntry> { new(first, ParseExpression()) };
        while (TryTake(","))
        {
            var key = ParseExpression();
            Take(":", "':' and the value of the key");
            entries.Add(new(key, ParseExpression()));
        }

        Take("}", "',' or '}'");
        return new Expression.Map(start, entries.ToEquatableArray());
    }

    private BigInteger IntegerOf(Token token)
    {
        if (token.End - token.Start == 1)
        {
            return _text[token.Start] - '0';
        }

        var digits = _lexer.ValueOf(token).TrimEnd('l', 'L', 'h', 'H');
        if (digits.StartsWith("0x", StringComparison.Ordinal))
        {
            return BigInteger.Parse("0" + digits.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        return digits.Length > 1 && digits[0] == '0'
            ? digits.Aggregate(BigInteger.Zero, (value, digit) => (value * 8) + (digit - '0'))
            : BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private EquatableArray<Expression> ParseArguments()
    {
        Take("(", "'('");
        return ParseList(")");
    }

    private EquatableArray<Expression> ParseList(string end)
    {
        var start = _items.Count;
        if (!TryTake(end))
        {
            do
            {
                var item = ParseExpression();
                _items.Add(item);
            }
            while (TryTake(","));
            Take(end, end == ")" ? "',' or ')'" : "',' or ']'");
        }

        return ItemsFrom(start);
    }

    private EquatableArray<Expression> ItemsFrom(int start)
    {
        if (start == _items.Count)
        {
            return EquatableArray<Expression>.Empty;
        }

        var items = new Expression[_items.Count - start];
        _items.CopyTo(start, items, 0, items.Length);
        _items.RemoveRange(start, items.Length);
        return new(items);
    }
}
