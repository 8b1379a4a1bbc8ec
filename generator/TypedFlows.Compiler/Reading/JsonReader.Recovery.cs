namespace TypedFlows.Compiler.Reading;

/// <content>Contains the decisions after an error: which token is missing, and which tokens are skipped.</content>
internal sealed partial class JsonReader
{
    /// <summary>Closes an object or array at the end of the file or at a bracket of another kind, or skips that bracket.</summary>
    private bool TryCloseAtOther(JsonContainer container)
    {
        var unclosed = _open.TakeWhile(c => c.Closer != Current.Kind).ToList();
        if (IsAtEnd || (unclosed.Count < _open.Count && !IsSurplusBracket(container, unclosed.Count)))
        {
            _errors.AddUnclosed(_next, container, unclosed);
            return true;
        }

        var isSurplus = IsSurplusBracket(container, unclosed.Count);
        var remedy = isSurplus ? "remove it" : $"write '{container.ClosingBracket}' in its place";
        _errors.AddUnexpected(_next, container.Expected, remedy, container.Start);
        Advance();
        container.HasUnnamedValues = false;
        container.Next = JsonPart.Separator;
        return !isSurplus;
    }

    private bool IsSurplusBracket(JsonContainer container, int unclosed) =>
        container.HasUnnamedValues
        || (_layout.BeginsLine(Current)
            ? _layout.IsInside(Current, _tokens[container.First])
            : unclosed > 1 || _tokens[_next + 1].Kind == container.Closer);

    /// <summary>
    /// Returns a value indicating whether an element belongs outside, so the closing bracket is missing. Otherwise, a property in an array
    /// begins an item without '{'.
    /// </summary>
    private bool IsOutside(JsonContainer container, int element)
    {
        var isMisplaced = container.IsObject ? _tokens[element].IsOpen : IsName(element);
        return isMisplaced && _open.Any(c => c.IsObject != container.IsObject)
            && (container.Items.LastOrDefault() is JsonSyntax.String || !_layout.IsInside(_tokens[element], _tokens[container.First]));
    }

    /// <summary>Reports what follows a complete element. Returns a value indicating whether only the comma before it is missing.</summary>
    private bool TryAssumeComma(JsonContainer container)
    {
        var isElement = container.IsObject ? Current.Kind == JsonTokenKind.String || IsUnquotedName() : Current.StartsValue;
        Report(container, container.Expected, isElement ? "put ',' before it" : "remove it");
        if (!isElement)
        {
            Skip();
        }

        return isElement;
    }

    private bool IsUnquotedName() => !Current.IsOpen && _tokens[_next + 1].Kind == JsonTokenKind.Colon;

    private void ReportMissingColon(JsonContainer container, JsonToken name)
    {
        var hasValue = Current.StartsValue && !IsName(_next);
        container.HasUnnamedValues |= Current.Kind is JsonTokenKind.Comma or JsonTokenKind.CloseArray;
        Report(
            container, $"':' after the property name {JsonErrorText.Quote(_file.Text, name)}",
            hasValue ? "put ':' before it" : "put ':' and a value before it");
        while (Current.IsInvalid)
        {
            Advance();
        }

        _errors.Skip(_next);
        if (Current.Kind == JsonTokenKind.Colon)
        {
            Advance();
        }
    }

    /// <summary>Skips the unexpected token and what follows, up to a token from which reading can continue.</summary>
    private void Skip()
    {
        var first = Current;
        do
        {
            if (Current.IsOpen)
            {
                ReadContainer(Current.Kind == JsonTokenKind.OpenObject);
            }
            else
            {
                Advance();
            }
        }
        while (!IsAtEnd && !Current.IsClose && Current.Kind != JsonTokenKind.Comma
            && (!IsName(_next) || _layout.IsOnLine(Current, first)));

        _errors.Skip(_next);
    }

    private void GiveUp()
    {
        _errors.AddToken(Current, Current.Range, $"Objects and arrays are nested deeper than {DeepestNesting} levels here; flatten them");
        _next = _tokens.Count - 1;
        _errors.Skip(_next);
    }

    private void ReportAfterEnd(string remedy, int? moved)
    {
        _errors.SkipIfUnbalanced(_next);
        _errors.AddUnexpected(_next, "the end of the file", remedy, moved);
    }

    private void Report(JsonContainer container, string expected, string remedy) =>
        _errors.AddUnexpected(_next, expected, remedy, container.HasUnnamedValues ? container.Start : null);

    private void Report(string expected, string remedy) => _errors.AddUnexpected(_next, expected, remedy);
}
