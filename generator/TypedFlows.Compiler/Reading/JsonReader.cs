using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Reading;

/// <summary>
/// Reads RFC 8259 JSON with the location of every value, and continues after an error. Of all plausible repairs, it selects the one with
/// the fewest further errors, so that the number of reported errors equals the number of mistakes.
/// </summary>
internal sealed class JsonReader
{
    private const int MostErrors = 20;
    private const int MostRepairs = 64;

    private readonly SourceFile _file;
    private readonly IReadOnlyList<JsonToken> _tokens;
    private readonly JsonTokenList _done = new();
    private readonly RecoveryLookahead _forecast;
    private readonly JsonGrammarState _trial = new();
    private readonly List<SpecDiagnostic> _diagnostics = [];
    private int _next;
    private int _repairs;
    private int _lastErrorLine = -1;
    private int? _firstError;
    private int? _inDoubtFrom;

    private JsonReader(SourceFile file)
    {
        _file = file;
        _tokens = JsonLexer.Split(file.Text);
        _forecast = new RecoveryLookahead(file.Text, _tokens);
    }

    public static JsonReadResult Read(SourceFile file) => new JsonReader(file).Read();

    private JsonReadResult Read()
    {
        while (_tokens[_next].Kind != JsonTokenKind.EndOfFile || _done.Shape.State != JsonState.Done)
        {
            var token = _tokens[_next];
            var isName = _done.Shape.State is JsonState.Name or JsonState.FirstName;
            if (_done.TryAdd(token))
            {
                _next++;
                if (isName && UnpairedSurrogate.IsIn(_file.Text, token))
                {
                    Report(token.Start, token.Length, token.Line, JsonErrorText.UnpairedSurrogate(_file.Text, token), token.Start);
                }

                if (token.Flaw >= 0)
                {
                    Report(token.Flaw, 1, token.Line, JsonErrorText.Flaw(_file.Text, token.Flaw), token.Start);
                }
            }
            else if (IsTooDeep(token) || _repairs++ == MostRepairs)
            {
                GiveUp(token);
            }
            else
            {
                Repair(token);
            }
        }

        var tree = new JsonTreeBuilder(_file).Build(_done, _diagnostics);

        // After a syntax error, a duplicate property may only be its consequence.
        _diagnostics.RemoveAll(d => d.Rule == DefinitionRules.DuplicateKey && d.Range.Start >= (_inDoubtFrom ?? int.MaxValue));
        _diagnostics.Sort((a, b) => a.Range.Start.CompareTo(b.Range.Start));
        return new JsonReadResult(tree.Root, _diagnostics, _firstError, _inDoubtFrom, tree.Damaged);
    }

    private bool IsTooDeep(JsonToken token) =>
        token.IsOpen && _done.Shape.Depth == JsonGrammarState.DeepestNesting && _done.Shape.State is JsonState.Value or JsonState.FirstItem;

    private void GiveUp(JsonToken token)
    {
        if (IsTooDeep(token))
        {
            Report(token.Start, 1, token.Line, $"Objects and arrays are nested deeper than {JsonGrammarState.DeepestNesting} levels here; flatten them", token.Start);
        }

        _next = _tokens.Count - 1;
        if (_done.Shape.State != JsonState.Done)
        {
            Apply(new JsonRepairFinder(_done, _tokens, _next).Find()[0]);
        }
    }

    private void Repair(JsonToken token)
    {
        var repair = Choose(token, new JsonRepairFinder(_done, _tokens, _next).Find());
        var isCutOff = token.Kind == JsonTokenKind.Unclosed && TakesString(_done.Shape.State);
        var doubt = DoubtFrom(repair, token);
        if (isCutOff)
        {
            // The error is located at the end of the line.
            Report(token.End, 0, token.Line, JsonErrorText.Unclosed(_file, token), doubt);
        }
        else
        {
            Report(token.Start, token.Length, token.Line, JsonErrorText.Unexpected(_file, _done, token, repair), doubt);
        }

        Apply(repair);
    }

    /// <summary>Returns the offset from which the text may have another meaning if this repair is applied.</summary>
    private int DoubtFrom(JsonRepair repair, JsonToken token)
    {
        var doubt = token.Start;
        if (repair.TearsLine)
        {
            doubt = token.Start == 0 ? 0 : _file.Text.LastIndexOfAny(['\n', '\r'], token.Start - 1) + 1;
        }
        else if (_done.Count > 0 && _done[_done.Count - 1] is var last && last.End == token.Start && !last.IsInserted)
        {
            // Text that touches the error may be a part of it, as 12 is in 12ab.
            doubt = last.IsClose ? doubt : last.Start;
        }

        return !repair.MovesBrackets ? doubt
            : _done.Open >= 0 ? Math.Min(doubt, _done[_done.Open].Start)
            : 0;
    }

    private static bool TakesString(JsonState state) => state is JsonState.Value or JsonState.FirstItem or JsonState.Name or JsonState.FirstName;

    private JsonRepair Choose(JsonToken token, IReadOnlyList<JsonRepair> repairs)
    {
        JsonRepair? chosen = null;
        var fewest = int.MaxValue;
        foreach (var repair in repairs)
        {
            var errors = Report(repair, token, fewest);
            if (errors < fewest)
            {
                chosen = repair;
                fewest = errors;
            }

            if (fewest == 0)
            {
                break;
            }
        }

        return chosen ?? new JsonRepair(_done.Count, [], 1, "remove it");
    }

    /// <summary>Returns the number of remaining errors after a repair, or int.MaxValue if the repair does not fit.</summary>
    private int Report(JsonRepair repair, JsonToken token, int best)
    {
        if (!_forecast.CanAfford(repair.Tokens.Count))
        {
            return int.MaxValue;
        }

        _done.ShapeAt(repair.Keep, _trial);
        foreach (var added in repair.Tokens)
        {
            if (!_trial.TryTake(added.Kind))
            {
                return int.MaxValue;
            }
        }

        if (repair.Skip > 0)
        {
            return _forecast.Count(_trial, _next + repair.Skip, best);
        }

        // A repair without progress must at least accept the unexpected token, so that reading ends.
        return !_trial.TryTake(token.Kind) ? int.MaxValue
            : token.Kind == JsonTokenKind.EndOfFile ? 0
            : _forecast.Count(_trial, _next + 1, best);
    }

    private void Apply(JsonRepair repair)
    {
        _done.Truncate(repair.Keep);
        foreach (var token in repair.Tokens)
        {
            _done.TryAdd(token);
        }

        _next += repair.Skip;
    }

    private void Report(int start, int length, int line, string message, int inDoubtFrom)
    {
        _firstError ??= start;
        _inDoubtFrom ??= Math.Min(inDoubtFrom, start);

        // The rest of a line with an error rarely contains another independent error.
        if (line != _lastErrorLine && _diagnostics.Count < MostErrors)
        {
            _diagnostics.Add(SpecDiagnostic.At(DefinitionRules.MalformedJson, _file, new TextRange(start, length), message));
        }

        _lastErrorLine = line;
    }
}

/// <summary>Represents the result of reading one file.</summary>
/// <param name="Root">The document as far as it could be read, or a Missing literal if nothing could be read.</param>
/// <param name="Diagnostics">The syntax errors and duplicate properties, in text order.</param>
/// <param name="FirstError">The offset at which the text stops being JSON, or null if all of it is JSON.</param>
/// <param name="InDoubtFrom">The offset from which the text may have another meaning after the first error is corrected.</param>
/// <param name="Damaged">The objects and arrays that a repair changed.</param>
internal sealed record JsonReadResult(
    JsonSyntax Root,
    IReadOnlyList<SpecDiagnostic> Diagnostics,
    int? FirstError,
    int? InDoubtFrom,
    IReadOnlyCollection<JsonSyntax> Damaged);

/// <summary>Represents a document as a tree, with the objects and arrays that a repair changed.</summary>
internal sealed record JsonTree(JsonSyntax Root, IReadOnlyCollection<JsonSyntax> Damaged);
