namespace TypedFlows.Compiler.Reading;

/// <summary>Represents the state of the JSON grammar: the open objects and arrays, and the expected tokens.</summary>
internal sealed class JsonGrammarState
{
    /// <summary>The maximum number of open objects and arrays.</summary>
    public const int DeepestNesting = 256;

    private readonly bool[] _isObject = new bool[DeepestNesting];

    public int Depth { get; private set; }

    public JsonState State { get; private set; }

    public bool InObject => Depth > 0 && _isObject[Depth - 1];

    public bool InArray => Depth > 0 && !_isObject[Depth - 1];

    public JsonTokenKind Closer => InObject ? JsonTokenKind.CloseObject : JsonTokenKind.CloseArray;

    public void CopyFrom(JsonGrammarState other)
    {
        Array.Copy(other._isObject, _isObject, other.Depth);
        Depth = other.Depth;
        State = other.State;
    }

    public void Reset(int depth, JsonState state)
    {
        Depth = depth;
        State = state;
    }

    public void SetKind(int level, bool isObject) => _isObject[level] = isObject;

    /// <summary>
    /// Returns the number of open objects and arrays inside the innermost one of the kind, or -1 if none of the kind can be closed.
    /// </summary>
    public int LevelsAbove(bool isObject)
    {
        for (var level = Depth - 1; level >= 0; level--)
        {
            if (_isObject[level] == isObject)
            {
                return Depth - 1 - level;
            }
        }

        return -1;
    }

    public void Force(JsonState state) => State = state;

    public void ForceClose()
    {
        Depth--;
        State = Depth == 0 ? JsonState.Done : JsonState.AfterValue;
    }

    /// <summary>Advances over a token if the grammar allows it.</summary>
    public bool TryTake(JsonTokenKind kind)
    {
        switch (kind)
        {
            case JsonTokenKind.OpenObject:
                return TryOpen(true);
            case JsonTokenKind.OpenArray:
                return TryOpen(false);
            case JsonTokenKind.CloseObject:
                return TryClose(InObject && State is JsonState.AfterValue or JsonState.FirstName);
            case JsonTokenKind.CloseArray:
                return TryClose(InArray && State is JsonState.AfterValue or JsonState.FirstItem);
            case JsonTokenKind.Comma:
                return TryMove(State == JsonState.AfterValue, InObject ? JsonState.Name : JsonState.Value);
            case JsonTokenKind.Colon:
                return TryMove(State == JsonState.Colon, JsonState.Value);
            case JsonTokenKind.String when State is JsonState.Name or JsonState.FirstName:
                return TryMove(true, JsonState.Colon);
            case JsonTokenKind.String or JsonTokenKind.Number or JsonTokenKind.True or JsonTokenKind.False or JsonTokenKind.Null or JsonTokenKind.Missing:
                return TryMove(State is JsonState.Value or JsonState.FirstItem, Depth == 0 ? JsonState.Done : JsonState.AfterValue);
            case JsonTokenKind.EndOfFile:
                return State == JsonState.Done;
            default:
                return false;
        }
    }

    private bool TryOpen(bool isObject)
    {
        if (State is not (JsonState.Value or JsonState.FirstItem) || Depth == DeepestNesting)
        {
            return false;
        }

        _isObject[Depth++] = isObject;
        State = isObject ? JsonState.FirstName : JsonState.FirstItem;
        return true;
    }

    private bool TryClose(bool allowed)
    {
        if (allowed)
        {
            ForceClose();
        }

        return allowed;
    }

    private bool TryMove(bool allowed, JsonState next)
    {
        if (allowed)
        {
            State = next;
        }

        return allowed;
    }
}

/// <summary>Specifies the expected token.</summary>
internal enum JsonState : byte
{
    /// <summary>A value: at the start, after a colon, or after a comma in an array.</summary>
    Value,

    /// <summary>A value or ']', after the start of an array.</summary>
    FirstItem,

    /// <summary>A property name, after a comma in an object.</summary>
    Name,

    /// <summary>A property name or '}', after the start of an object.</summary>
    FirstName,

    Colon,

    /// <summary>A comma, or the end of the object or array.</summary>
    AfterValue,

    /// <summary>The end of the file, because the document is complete.</summary>
    Done,
}
