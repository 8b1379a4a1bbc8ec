namespace TypedFlows.Compiler.Rules;

/// <summary>Contains the rules for C# code that uses generated types.</summary>
internal static class UsageRules
{
    public static readonly Rule OutOfRange = new(
        "TFL1001", "Constant is out of range", "{0}", RuleSeverity.Error);

    public static readonly Rule ForbiddenMember = new(
        "TFL1002", "Property is not allowed", "{0}", RuleSeverity.Error);

    public static readonly Rule MissingMember = new(
        "TFL1003", "Required property is missing", "{0}", RuleSeverity.Error);

    public static readonly Rule BrokenRule = new(
        "TFL1004", "Value violates a rule of the spec", "{0}", RuleSeverity.Error);

    public static readonly Rule UnlistedConnection = new(
        "TFL1005", "The flow does not accept this connector", "{0}", RuleSeverity.Error);

    public static readonly Rule UnknownField = new(
        "TFL1006", "Mapping destination is not a field of the schema", "{0}", RuleSeverity.Error);

    public static readonly Rule UnfitDestination = new(
        "TFL1007", "Mapping destination cannot take the value", "{0}", RuleSeverity.Error);

    public static readonly Rule UnmappedField = new(
        "TFL1008", "Required field is not mapped", "{0}", RuleSeverity.Warning);

    public static readonly Rule DeprecatedDestination = new(
        "TFL1009", "Mapping destination is deprecated", "{0}", RuleSeverity.Warning);

    public static readonly Rule WrongExpression = new(
        "TFL1010", "Mapping expression is wrong", "{0}", RuleSeverity.Error);

    public static readonly Rule DoubtfulExpression = new(
        "TFL1011", "Mapping expression uses an undocumented method or a reserved name", "{0}", RuleSeverity.Warning);

    public static readonly Rule UnlistedValue = new(
        "TFL1020", "The spec does not list this value", "{0}", RuleSeverity.Error);

    public static readonly Rule ExcludedField = new(
        "TFL1021", "Field is not included", "{0}", RuleSeverity.Error);

    /// <summary>Gets the rules for values in code that compiles.</summary>
    public static IReadOnlyList<Rule> ForValues { get; } = [OutOfRange, ForbiddenMember, MissingMember, BrokenRule, UnlistedConnection];

    /// <summary>Gets the rules for the mapping of a pipeline with a compiled schema.</summary>
    public static IReadOnlyList<Rule> ForMappings { get; } = [UnknownField, UnfitDestination, UnmappedField, DeprecatedDestination];

    /// <summary>Gets the rules for the expressions of mapping rows.</summary>
    public static IReadOnlyList<Rule> ForExpressions { get; } = [WrongExpression, DoubtfulExpression];

    public static IReadOnlyList<Rule> All { get; } = [.. ForValues, .. ForMappings, .. ForExpressions, UnlistedValue, ExcludedField];
}
