using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Reading;

/// <summary>Collects the syntax errors of a file and omits those that are probably consequences of an earlier one.</summary>
internal sealed class JsonErrors(SourceFile file, IReadOnlyList<JsonToken> tokens)
{
    private const int MostErrors = 20;

    // The number of tokens after an error before another error is reported.
    private const int QuietTokens = 3;

    private readonly JsonLayout _layout = new(file, tokens);
    private int _lastLine = -1;
    private int _quietUntil;
    private bool _isUnbalanced;

    /// <summary>Gets the reported errors in the order in which they were found.</summary>
    public List<SpecDiagnostic> Reported { get; } = [];

    /// <summary>Gets the number of errors, including those that are not reported.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the offset of the first error.</summary>
    public int? First { get; private set; }

    /// <summary>Gets the offset from which the text may have another meaning after the first error is corrected.</summary>
    public int? InDoubtFrom { get; private set; }

    /// <summary>Reports an unexpected token.</summary>
    /// <param name="moved">The start of the object or array that may begin or end elsewhere, so everything in it is in doubt.</param>
    public void AddUnexpected(int index, string expected, string remedy, int? moved = null)
    {
        var token = tokens[index];
        var range = token.Kind == JsonTokenKind.Unclosed ? new TextRange(token.End, 0) : token.Range;
        _isUnbalanced |= moved is not null || token.IsOpen || token.IsClose;
        if (TryBegin(index, range))
        {
            var isTorn = _layout.IsBeforeUnclosedString(index);
            var message = JsonErrorText.Unexpected(file, token, expected, isTorn ? "check the quotes on this line" : remedy);
            Add(range, Math.Min(moved ?? int.MaxValue, DoubtFrom(index, isTorn)), message);
        }
    }

    /// <summary>Reports an object or array that is not closed before a token.</summary>
    /// <param name="unclosed">The objects and arrays without a closing bracket, the innermost first.</param>
    public void AddUnclosed(int index, JsonContainer container, IReadOnlyList<JsonContainer> unclosed)
    {
        var token = tokens[index];
        var isAtEnd = token.Kind == JsonTokenKind.EndOfFile;
        if (isAtEnd)
        {
            SkipIfUnbalanced(index);
        }

        _isUnbalanced = true;
        if (!TryBegin(index, token.Range))
        {
            return;
        }

        var opener = tokens[container.First];
        var suspect = _layout.FindUnclosed(container.First, index);
        var brackets = string.Concat(unclosed.Select(c => c.ClosingBracket));
        var expected = isAtEnd && opener.IsOpen && suspect is null
            ? $"{container.Expected}: the {JsonErrorText.Locate(file, opener)} is not closed"
            : container.Expected;
        var remedy = suspect is { } bracket
            ? $"by the indentation, the {JsonErrorText.Locate(file, bracket)} is not closed where it should be"
            : $"put '{brackets}' {(isAtEnd ? "where it belongs" : "before it")}";
        Add(token.Range, container.Start, JsonErrorText.Unexpected(file, token, expected, remedy));
    }

    /// <summary>Reports a token that does not depend on the other tokens, such as a comment or a string with an invalid escape.</summary>
    public void AddToken(JsonToken token, TextRange range, string message)
    {
        if (TryBegin(range))
        {
            Add(range, token.Start, message);
        }
    }

    /// <summary>Records that the tokens before an index were skipped after an error.</summary>
    public void Skip(int index) => _quietUntil = index + QuietTokens;

    /// <summary>Omits the next error, which is at the end of the document, if an earlier error at a bracket may have caused it.</summary>
    public void SkipIfUnbalanced(int index)
    {
        if (_isUnbalanced)
        {
            Skip(index);
        }
    }

    /// <summary>Counts an error that may be a consequence of an earlier one. Returns a value indicating whether to report it.</summary>
    private bool TryBegin(int index, TextRange range)
    {
        var isConsequence = index < _quietUntil;
        Skip(index);
        return TryBegin(range) && !isConsequence;
    }

    /// <summary>Counts an error. Returns a value indicating whether to report it.</summary>
    private bool TryBegin(TextRange range)
    {
        // The rest of a line with an error rarely contains another independent error.
        var line = file.GetPosition(range.Start).Line;
        var isReported = line != _lastLine && Reported.Count < MostErrors;
        Count++;
        First ??= range.Start;
        _lastLine = line;
        return isReported;
    }

    private void Add(TextRange range, int inDoubtFrom, string message)
    {
        InDoubtFrom ??= Math.Min(inDoubtFrom, range.Start);
        Reported.Add(SpecDiagnostic.At(DefinitionRules.MalformedJson, file, range, message));
    }

    private int DoubtFrom(int index, bool isTorn)
    {
        var token = tokens[index];
        if (isTorn)
        {
            return token.Start - file.GetPosition(token.Start).Column;
        }

        // Text that touches the error may be a part of it, as 12 is in 12ab.
        return index > 0 && tokens[index - 1] is { IsClose: false } last && last.End == token.Start ? last.Start : token.Start;
    }
}
