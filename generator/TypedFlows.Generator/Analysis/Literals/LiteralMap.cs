using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Maps each character of a known text to its location in the source, through escapes, doubled quotes and braces, the indentation of raw
/// strings, interpolations and concatenations. A part that is not a literal, such as a constant or <c>nameof</c>, is one location.
/// </summary>
internal sealed class LiteralMap
{
    private const int MaxSteps = 16;

    private readonly List<Character> _characters = [];

    private LiteralMap(SyntaxTree tree) => Tree = tree;

    public SyntaxTree Tree { get; }

    /// <summary>
    /// Returns the map of a text, or null if it is empty or its parts are unknown. The name of a constant or a local is followed to its
    /// value in the same file.
    /// </summary>
    public static LiteralMap? Of(IOperation operation, string text, ValueResolver origins)
    {
        var map = new LiteralMap(operation.Syntax.SyntaxTree);
        var value = new StringBuilder();
        return text.Length > 0 && map.TryAdd(Written(operation, origins), value, origins)
            && value.ToString() == text && map._characters.Count == text.Length ? map : null;
    }

    /// <summary>Returns the source span of a range of the text.</summary>
    public TextSpan Span(int start, int length)
    {
        var first = _characters[Math.Min(start, _characters.Count - 1)];
        var from = start < _characters.Count ? first.Start : first.End;
        return length == 0 ? new(from, 0) : TextSpan.FromBounds(from, _characters[Math.Min(start + length, _characters.Count) - 1].End);
    }

    /// <summary>Returns changes of the text as diagnostic properties, without those that its literals cannot express.</summary>
    public ImmutableDictionary<string, string?> Edits(IEnumerable<(TextRange Range, string Text, string Title)> changes)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        foreach (var (range, text, title) in changes)
        {
            if (Change(range.Start, range.Length, text) is { NewText: { } source } change)
            {
                properties = properties.Add(
                    DiagnosticKeys.Edit + properties.Count.ToString(CultureInfo.InvariantCulture),
                    string.Format(CultureInfo.InvariantCulture, "{0},{1}\n{2}\n{3}", change.Span.Start, change.Span.Length, title, source));
            }
        }

        return properties;
    }

    private TextChange? Change(int start, int length, string text)
    {
        // A new text belongs to the literal before it, if there is one.
        var first = length > 0 ? start : Math.Max(start - 1, 0);
        if (first >= _characters.Count || _characters[first] is not { Literal: { } literal, Token: var token } character)
        {
            return null;
        }

        var range = length > 0 ? Span(start, length) : new(start > 0 ? character.End : character.Start, 0);
        var change = new TextChange(range, Escape(text, token, literal));
        var before = _characters.FindIndex(each => each.Token == token);
        return _characters.Skip(first).Take(length).All(each => each.Token == token)
            && Contents(literal).IndexOf(token) is >= 0 and var index
            && Changed(literal, change) is { ContainsDiagnostics: false } changed
            && Contents(changed) is var contents
            && index < contents.Count
            && ValueOf(contents[index]) == ValueOf(token).Remove(start - before, length).Insert(start - before, text)
                ? change : null;
    }

    private static ExpressionSyntax? Changed(ExpressionSyntax literal, TextChange change)
    {
        var at = change.Span.Start - literal.SpanStart;
        var changed = SyntaxFactory.ParseExpression(
            literal.ToString().Remove(at, change.Span.Length).Insert(at, change.NewText!), options: literal.SyntaxTree.Options);
        return changed.IsKind(literal.Kind()) ? changed : null;
    }

    private static List<SyntaxToken> Contents(ExpressionSyntax literal) => literal switch
    {
        LiteralExpressionSyntax plain => [plain.Token],
        InterpolatedStringExpressionSyntax interpolated =>
            [.. interpolated.Contents.Select(
                part => part is InterpolatedStringTextSyntax text ? text.TextToken : default)],
        _ => [],
    };

    // The value of an interpolated string has doubled braces, except in a raw string.
    private static string ValueOf(SyntaxToken token) => token.Parent is InterpolatedStringTextSyntax
    {
        Parent: InterpolatedStringExpressionSyntax { StringStartToken.RawKind: var kind }
    } && (SyntaxKind)kind is SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
        ? token.ValueText.Replace("{{", "{").Replace("}}", "}") : token.ValueText;

    private static string Escape(string text, SyntaxToken token, ExpressionSyntax literal)
    {
        var kind = literal is InterpolatedStringExpressionSyntax interpolated ? interpolated.StringStartToken.Kind() : token.Kind();
        var escaped = kind is SyntaxKind.InterpolatedVerbatimStringStartToken || IsVerbatim(token) ? text.Replace("\"", "\"\"")
            : kind is SyntaxKind.InterpolatedStringStartToken or SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken
                ? SymbolDisplay.FormatLiteral(text, quote: true) is var quoted ? quoted.Substring(1, quoted.Length - 2) : text
            : text;
        return kind is SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            ? escaped.Replace("{", "{{").Replace("}", "}}") : escaped;
    }

    private static IOperation Written(IOperation operation, ValueResolver origins)
    {
        var written = operation;
        for (var steps = 0; steps < MaxSteps; steps++)
        {
            if (Named(written, origins) is not { } named || named.Syntax.SyntaxTree != operation.Syntax.SyntaxTree)
            {
                break;
            }

            written = named;
        }

        return written;
    }

    private static IOperation? Named(IOperation operation, ValueResolver origins)
    {
        if (operation is IConversionOperation { OperatorMethod: null, Operand: var operand })
        {
            return operand;
        }

        var constant = (operation as IFieldReferenceOperation)?.Field ?? (ISymbol?)(operation as ILocalReferenceOperation)?.Local;
        return origins.Of(operation)
            ?? (operation.ConstantValue.HasValue
                && constant?.DeclaringSyntaxReferences is [var reference]
                && reference.SyntaxTree == operation.Syntax.SyntaxTree
                && reference.GetSyntax(origins.Cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value }
                ? operation.SemanticModel?.GetOperation(value, origins.Cancellation) : null);
    }

    private bool TryAdd(IOperation written, StringBuilder value, ValueResolver origins)
    {
        // The method is not recursive, because a text may be a concatenation of thousands of parts.
        var open = new Stack<IOperation>([written]);
        while (open.Count > 0)
        {
            var part = open.Pop();
            switch (part)
            {
                case IConversionOperation { OperatorMethod: null, Operand: var operand }:
                    open.Push(operand);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } sum:
                    open.Push(sum.RightOperand);
                    open.Push(sum.LeftOperand);
                    break;
                case IInterpolatedStringOperation interpolated:
                    foreach (var inside in interpolated.Parts.Reverse())
                    {
                        open.Push(inside);
                    }

                    break;
                case IInterpolatedStringTextOperation { Text: var text }:
                    open.Push(text);
                    break;
                case IInterpolationOperation { Alignment: null, FormatString: null, Expression: var hole }:
                    open.Push(hole);
                    break;
                case { Syntax: InterpolatedStringTextSyntax { Parent: ExpressionSyntax literal } text }:
                    value.Append(ValueOf(text.TextToken));
                    if (!TryAdd(text.TextToken, literal))
                    {
                        return false;
                    }

                    break;
                case { Syntax: LiteralExpressionSyntax { Token: var token } literal } when TryAdd(token, literal):
                    value.Append(token.ValueText);
                    break;
                default:
                    if (ConstantText.Of(part, origins, new BranchEnumerator()) is not { } known)
                    {
                        return false;
                    }

                    value.Append(known);
                    _characters.AddRange(known.Select(_ => new Character(part.Syntax.SpanStart, part.Syntax.Span.End, null, default)));
                    break;
            }
        }

        return true;
    }

    private bool TryAdd(SyntaxToken token, ExpressionSyntax literal)
    {
        var kind = literal is InterpolatedStringExpressionSyntax interpolated ? interpolated.StringStartToken.Kind() : token.Kind();
        var start = token.SpanStart;
        var source = token.Text;
        if (literal is LiteralExpressionSyntax)
        {
            source = source.EndsWith("u8", StringComparison.OrdinalIgnoreCase) ? source.Substring(0, source.Length - 2) : source;
            var quotes = source.Length - source.TrimStart('@', '"').Length;
            quotes = kind is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken ? (IsVerbatim(token) ? 2 : 1)
                : Math.Min(quotes, source.Length / 2);
            var end = kind is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken ? 1 : quotes;
            (start, source) = (start + quotes, source.Substring(quotes, source.Length - quotes - end));
        }

        var reader = new LiteralReader(source, isInterpolated: literal is InterpolatedStringExpressionSyntax);
        var lengths = kind switch
        {
            SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken
                or SyntaxKind.InterpolatedSingleLineRawStringStartToken => reader.Plain(),
            SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
                or SyntaxKind.InterpolatedMultiLineRawStringStartToken =>
                    reader.Lines(token.ValueText, literal.ToString(), start - literal.SpanStart),
            SyntaxKind.InterpolatedVerbatimStringStartToken => reader.Verbatim(),
            SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken when IsVerbatim(token) => reader.Verbatim(),
            SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringStartToken =>
                reader.Escaped(),
            _ => null,
        };
        if (lengths is null)
        {
            return false;
        }

        _characters.AddRange(lengths.Select(each => new Character(start + each.Start, start + each.End, literal, token)));
        return true;
    }

    private static bool IsVerbatim(SyntaxToken token) => token.Text.StartsWith("@", StringComparison.Ordinal)
        && token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken;

    /// <param name="Literal">The literal with the character, or null for a part that is not a literal.</param>
    private readonly record struct Character(int Start, int End, ExpressionSyntax? Literal, SyntaxToken Token);
}
