namespace TypedFlows.Compiler.Reading;

/// <summary>Collects tokens that follow the grammar, with the grammar state before each token, so that a repair can go back.</summary>
internal sealed class JsonTokenList
{
    private readonly List<JsonToken> _tokens = [];
    private readonly List<int> _openBefore = [];
    private readonly List<JsonState> _stateBefore = [];
    private readonly List<int> _chain = [];

    public int Count => _tokens.Count;

    public JsonGrammarState Shape { get; } = new();

    /// <summary>Gets the index of the innermost open '{' or '[', or -1 if none is open.</summary>
    public int Open { get; private set; } = -1;

    public JsonToken this[int index] => _tokens[index];

    public bool TryAdd(JsonToken token)
    {
        var state = Shape.State;
        if (!Shape.TryTake(token.Kind))
        {
            return false;
        }

        _openBefore.Add(Open);
        _stateBefore.Add(state);
        _tokens.Add(token);
        if (token.IsOpen)
        {
            Open = _tokens.Count - 1;
        }
        else if (token.IsClose)
        {
            Open = _openBefore[Open];
        }

        return true;
    }

    /// <summary>Returns the index of the first token of the value that ends at an index.</summary>
    public int StartOfValue(int end) => _tokens[end].IsClose ? _openBefore[end] : end;

    public IEnumerable<JsonToken> Slice(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            yield return _tokens[i];
        }
    }

    /// <summary>Returns the grammar state before the token at an index.</summary>
    public void ShapeAt(int index, JsonGrammarState target)
    {
        if (index == Count)
        {
            target.CopyFrom(Shape);
            return;
        }

        _chain.Clear();
        for (var open = _openBefore[index]; open >= 0; open = _openBefore[open])
        {
            _chain.Add(open);
        }

        target.Reset(_chain.Count, _stateBefore[index]);
        for (var level = 0; level < _chain.Count; level++)
        {
            target.SetKind(level, _tokens[_chain[_chain.Count - 1 - level]].Kind == JsonTokenKind.OpenObject);
        }
    }

    public void Truncate(int count)
    {
        if (count == Count)
        {
            return;
        }

        ShapeAt(count, Shape);
        Open = _openBefore[count];
        _tokens.RemoveRange(count, _tokens.Count - count);
        _openBefore.RemoveRange(count, _openBefore.Count - count);
        _stateBefore.RemoveRange(count, _stateBefore.Count - count);
    }
}

/// <summary>Represents a token of JSON text.</summary>
/// <param name="Line">The zero-based line of its first character.</param>
/// <param name="IsInserted">True if a repair inserted the token, which is then not in the text.</param>
/// <param name="Flaw">The offset of the first invalid character inside a string, or -1.</param>
internal readonly record struct JsonToken(
    JsonTokenKind Kind, int Start, int Length, int Line, bool IsInserted = false, int Flaw = -1)
{
    public int End => Start + Length;

    public bool IsClose => Kind is JsonTokenKind.CloseObject or JsonTokenKind.CloseArray;

    public bool IsOpen => Kind is JsonTokenKind.OpenObject or JsonTokenKind.OpenArray;

    public static JsonToken Insert(JsonTokenKind kind, JsonToken before) => new(kind, before.Start, 0, before.Line, IsInserted: true);
}

internal enum JsonTokenKind : byte
{
    OpenObject,
    CloseObject,
    OpenArray,
    CloseArray,
    Comma,
    Colon,
    String,
    Number,
    True,
    False,
    Null,

    /// <summary>A missing value that a repair inserts.</summary>
    Missing,

    /// <summary>A string that ends at the end of its line.</summary>
    Unclosed,

    /// <summary>Text that is not a JSON token.</summary>
    Garbage,

    EndOfFile,
}
