using System.Diagnostics;
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
        ObjectValue source, MappingTarget target, TimeProvider time, SlowEvaluations? slow = null)
    {
        var mapping = new RowMapping(target, AllowsNull);
        List<MappingError>? errors = null;
        foreach (var row in _parentsFirst)
        {
            try
            {
                if (Write(mapping, row, source, time, slow) is { } error)
                {
                    (errors ??= []).Add(new(row, error));
                }
            }
            catch (EvaluationException e)
            {
                (errors ??= []).Add(new(row, CaseError.Of(e)));
            }
        }

        return (mapping.Target, errors ?? (IReadOnlyList<MappingError>)[]);
    }

    private static CaseError? Write(RowMapping mapping, MappingSetRow row, ObjectValue source, TimeProvider time, SlowEvaluations? slow)
    {
        if (row.Error is not null)
        {
            return row.Error;
        }

        switch (row.Kind)
        {
            case MappingRowKind.Attribute:
                return mapping.AddAttribute(source, row) is { } mismatch ? CaseError.Of(mismatch) : null;
            case MappingRowKind.Constant:
                mapping.Add(row.Source, row);
                return null;
            default:
                mapping.Add(Evaluate(row, source, time, slow), row);
                return null;
        }
    }

    private static object? Evaluate(MappingSetRow row, ObjectValue source, TimeProvider time, SlowEvaluations? slow)
    {
        slow?.Check(row);
        var start = Stopwatch.GetTimestamp();
        try
        {
            return new ExpressionEvaluator(source, time, start).Evaluate(row.Expression!);
        }
        finally
        {
            slow?.Add(row, start);
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
