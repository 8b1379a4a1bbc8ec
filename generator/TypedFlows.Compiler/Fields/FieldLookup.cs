namespace TypedFlows.Compiler.Fields;

/// <summary>Finds fields of a schema by their dotted paths.</summary>
internal static class FieldLookup
{
    public static FoundField Find(FieldSchema schema, string path)
    {
        var steps = FieldPath.Of(path);
        var at = schema;
        var isDeprecated = false;
        var isPartial = false;
        for (var i = 0; i < steps.Count; i++)
        {
            var (step, index) = (steps[i], i);
            isPartial |= at.IsPartial;
            if (at.Field(step.Name) is not { } field)
            {
                return at.IsOpen || isPartial ? FoundField.Unchecked
                    : new(FieldProblem.Unknown, path)
                    {
                        Unknown = step.Name,
                        Names = at.Names,
                        Replace = name => Changed(steps, index, step with { Name = name }),
                    };
            }

            isDeprecated |= field.IsDeprecated;
            if (field.Item is not null && step.Indices.Count == 0 && i + 1 < steps.Count)
            {
                return new(FieldProblem.NoIndex, FieldPath.Text(steps.Take(i + 1)))
                {
                    Remedy = Changed(steps, i, step with { Indices = ["[0]"] }),
                };
            }

            at = field;
            foreach (var _ in step.Indices)
            {
                if (at.Item is not { } item)
                {
                    return at.IsOpen || at.Type == FieldType.Array ? FoundField.Unchecked
                        : new(FieldProblem.NoArray, FieldPath.Text([.. steps.Take(i), step with { Indices = [] }]))
                        {
                            Remedy = Changed(steps, i, step with { Indices = [] }),
                        };
                }

                at = item;
            }
        }

        return new(FieldProblem.None, path) { Field = at, IsDeprecated = isDeprecated };
    }

    private static string Changed(IReadOnlyList<FieldStep> steps, int index, FieldStep changed) =>
        FieldPath.Text(steps.Select((step, i) => i == index ? changed : step));
}

/// <summary>Represents the result of a lookup.</summary>
/// <param name="At">The path up to the step with the problem, or the whole path.</param>
internal sealed record FoundField(FieldProblem Problem, string At)
{
    public static FoundField Unchecked { get; } = new(FieldProblem.None, string.Empty);

    /// <summary>Gets the field, or null if there is none or the schema accepts any field there.</summary>
    public FieldSchema? Field { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>Gets the path without the problem, if it is certain.</summary>
    public string? Remedy { get; init; }

    /// <summary>Gets the name that is not declared.</summary>
    public string Unknown { get; init; } = string.Empty;

    /// <summary>Gets the names that are declared where the unknown name is.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Gets a function that returns the path with another name in place of the unknown one.</summary>
    public Func<string, string> Replace { get; init; } = name => name;
}

/// <summary>Specifies why a path is not that of a field.</summary>
internal enum FieldProblem
{
    None,
    Unknown,

    /// <summary>The path leads through an array without selecting an item.</summary>
    NoIndex,

    /// <summary>The path selects an item of a field that is not an array.</summary>
    NoArray,
}
