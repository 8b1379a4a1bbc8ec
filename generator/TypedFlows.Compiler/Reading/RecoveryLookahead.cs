namespace TypedFlows.Compiler.Reading;

/// <summary>Counts the syntax errors that the rest of the tokens would give: the measure by which a repair is chosen.</summary>
internal sealed class RecoveryLookahead(string text, IReadOnlyList<JsonToken> tokens)
{
    // After the budget is spent, which only happens for a text full of errors, repairs are compared by the next few tokens only.
    private const int ShortSight = 64;

    // A repair that leaves more errors than are ever reported is no better than another such.
    private const int MostCounted = 32;

    // How far ahead the guesses at one error are compared.
    private const int GuessSight = 48;

    private static readonly Func<JsonGrammarState, JsonToken, bool>[] s_guesses =
    [
        (shape, _) => shape.TryTake(JsonTokenKind.Comma),
        (shape, _) => shape.TryTake(JsonTokenKind.Colon),
        (shape, _) => TryCloseEarlier(shape, withName: false),
        (shape, _) => TryCloseEarlier(shape, withName: true),
        (shape, _) => shape.State is JsonState.AfterValue or JsonState.Done && TryOpen(shape, JsonTokenKind.OpenObject, JsonState.Colon),
        (shape, _) => shape.State is JsonState.AfterValue or JsonState.Done && TryOpen(shape, JsonTokenKind.OpenArray, JsonState.AfterValue),
        (shape, _) => shape.State == JsonState.Colon && TryOpen(shape, JsonTokenKind.OpenArray, JsonState.AfterValue),
        (shape, _) => shape.State == JsonState.Name && TryOpen(shape, JsonTokenKind.OpenArray, JsonState.Value),
        (shape, _) => TryClose(shape, 1),
        (shape, _) => TryClose(shape, 2),
        (shape, _) => TryForce(shape, shape.State is JsonState.Value or JsonState.Colon or JsonState.Name, JsonState.AfterValue),
        (shape, _) => TryForce(shape, shape.State is JsonState.Name or JsonState.FirstName, JsonState.Value),
        (shape, _) => TryForce(shape, shape.State is JsonState.Name or JsonState.FirstName, JsonState.Colon),
        (shape, _) => shape.TryTake(JsonTokenKind.OpenObject),
        (shape, _) => shape.TryTake(JsonTokenKind.OpenArray),
    ];

    private readonly JsonGrammarState _guess = new();
    private readonly JsonGrammarState _candidate = new();
    private readonly JsonGrammarState _best = new();
    private long _budget = 400_000 + (32L * tokens.Count);

    public bool CanAfford(int steps) => steps <= Math.Max(_budget, ShortSight);

    /// <summary>The errors from a token on, or the best count so far if there are no fewer.</summary>
    public int Count(JsonGrammarState shape, int next, int best)
    {
        var errors = 0;
        best = Math.Min(best, MostCounted);
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

            if (++errors >= best || steps >= sight)
            {
                return errors;
            }

            if (kind == JsonTokenKind.Unclosed)
            {
                RecoverFromUnclosed(shape, tokens[next]);
            }
            else
            {
                Recover(shape, next);
            }
        }
    }

    /// <summary>Takes the guess that reads furthest; the token is behind it when this returns.</summary>
    private void Recover(JsonGrammarState shape, int next)
    {
        // The baseline of all guesses: the token is skipped, or it represents the expected value or name.
        _best.CopyFrom(shape);
        if (tokens[next].Kind == JsonTokenKind.Garbage)
        {
            SkipGarbage(_best);
        }

        _budget -= s_guesses.Length;
        _guess.CopyFrom(_best);
        var furthest = Reach(_guess, next + 1);
        foreach (var guess in s_guesses)
        {
            _guess.CopyFrom(shape);
            if (!guess(_guess, tokens[next]) || !_guess.TryTake(tokens[next].Kind))
            {
                continue;
            }

            _candidate.CopyFrom(_guess);
            var reach = Reach(_guess, next + 1);
            if (reach > furthest)
            {
                furthest = reach;
                _best.CopyFrom(_candidate);
            }
        }

        shape.CopyFrom(_best);
    }

    /// <summary>Returns the number of tokens that can be read from here without an error, up to a limit.</summary>
    private int Reach(JsonGrammarState shape, int next)
    {
        var read = 0;
        while (read < GuessSight && shape.TryTake(tokens[next].Kind))
        {
            read++;
            if (tokens[next++].Kind == JsonTokenKind.EndOfFile)
            {
                return GuessSight;
            }
        }

        _budget -= read;
        return read;
    }

    private static bool TryForce(JsonGrammarState shape, bool isDue, JsonState state)
    {
        shape.Force(state);
        return isDue && shape.Depth > 0;
    }

    private static bool TryOpen(JsonGrammarState shape, JsonTokenKind opener, JsonState then)
    {
        shape.Force(JsonState.Value);
        var isOpen = shape.TryTake(opener);
        shape.Force(then);
        return isOpen;
    }

    private static bool TryClose(JsonGrammarState shape, int levels)
    {
        if (shape.Depth < levels)
        {
            return false;
        }

        for (; levels > 0; levels--)
        {
            shape.ForceClose();
        }

        return true;
    }

    /// <summary>The comma before the token, or before the string before the token, belongs to the object or array outside.</summary>
    private static bool TryCloseEarlier(JsonGrammarState shape, bool withName)
    {
        var isAfterComma = withName
            ? shape.State is JsonState.Colon or JsonState.AfterValue
            : shape.State is JsonState.Name or JsonState.Value;
        return isAfterComma && TryClose(shape, 1) && shape.TryTake(JsonTokenKind.Comma) && (!withName || shape.TryTake(JsonTokenKind.String));
    }

    private static void SkipGarbage(JsonGrammarState shape)
    {
        if (shape.State is JsonState.Name or JsonState.FirstName)
        {
            shape.Force(JsonState.Colon);
        }
        else if (shape.State is JsonState.Value or JsonState.FirstItem)
        {
            SkipValue(shape);
        }
    }

    private static void SkipValue(JsonGrammarState shape) => shape.Force(shape.Depth == 0 ? JsonState.Done : JsonState.AfterValue);

    /// <summary>The end of the cut-off string tells what its line was to do: open, close, or go on after a comma.</summary>
    private void RecoverFromUnclosed(JsonGrammarState shape, JsonToken token)
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
