namespace TypedFlows.Compiler.Model;

/// <summary>
/// A keyword that constrains a value itself and has no subschema. The evaluator and lowering apply the keywords of <see cref="All"/> to a
/// value, and messages describe them.
/// </summary>
/// <param name="Name">The keyword.</param>
/// <param name="Types">The types of the values that the keyword constrains.</param>
/// <param name="IsIn">Returns a value indicating whether a schema has the keyword.</param>
/// <param name="Actual">The description of the violating value in the message.</param>
internal sealed record ValueKeyword(string Name, SchemaTypes Types, Func<Schema, bool> IsIn, ActualKind Actual)
{
    /// <summary>Gets the keyword as a limit of a number, or null if it is none.</summary>
    public NumberKeyword? Number { get; init; }

    /// <summary>Gets the keyword as a limit of a size, or null if it is none.</summary>
    public SizeKeyword? Size { get; init; }

    /// <summary>Gets all keywords of this kind, in the order in which violations are reported.</summary>
    public static IReadOnlyList<ValueKeyword> All { get; } =
    [
        new("type", SchemaTypes.Any, s => s.Types != SchemaTypes.None, ActualKind.Value),
        new("const", SchemaTypes.Any, s => s.Const is not null, ActualKind.Value),
        new("enum", SchemaTypes.Any, s => s.Enum is not null, ActualKind.Value),
        .. NumberKeyword.All.Select(number => new ValueKeyword(
            number.Name, SchemaTypes.Number, s => number.Get(s) is not null, ActualKind.Value) { Number = number }),
        .. SizeKeyword.All.Select(size => new ValueKeyword(
            size.Name, size.Type, s => size.Get(s) is not null, ActualKind.Count) { Size = size }),
        new("uniqueItems", SchemaTypes.Array, s => s.UniqueItems, ActualKind.DuplicateItems),
        new("pattern", SchemaTypes.String, s => s.Pattern is not null, ActualKind.Value),
        new("format", SchemaTypes.String, s => s.Format is not null, ActualKind.Value),
    ];

    public static IEnumerable<ValueKeyword> In(Schema schema) => All.Where(keyword => keyword.IsIn(schema));
}
