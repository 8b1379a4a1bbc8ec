using TypedFlows.Compiler.DataPrep.Functions;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <summary>Represents what is known about the fields of the rows that a pipeline reads.</summary>
/// <param name="Columns">The types of the columns that the source declares, without those that are uncertain.</param>
/// <param name="AreComplete">True if there are no other columns.</param>
/// <param name="Schema">The compiled schema of the source, or null.</param>
internal sealed record SourceFields(IReadOnlyDictionary<string, FieldType> Columns, bool AreComplete, FieldSchema? Schema)
{
    /// <summary>Returns the fields of a schema.</summary>
    public static SourceFields Of(FieldSchema? schema) => new(new Dictionary<string, FieldType>(), AreComplete: false, schema);

    public bool IsKnown => AreComplete || Schema is not null;

    /// <summary>Returns the type of a field; null if there is none. What is not known is of any type.</summary>
    public ExpressionType? TypeOf(IReadOnlyList<string> path) =>
        Schema is null ? OfColumn(path) : OfField(path) ?? (AreComplete ? OfColumn(path) : null);

    /// <summary>Returns the names of the fields at a path.</summary>
    public IReadOnlyCollection<string> Names(IReadOnlyList<string> path)
    {
        var at = Schema;
        foreach (var name in path)
        {
            at = at?.Field(name);
        }

        return [.. at?.Names ?? [], .. path.Count == 0 && AreComplete ? Columns.Keys : []];
    }

    private ExpressionType? OfColumn(IReadOnlyList<string> path)
    {
        // The name of a column may contain dots, and its value may be an object.
        var name = string.Join(".", path);
        return Columns.TryGetValue(name, out var type) ? TypeOf(type)
            : Columns.ContainsKey(path[0]) || Columns.Keys.Any(column => column.StartsWith(name + ".", StringComparison.Ordinal))
                ? ExpressionType.Any : null;
    }

    private ExpressionType? OfField(IReadOnlyList<string> path)
    {
        var at = Schema!;
        foreach (var name in path)
        {
            if (at.Field(name) is not { } field)
            {
                // A number selects an item of an array.
                return at.IsOpen || at.IsPartial || at.Item is not null ? ExpressionType.Any : null;
            }

            at = field;
        }

        return TypeOf(at.Type);
    }

    // Whether the value of a date is a text is not known.
    private static ExpressionType TypeOf(FieldType type) =>
        ExpressionTypes.Of(type) is var known && known == ExpressionType.Date ? ExpressionType.Date | ExpressionType.String : known;
}
