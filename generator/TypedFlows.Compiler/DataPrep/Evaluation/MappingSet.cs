using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Represents the rows of a mapping set, whose expressions are parsed and checked once.</summary>
internal sealed class MappingSet
{
    private readonly IReadOnlyList<Row> _rows;

    private MappingSet(IReadOnlyList<Row> rows) => _rows = rows;

    /// <summary>Reads the body of a mapping set, or its rows, in either vocabulary.</summary>
    /// <exception cref="JsonException">The JSON contains no rows, or a row without source or destination.</exception>
    public static MappingSet Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("mappings", out var mappings))
        {
            json = mappings;
        }

        return json.ValueKind == JsonValueKind.Array
            ? new([.. json.EnumerateArray().Select((row, i) => ReadRow(row, i))])
            : throw new JsonException("a mapping set is an object with 'mappings', an array of rows");
    }

    /// <summary>Returns the mapping set of one row.</summary>
    public static MappingSet Of(string kind, string source, string destination) => new([RowOf(kind, source, destination)]);

    /// <summary>Writes a record from a source row. A row of the mapping that fails writes nothing.</summary>
    /// <param name="typeOf">Returns the type of a destination; None if it is unknown.</param>
    /// <param name="isDeclared">Returns whether the target schema has a field; always true if the schema is unknown.</param>
    public (ObjectValue Target, IReadOnlyList<(string Destination, CaseError Error)> Errors) Apply(
        ObjectValue source, Func<string, FieldType> typeOf, Func<string, bool> isDeclared, TimeProvider time)
    {
        var mapping = new RowMapping(typeOf, isDeclared);
        var errors = new List<(string Destination, CaseError Error)>();
        foreach (var row in _rows)
        {
            try
            {
                if (row.Error is not null)
                {
                    errors.Add((row.Destination, row.Error));
                }
                else if (row.Expression is not null)
                {
                    mapping.Add(new ExpressionEvaluator(source, time).Evaluate(row.Expression), row.Destination);
                }
                else if (row.IsConstant)
                {
                    mapping.Add(row.Source, row.Destination);
                }
                else
                {
                    mapping.AddAttribute(source, row.Source, row.Destination);
                }
            }
            catch (EvaluationException e)
            {
                errors.Add((row.Destination, CaseError.Of(e)));
            }
        }

        return (mapping.Target, errors);
    }

    private static Row ReadRow(JsonElement row, int index)
    {
        var source = Text(row, "source") ?? Text(row, "sourceAttribute");
        var destination = Text(row, "destination") ?? Text(row, "destinationXdmPath");
        return source is not null && destination is not null
            ? RowOf(Text(row, "sourceType") ?? "ATTRIBUTE", source, destination)
            : throw new JsonException($"row {index + 1} of the mapping has no 'source' or no 'destination'");
    }

    private static Row RowOf(string kind, string source, string destination)
    {
        if (kind.ToUpperInvariant() is not ("EXPRESSION" or "TEXT/X.AEP-XL"))
        {
            return new(source, destination, kind.ToUpperInvariant() is "STATIC" or "TEXT/PLAIN", null, null);
        }

        var error = ExpressionChecker.Check(source).FirstOrDefault(
            found => found.Kind is not (ExpressionErrorKind.UnknownMethod or ExpressionErrorKind.ReservedName));
        return new(source, destination, false, ExpressionParser.Parse(source, out _), error is null ? null : CaseError.Of(error));
    }

    private static string? Text(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Row(string Source, string Destination, bool IsConstant, Expression? Expression, CaseError? Error);
}
