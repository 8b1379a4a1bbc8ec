using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Client;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.DataPrep.Functions;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Formats.DateTimePatterns;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Specs;
using JsonValue = System.Text.Json.Nodes.JsonValue;
using MappingSet = TypedFlows.Compiler.DataPrep.Evaluation.MappingSet;

namespace TypedFlows.Tool.Importing;

/// <summary>Creates source rows for the test of an imported pipeline from its mapping and its schema.</summary>
internal sealed class SampleRows
{
    public const int Count = 5;

    // An expression states no type for its fields, so each of these is tried.
    private static readonly Func<int, string>[] s_texts =
    [
        row => Invariant($"text {row + 1}"),
        row => Invariant($"{row + 1}"),
        row => Invariant($"2024-01-0{row + 1}T00:00:00Z"),
        row => Invariant($"2024-01-0{row + 1} 00:00:00"),
        row => Invariant($"2024-01-0{row + 1}"),
        row => Invariant($"01/0{row + 1}/2024"),
        row => Invariant($"person{row + 1}@example.com"),
        row => Invariant($"{1704067200000L + row}"),
        row => Invariant($"Last{row + 1}, First{row + 1}"),
        row => Invariant($"a{row + 1}-b-c|d:e"),
        row => row % 2 == 0 ? "true" : "false",
        row => Invariant($"https://example.com/{row + 1}?a=b"),
        row => $$"""{"a":{{row + 1}}}""",
    ];

    private readonly bool _isNested;
    private readonly IReadOnlyList<MappingRow> _mapping;
    private readonly SchemaDocument? _schema;
    private readonly MappingSet? _set;
    private readonly List<JsonObject> _rows = [];

    /// <param name="isNested">Whether the rows are JSON. The cells of a table are text.</param>
    private SampleRows(IReadOnlyList<MappingRow> mapping, SchemaDocument? schema, bool isNested)
    {
        (_mapping, _schema, _isNested) = (mapping, schema, isNested);
        _set = mapping.Count == 0 ? null : new([.. mapping.Select(row => new MappingSetRow(
            row.SourceType switch
            {
                MappingSourceType.Attribute => MappingRowKind.Attribute,
                MappingSourceType.Expression => MappingRowKind.Expression,
                _ => MappingRowKind.Constant,
            },
            row.Source,
            row.Destination))]);
    }

    /// <summary>Gets the names of the columns of a table.</summary>
    public IReadOnlyList<string> Columns => _rows.Count == 0 ? [] : [.. _rows[0].Select(cell => cell.Key)];

    /// <summary>Gets the first problem of the records that the rows give, or <see langword="null"/> if the records are valid.</summary>
    public string? Problem { get; private set; }

    public static SampleRows Create(FlowGraph graph, IReadOnlyList<MappingRow> mapping, SchemaDocument? schema, bool isNested)
    {
        var rows = new SampleRows(mapping, schema, isNested);
        rows.Fill(DeltaColumn(graph));
        return rows;
    }

    /// <summary>Returns the rows as a delimited file.</summary>
    public string ToDelimited()
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Columns.Select(Cell)).Append('\n');
        foreach (var row in _rows)
        {
            text.AppendJoin(',', row.Select(cell => Cell(cell.Value!.GetValueKind() == JsonValueKind.String
                ? cell.Value.GetValue<string>() : cell.Value.ToJsonString()))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Returns the rows as one JSON object per line.</summary>
    public string ToJsonLines() => string.Concat(_rows.Select(row => row.ToJsonString() + "\n"));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") || text.Length == 0 || text != text.Trim()
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private void Fill((string Name, Func<int, string> Value)? delta)
    {
        var values = new SampleValues(_schema);
        for (var i = 0; i < Count; i++)
        {
            var row = _set is null ? values.Record(i) : [];
            foreach (var each in _mapping.Where(each => each.SourceType == MappingSourceType.Attribute))
            {
                Set(row, FieldPath.Of(each.Source), values.Of(each.Destination, Last(each.Source), i));
            }

            _rows.Add(row);
        }

        var computed = Fields().Where(path => !Has(_rows[0], path)).ToList();
        foreach (var path in computed)
        {
            Choose(path, s_texts[0]);
        }

        if (delta is var (column, value))
        {
            Choose([new(column, [])], value);
        }

        // Each field takes the candidate with the fewest problems; a second pass considers the other fields.
        var problems = Problems();
        foreach (var path in computed.Concat(computed))
        {
            if (problems.Count == 0)
            {
                break;
            }

            if (delta is not var (name, _) || path is not [{ Name: var own }] || own != name)
            {
                problems = Improve(path);
            }
        }

        Problem = problems.FirstOrDefault();
    }

    /// <summary>Gives a field the candidate with the fewest problems, and returns the problems.</summary>
    private List<string> Improve(IReadOnlyList<FieldStep> path)
    {
        Func<int, string>? best = null;
        List<string>? fewest = null;
        foreach (var text in s_texts)
        {
            Choose(path, text);
            var problems = Problems();
            if (problems.Count == 0)
            {
                return problems;
            }

            (best, fewest) = fewest is null || problems.Count < fewest.Count ? (text, problems) : (best, fewest);
        }

        Choose(path, best!);
        return fewest!;
    }

    private void Choose(IReadOnlyList<FieldStep> path, Func<int, string> value)
    {
        for (var i = 0; i < Count; i++)
        {
            Set(_rows[i], path, JsonValue.Create(value(i)));
        }
    }

    private static string Last(string path) => FieldPath.Of(path)[^1].Name;

    /// <summary>Returns the fields of the source that expressions read.</summary>
    private List<IReadOnlyList<FieldStep>> Fields()
    {
        var found = new Dictionary<string, IReadOnlyList<FieldStep>>(StringComparer.Ordinal);
        foreach (var row in _mapping.Where(row => row.SourceType == MappingSourceType.Expression))
        {
            ExpressionChecker.Check(row.Source, path =>
            {
                found.TryAdd(string.Join('.', path), [.. path.Select(name => new FieldStep(name, []))]);
                return ExpressionType.Any;
            });
        }

        // A field with a field inside it is an object.
        return [.. found.Where(field => !found.Keys.Any(other => other.StartsWith(field.Key + ".", StringComparison.Ordinal)))
            .Select(field => field.Value)];
    }

    private List<string> Problems()
    {
        var problems = new List<string>();
        foreach (var row in _rows)
        {
            var record = JsonSerializer.SerializeToElement(row);
            if (_set is not null)
            {
                var (target, errors) = _set.Apply(
                    ValueJson.ReadObject(record), MappingTarget.Of(_schema is null ? null : SchemaField.Of(_schema)), TimeProvider.System);
                problems.AddRange(errors.Select(error => error.Error.Message));
                record = JsonElement.Parse(new CaseResult(target, null).Json());
            }

            if (_schema is not null)
            {
                var result = SchemaEvaluator.Evaluate(_schema, JsonInstance.Of(record), "The schema");
                problems.AddRange(result.Violations.Select(violation => violation.Message));
            }
        }

        return problems;
    }

    private bool Has(JsonObject row, IReadOnlyList<FieldStep> path)
    {
        JsonNode? at = row;
        foreach (var name in Names(path))
        {
            at = (at as JsonObject)?[name];
        }

        return at is not null;
    }

    private void Set(JsonObject row, IReadOnlyList<FieldStep> path, JsonNode value)
    {
        var names = Names(path);
        foreach (var name in names.SkipLast(1))
        {
            if (row[name] is not JsonObject inner)
            {
                row[name] = inner = [];
            }

            row = inner;
        }

        // A cell of a table is text.
        row[names[^1]] = _isNested || value.GetValueKind() == JsonValueKind.String ? value
            : JsonValue.Create(value.ToJsonString());
    }

    private string[] Names(IReadOnlyList<FieldStep> path) =>
        _isNested ? [.. path.Select(step => step.Name)] : [string.Join('.', path.Select(step => step.Name))];

    /// <summary>Returns the column by which the flow finds new rows, with values that its first run reads.</summary>
    private static (string Name, Func<int, string> Value)? DeltaColumn(FlowGraph graph)
    {
        var column = graph.Flow.Transformations.Select(each => FlowGraph.Member(each.Params, "deltaColumn"))
            .FirstOrDefault(json => json.ValueKind == JsonValueKind.Object);
        if (FlowGraph.Text(column, "name") is not { } name)
        {
            return null;
        }

        var pattern = FlowGraph.Text(column, "dateFormat") ?? "yyyy-MM-dd HH:mm:ss";
        var start = (graph.StartTime ?? DateTimeOffset.UnixEpoch).UtcDateTime;

        // Without backfill the run reads only what is newer than the start. A text can be in another time zone.
        var first = IsBackfill(graph) && start.Year > 1 ? start.AddDays(-2) : start;
        return (name, row => Write(pattern, first.AddSeconds(row + 1)));
    }

    private static bool IsBackfill(FlowGraph graph) =>
        FlowGraph.Member(graph.Flow.ScheduleParams, "backfill") is not { ValueKind: JsonValueKind.False } and var value
        && (value.ValueKind != JsonValueKind.String || value.GetString() != "false");

    private static string Write(string pattern, DateTime time)
    {
        try
        {
            return DateTimePattern.Parse(pattern).Write(time, 0, TimeSpan.Zero, "UTC");
        }
        catch (FormatException)
        {
            return time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }
    }
}
