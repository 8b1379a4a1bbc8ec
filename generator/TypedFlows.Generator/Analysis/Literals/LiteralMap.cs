using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Maps each character of a constant text to its location in the source, through escapes, doubled quotes, the indentation of raw strings,
/// and concatenations of literals.
/// </summary>
internal sealed class LiteralMap
{
    private readonly List<(int Start, int End)> _characters = [];

    private LiteralMap(SyntaxTree tree) => Tree = tree;

    public SyntaxTree Tree { get; }

    /// <summary>Returns the map, or null if the text is not written as literals or the source does not match its value.</summary>
    public static LiteralMap? Of(ExpressionSyntax expression, string text)
    {
        var map = new LiteralMap(expression.SyntaxTree);
        var value = new StringBuilder();
        return map.TryAdd(expression, value) && value.ToString() == text && map._characters.Count == text.Length ? map : null;
    }

    /// <summary>Returns the source span of a range of the text.</summary>
    public TextSpan Span(int start, int length)
    {
        if (_characters.Count == 0)
        {
            return default;
        }

        var first = _characters[Math.Min(start, _characters.Count - 1)];
        var from = start < _characters.Count ? first.Start : first.End;
        return length == 0 ? new(from, 0) : TextSpan.FromBounds(from, _characters[Math.Min(start + length, _characters.Count) - 1].End);
    }

    private bool TryAdd(ExpressionSyntax expression, StringBuilder value)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return TryAdd(parenthesized.Expression, value);
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                return TryAdd(sum.Left, value) && TryAdd(sum.Right, value);
            case LiteralExpressionSyntax literal:
                value.Append(literal.Token.ValueText);
                return TryAdd(literal.Token);
            default:
                return false;
        }
    }

    private bool TryAdd(SyntaxToken token)
    {
        var source = token.Text;
        if (source.EndsWith("u8", StringComparison.OrdinalIgnoreCase))
        {
            source = source.Substring(0, source.Length - 2);
        }

        switch (token.Kind())
        {
            case SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken:
                var quotes = Quotes(source);
                AddPlain(token.SpanStart + quotes, source.Length - (2 * quotes));
                return true;
            case SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken:
                AddLines(token.SpanStart, source);
                return true;
            case SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken when source.StartsWith("@", StringComparison.Ordinal):
                AddVerbatim(token.SpanStart, source);
                return true;
            case SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken:
                AddEscaped(token.SpanStart, source);
                return true;
            default:
                return false;
        }
    }

    private static int Quotes(string source) => source.Length - source.TrimStart('"').Length;

    private void AddPlain(int start, int length)
    {
        for (var i = 0; i < length; i++)
        {
            _characters.Add((start + i, start + i + 1));
        }
    }

    /// <summary>Reads the lines between the first and the last, without the white space at the start of the last line.</summary>
    private void AddLines(int start, string source)
    {
        var text = SourceText.From(source);
        var indentation = text.Lines[text.Lines.Count - 1].ToString().IndexOf('"');
        for (var i = 1; i < text.Lines.Count - 1; i++)
        {
            var line = text.Lines[i];
            var from = Math.Min(line.Start + Math.Max(indentation, 0), line.End);
            AddPlain(start + from, line.End - from);
            if (i < text.Lines.Count - 2)
            {
                AddPlain(start + line.End, line.EndIncludingLineBreak - line.End);
            }
        }
    }

    private void AddVerbatim(int start, string source)
    {
        for (var i = 2; i < source.Length - 1; i++)
        {
            var length = source[i] == '"' ? 2 : 1;
            _characters.Add((start + i, start + i + length));
            i += length - 1;
        }
    }

    private void AddEscaped(int start, string source)
    {
        for (var i = 1; i < source.Length - 1; i++)
        {
            var length = source[i] == '\\' ? EscapeLength(source, i) : 1;
            _characters.Add((start + i, start + i + length));
            if (source[i] == '\\' && source[i + 1] == 'U' && Convert.ToInt32(source.Substring(i + 2, 8), 16) > char.MaxValue)
            {
                // One escape produces two characters.
                _characters.Add((start + i, start + i + length));
            }

            i += length - 1;
        }
    }

    private static int EscapeLength(string source, int at)
    {
        switch (source[at + 1])
        {
            case 'u':
                return 6;
            case 'U':
                return 10;
            case 'x':
                var digits = 0;
                while (digits < 4 && Uri.IsHexDigit(source[at + 2 + digits]))
                {
                    digits++;
                }

                return 2 + digits;
            default:
                return 2;
        }
    }
}
