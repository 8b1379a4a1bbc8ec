namespace TypedFlows.Compiler.Reading;

/// <summary>Proposes every plausible repair of one syntax error, the most likely first.</summary>
internal sealed class JsonRepairFinder(JsonTokenList done, IReadOnlyList<JsonToken> tokens, int next)
{
    private const int MostClosersOnALine = 12;

    // A bracket is not moved across more than this: it keeps the time for a hostile text bounded.
    private const int LongestRewrite = 100_000;

    private readonly JsonToken _token = tokens[next];
    private readonly List<JsonRepair> _repairs = [];

    public IReadOnlyList<JsonRepair> Find()
    {
        if (_token.Kind == JsonTokenKind.EndOfFile)
        {
            AddEndOfFile();
            return _repairs;
        }

        AddSeparators();
        AddEarlierBrackets();
        AddClosers();
        AddReplacements();
        Add(0, [], 1, "remove it", _token.IsOpen || _token.IsClose);
        AddRemovals();
        AddMissingParts();
        AddRestOfLine();
        return _repairs;
    }

    private JsonToken New(JsonTokenKind kind) => JsonToken.Insert(kind, _token);

    private void Add(int drop, IEnumerable<JsonToken> added, int skip, string remedy, bool movesBrackets = false, bool tearsLine = false) =>
        _repairs.Add(new JsonRepair(done.Count - drop, [.. added], skip, remedy, movesBrackets, tearsLine));

    private void AddSeparators()
    {
        Add(0, [New(JsonTokenKind.Comma)], 0, "put ',' before it");
        Add(0, [New(JsonTokenKind.Colon)], 0, "put ':' before it");
    }

    /// <summary>A bracket that should stand before something already read.</summary>
    private void AddEarlierBrackets()
    {
        var last = done.Count - 1;
        var afterName = done.Shape.State == JsonState.Colon;
        var comma = last >= 0 && done[last].Kind == JsonTokenKind.Comma ? last
            : last >= 1 && done[last].Kind == JsonTokenKind.String && done[last - 1].Kind == JsonTokenKind.Comma ? last - 1
            : -1;

        if (done.Shape.State is JsonState.AfterValue or JsonState.Done)
        {
            AddOpenerBefore(done.StartOfValue(last));
        }

        if (comma > 0 && (comma == last || afterName))
        {
            AddOpenerBefore(done.StartOfValue(comma - 1));
        }

        if (afterName && done.Open == last - 1)
        {
            AddRewrite(last - 1, last, JsonTokenKind.OpenArray, "write '[' in place of the '{' before it");
        }

        if (comma > 0 && done.Count - comma < LongestRewrite)
        {
            var closer = done.Shape.Closer;
            Add(done.Count - comma, [New(closer) with { Start = done[comma].Start }, .. done.Slice(comma, done.Count)], 0, $"close with '{Text(closer)}' before the ','", true);
            if (done[comma - 1].IsClose)
            {
                Add(done.Count - comma + 1, done.Slice(comma, done.Count), 0, $"remove the '{Text(done[comma - 1].Kind)}' before the ','", true);
            }
        }
    }

    private void AddOpenerBefore(int start)
    {
        if (done.Count - start >= LongestRewrite)
        {
            return;
        }

        AddRewrite(start, start, JsonTokenKind.OpenObject, "put '{' before what precedes it");
        AddRewrite(start, start, JsonTokenKind.OpenArray, "put '[' before what precedes it");
    }

    private void AddRewrite(int keep, int from, JsonTokenKind opener, string remedy) =>
        Add(done.Count - keep, [JsonToken.Insert(opener, done[keep]), .. done.Slice(from, done.Count)], 0, remedy, true);

    /// <summary>The object or array is complete but for its closing bracket.</summary>
    private void AddClosers()
    {
        if (done.Shape.Depth == 0)
        {
            return;
        }

        var drop = Complete(out var completion);
        var isObject = _token.Kind == JsonTokenKind.CloseObject;
        var levels = _token.IsClose ? done.Shape.LevelsAbove(isObject) : -1;
        if (levels > 0)
        {
            var closers = Closers(levels);
            Add(drop, [.. completion, .. closers], 0, $"put '{string.Concat(closers.Select(c => Text(c.Kind)))}' before it", true);
        }

        if (levels == 0 && drop == 1)
        {
            Add(drop, completion, 0, "remove the ',' before it");
        }
    }

    /// <summary>Inner to outer closing brackets of so many open objects and arrays.</summary>
    private List<JsonToken> Closers(int levels)
    {
        var shape = new JsonGrammarState();
        shape.CopyFrom(done.Shape);
        var closers = new List<JsonToken>();
        for (; levels > 0 && shape.Depth > 0; levels--)
        {
            closers.Add(New(shape.Closer));
            shape.ForceClose();
        }

        return closers;
    }

    /// <summary>Returns the tokens to remove and to add so that the object or array can be closed.</summary>
    private int Complete(out JsonToken[] added)
    {
        switch (done.Shape.State)
        {
            case JsonState.Colon:
                added = [New(JsonTokenKind.Colon), New(JsonTokenKind.Missing)];
                return 0;
            case JsonState.Value when done.Shape.Depth == 0 || done.Shape.InObject:
                added = [New(JsonTokenKind.Missing)];
                return 0;
            case JsonState.Value or JsonState.Name:
                added = [];
                return 1;
            default:
                added = [];
                return 0;
        }
    }

    private void AddReplacements()
    {
        if (_token.Kind is JsonTokenKind.Garbage or JsonTokenKind.Unclosed)
        {
            Add(0, [New(JsonTokenKind.Missing)], 1, GarbageRemedy);
            Add(0, [New(JsonTokenKind.String)], 1, GarbageRemedy);
        }

        if (_token.IsClose && done.Shape.Depth > 0 && _token.Kind != done.Shape.Closer)
        {
            var drop = Complete(out var completion);
            Add(drop, [.. completion, New(done.Shape.Closer)], 1, $"write '{Text(done.Shape.Closer)}' in its place", true);
        }
    }

    private string GarbageRemedy => _token.Kind == JsonTokenKind.Unclosed ? "close the string" : "put double quotes around it if it is text";

    private void AddRemovals()
    {
        if (done.Count == 0)
        {
            return;
        }

        var last = done[done.Count - 1];
        if (last.Kind != JsonTokenKind.String)
        {
            Add(1, [], 0, $"remove the '{Text(last.Kind)}' before it", last.IsOpen || last.IsClose);
        }
    }

    private void AddMissingParts()
    {
        JsonToken comma = New(JsonTokenKind.Comma), colon = New(JsonTokenKind.Colon), value = New(JsonTokenKind.Missing), name = New(JsonTokenKind.String);
        Add(0, [New(JsonTokenKind.OpenObject)], 0, "put '{' before it", true);
        Add(0, [New(JsonTokenKind.OpenArray)], 0, "put '[' before it", true);
        Add(0, [value], 0, "put a value before it");
        Add(0, [colon, value], 0, "put ':' and a value before it");
        Add(0, [colon, value, comma], 0, "put ':', a value and ',' before it");
        Add(0, [value, comma], 0, "put a value and ',' before it");
        Add(0, [name, colon], 0, "put a property name and ':' before it");
        Add(0, [name], 0, "put a property name before it");
        Add(0, [comma, name, colon], 0, "put ',', a property name and ':' before it");
        if (done.Shape.State == JsonState.Done)
        {
            Add(0, [], tokens.Count - 1 - next, "remove what follows");
        }
    }

    /// <summary>A missing quote turns the rest of its line inside out: the line is given up, and may have opened or closed something.</summary>
    private void AddRestOfLine()
    {
        var end = next;
        var isTorn = false;
        for (; tokens[end].Kind != JsonTokenKind.EndOfFile && tokens[end].Line == _token.Line; end++)
        {
            isTorn |= tokens[end].Kind is JsonTokenKind.Unclosed or JsonTokenKind.Garbage;
        }

        if (!isTorn)
        {
            return;
        }

        var skip = end - next;
        const string Remedy = "check the quotes on this line";
        JsonToken comma = New(JsonTokenKind.Comma), colon = New(JsonTokenKind.Colon), name = New(JsonTokenKind.String), value = New(JsonTokenKind.Missing);
        JsonToken[] toValue = done.Shape.State switch
        {
            JsonState.Colon => [colon],
            JsonState.Name or JsonState.FirstName => [name, colon],
            JsonState.AfterValue when done.Shape.InObject => [comma, name, colon],
            JsonState.AfterValue => [comma],
            _ => [],
        };
        JsonToken[] toEnd = done.Shape.State is JsonState.AfterValue or JsonState.Done ? [] : [.. toValue, value];
        for (var levels = 0; levels <= Math.Min(MostClosersOnALine, done.Shape.Depth); levels++)
        {
            var closers = Closers(levels);
            Add(0, [.. toEnd, .. closers], skip, Remedy, levels > 0, true);
            Add(0, [.. toEnd, .. closers, comma], skip, Remedy, levels > 0, true);
        }

        Add(0, [.. toValue, New(JsonTokenKind.OpenObject)], skip, Remedy, true, true);
        Add(0, [.. toValue, New(JsonTokenKind.OpenArray)], skip, Remedy, true, true);
        Add(0, [], skip, Remedy, false, true);
    }

    private void AddEndOfFile()
    {
        var drop = Complete(out var completion);
        var closers = Closers(done.Shape.Depth);
        var remedy = closers.Count == 0 ? "write a JSON document" : $"put '{string.Concat(closers.Select(c => Text(c.Kind)))}' where it belongs";
        Add(drop, [.. completion, .. closers], 0, remedy, true);
    }

    private static string Text(JsonTokenKind kind) => kind switch
    {
        JsonTokenKind.OpenObject => "{",
        JsonTokenKind.CloseObject => "}",
        JsonTokenKind.OpenArray => "[",
        JsonTokenKind.CloseArray => "]",
        JsonTokenKind.Comma => ",",
        JsonTokenKind.Colon => ":",
        _ => "value",
    };
}

/// <summary>
/// Represents one repair of a syntax error: the number of tokens to keep, the tokens to insert, and the number of tokens to skip.
/// </summary>
/// <param name="Remedy">What the user would do, as the end of a sentence.</param>
/// <param name="MovesBrackets">Objects or arrays begin or end elsewhere, so what was read since the innermost one began is in doubt.</param>
/// <param name="TearsLine">The line is given up, so what was read of it is in doubt too.</param>
internal sealed record JsonRepair(
    int Keep, IReadOnlyList<JsonToken> Tokens, int Skip, string Remedy, bool MovesBrackets = false, bool TearsLine = false);
