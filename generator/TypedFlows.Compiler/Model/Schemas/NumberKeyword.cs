namespace TypedFlows.Compiler.Model;

/// <summary>
/// A keyword that limits a number by another number. Parsing, messages, the canonical schema, usage diagnostics and the comparison of
/// specs read <see cref="All"/>; both engines read it through <see cref="ValueKeyword"/>. A new keyword of this kind is one entry.
/// </summary>
/// <param name="Name">The keyword.</param>
/// <param name="Get">Returns the limit of a schema; null if the schema does not have the keyword.</param>
/// <param name="Set">Returns the schema with another limit.</param>
/// <param name="Rule">The rule of the runtime library that a JSON value violates.</param>
/// <param name="Violation">The comparison of a value with the limit that is true for a violation. Null if it takes more than a
/// comparison.</param>
/// <param name="IsViolated">Returns true if a value, the first argument, violates the limit, the second.</param>
/// <param name="Requirement">The start of the message, before the limit: <c>must be at least</c>.</param>
internal sealed record NumberKeyword(
    string Name,
    Func<Schema, JsonDecimal?> Get,
    Func<Schema, JsonDecimal?, Schema> Set,
    JsonRule Rule,
    Comparison? Violation,
    Func<JsonDecimal, JsonDecimal, bool> IsViolated,
    string Requirement)
{
    /// <summary>Gets a value indicating whether a limit must be greater than zero.</summary>
    public bool IsPositive { get; init; }

    /// <summary>Gets a value indicating whether a higher limit allows fewer numbers. Null if limits are not ordered so.</summary>
    public bool? IsHigherNarrower { get; init; }

    /// <summary>Gets all keywords of this kind, in the order in which violations are reported.</summary>
    public static IReadOnlyList<NumberKeyword> All { get; } =
    [
        new("minimum", s => s.Minimum, (s, limit) => s with { Minimum = limit }, JsonRule.IsBelow, Comparison.Less,
            (value, limit) => value.CompareTo(limit) < 0, "must be at least") { IsHigherNarrower = true },
        new("exclusiveMinimum", s => s.ExclusiveMinimum, (s, limit) => s with { ExclusiveMinimum = limit }, JsonRule.IsAtMost,
            Comparison.LessOrEqual, (value, limit) => value.CompareTo(limit) <= 0, "must be greater than") { IsHigherNarrower = true },
        new("maximum", s => s.Maximum, (s, limit) => s with { Maximum = limit }, JsonRule.IsAbove, Comparison.Greater,
            (value, limit) => value.CompareTo(limit) > 0, "must be at most") { IsHigherNarrower = false },
        new("exclusiveMaximum", s => s.ExclusiveMaximum, (s, limit) => s with { ExclusiveMaximum = limit }, JsonRule.IsAtLeast,
            Comparison.GreaterOrEqual, (value, limit) => value.CompareTo(limit) >= 0, "must be less than") { IsHigherNarrower = false },
        new("multipleOf", s => s.MultipleOf, (s, limit) => s with { MultipleOf = limit }, JsonRule.IsNotMultipleOf, null,
            (value, divisor) => !value.IsMultipleOf(divisor), "must be a multiple of") { IsPositive = true },
    ];

    public static NumberKeyword? Find(string name) => All.FirstOrDefault(keyword => keyword.Name == name);
}
