namespace TypedFlows.Compiler.Reading;

/// <summary>Counts the syntax errors that the rest of the tokens would give: the measure by which a repair is chosen.</summary>
internal sealed class JsonForecast(string text, IReadOnlyList<JsonToken> tokens)
{
    // When the budget is spent (only a text full of errors gets there), repairs are judged by the next few tokens alone.
    private const int ShortSight = 64;

    private long _budget = 400_000 + (32L * tokens.Count);

    public bool CanAfford(int steps) => steps <= Math.Max(_budget, ShortSight);

    public int Count(JsonShape shape, int next, int best)
    {
        var errors = 0;
        var sight = _budget > 0 ? int.MaxValue : ShortSight;
        for (var steps = 0; ; next++, steps++)
        {
            _budget--;
            var kind = tokens[next].Kind;
            if (kind == JsonTokenKind.EndOfFile)
            {
                return errors + (shape.State == JsonState.Done ? 0 : 1);
            }

            if (shape.TryTake(kind))
            {
                if (steps >= sight)
                {
                    return errors;
                }

                continue;
            }

            if (++errors >= best || shape.State == JsonState.Done || steps >= sight)
            {
                return errors;
            }

            Recover(shape, tokens[next]);
        }
    }

    private void Recover(JsonShape shape, JsonToken token)
    {
        switch (token.Kind)
        {
            case JsonTokenKind.Unclosed:
                RecoverFromUnclosed(shape, token);
                break;
            case JsonTokenKind.Comma:
                if (shape.State is JsonState.Value or JsonState.Colon)
                {
                    shape.Force(JsonState.AfterValue);
                    shape.TryTake(JsonTokenKind.Comma);
                }

                break;
            case JsonTokenKind.Colon:
                shape.Force(JsonState.Value);
                break;
            case JsonTokenKind.CloseObject or JsonTokenKind.CloseArray:
                for (var levels = shape.LevelsAbove(token.Kind == JsonTokenKind.CloseObject); levels >= 0; levels--)
                {
                    shape.ForceClose();
                }

                break;
            case JsonTokenKind.OpenObject or JsonTokenKind.OpenArray:
                shape.Force(JsonState.Value);
                shape.TryTake(token.Kind);
                break;
            case JsonTokenKind.String when shape.State == JsonState.AfterValue:
                shape.Force(shape.InObject ? JsonState.Colon : JsonState.AfterValue);
                break;
            case JsonTokenKind.Garbage when shape.State is JsonState.Name or JsonState.FirstName:
                shape.Force(JsonState.Colon);
                break;
            default:
                SkipValue(shape);
                break;
        }
    }

    private static void SkipValue(JsonShape shape) => shape.Force(shape.Depth == 0 ? JsonState.Done : JsonState.AfterValue);

    /// <summary>The end of the cut-off string tells what its line was to do: open, close, or go on after a comma.</summary>
    private void RecoverFromUnclosed(JsonShape shape, JsonToken token)
    {
        var end = token.End;
        var comma = LastCharacter(token.Start, ref end) == ',';
        if (comma)
        {
            end--;
        }

        var last = LastCharacter(token.Start, ref end);
        for (; last is '}' or ']'; end--, last = LastCharacter(token.Start, ref end))
        {
            if (shape.Depth > 0)
            {
                shape.ForceClose();
            }
        }

        if (last is '{' or '[')
        {
            shape.Force(JsonState.Value);
            shape.TryTake(last == '{' ? JsonTokenKind.OpenObject : JsonTokenKind.OpenArray);
            return;
        }

        SkipValue(shape);
        if (comma)
        {
            shape.TryTake(JsonTokenKind.Comma);
        }
    }

    private char LastCharacter(int start, ref int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end > start ? text[end - 1] : '\0';
    }
}
