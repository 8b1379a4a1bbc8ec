using System.Text.Json;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Represents the rows of a mapping set.</summary>
internal sealed class MappingSet
{
    private readonly IReadOnlyList<MappingSetRow> _parentsFirst;

    public MappingSet(IReadOnlyList<MappingSetRow> rows)
    {
        Rows = rows;

        // A row for a child adds to the object that the row for its parent copies.
        var paths = rows.Select(row => row.Destination).ToHashSet(StringComparer.Ordinal);
        var parents = rows.SelectMany(row => Parents(row.DestinationPath)).Where(paths.Contains).ToHashSet(StringComparer.Ordinal);
        _parentsFirst = parents.Count == 0 ? rows
            : [.. rows.OrderBy(row => parents.Contains(row.Destination) ? row.DestinationPath.Count : int.MaxValue)];
        HasParents = parents.Count > 0;
    }

    public IReadOnlyList<MappingSetRow> Rows { get; }

    /// <summary>Gets a value indicating whether a row writes to a field inside the field of another row.</summary>
    public bool HasParents { get; }

    /// <summary>Gets a value indicating whether null is written. Otherwise it is left out.</summary>
    public bool AllowsNull { get; init; }

    /// <summary>Reads the body of a mapping set, or its rows, in either vocabulary.</summary>
    /// <exception cref="JsonException">The JSON contains no rows, or a row without source or destination.</exception>
    public static MappingSet Read(JsonElement json)
    {
        var rows = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("mappings", out var mappings) ? mappings : json;
        return rows.ValueKind == JsonValueKind.Array
            ? new([.. rows.EnumerateArray().Select(MappingSetRow.Read)])
            {
                AllowsNull = json.ValueKind == JsonValueKind.Object
                    && json.TryGetProperty("allowNullValues", out var allows) && allows.ValueKind == JsonValueKind.True,
            }
            : throw new JsonException("a mapping set is an object with 'mappings', an array of rows");
    }

    /// <summary>Writes a record from a source row. An expression that fails writes nothing.</summary>
    /// <param name="slow">Limits the time for all rows of a run; null if there is one row.</param>
    public (ObjectValue Target, IReadOnlyList<MappingError> Errors) Apply(
        ISourceRow source, MappingTarget target, TimeProvider time, SlowEvaluations? slow = null)
    {
        var mapping = new RowMapping(target, AllowsNull);
        var evaluator = new ExpressionEvaluator(source, time);
        List<MappingError>? errors = null;
        foreach (var row in _parentsFirst)
        {
            if (row.Error is not null)
            {
                (errors ??= []).Add(new(row, row.Error));
                continue;
            }

            try
            {
                if (Write(mapping, row, source, evaluator, slow) is { } mismatch)
                {
                    (errors ??= []).Add(new(row, CaseError.Of(mismatch)));
                }
            }
            catch (EvaluationException e)
            {
                (errors ??= []).Add(new(row, CaseError.Of(e)));
            }
        }

        return (mapping.Target, errors ?? (IReadOnlyList<MappingError>)[]);
    }

    /// <summary>Returns the value that a row of an expression or a constant writes to a record of an unknown schema.</summary>
    /// <exception cref="EvaluationException">The row has no value that can be written.</exception>
    public static object? Compute(MappingSetRow row, ExpressionEvaluator evaluator, RowMapping mapping, SlowEvaluations? slow) =>
        row.Kind == MappingRowKind.Constant ? row.Source : mapping.Converted(Evaluate(row, evaluator, slow), row.Destination);

    private static EvaluationException? Write(
        RowMapping mapping, MappingSetRow row, ISourceRow source, ExpressionEvaluator evaluator, SlowEvaluations? slow)
    {
        if (row.Kind == MappingRowKind.Attribute)
        {
            return mapping.AddAttribute(source, row);
        }

        mapping.Add(row.Kind == MappingRowKind.Constant ? row.Source : Evaluate(row, evaluator, slow), row);
        return null;
    }

    private static object? Evaluate(MappingSetRow row, ExpressionEvaluator evaluator, SlowEvaluations? slow)
    {
        slow?.Check(row);
        try
        {
            return evaluator.Evaluate(row.Expression!);
        }
        finally
        {
            slow?.Add(row, evaluator.Elapsed);
        }
    }

    private static IEnumerable<string> Parents(IReadOnlyList<FieldStep> path)
    {
        for (var count = path.Count - 1; count > 0; count--)
        {
            yield return FieldPath.Text(path.Take(count));
        }
    }
}
