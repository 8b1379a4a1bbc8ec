using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// The rules in plain words, one function a keyword, so that every engine and the documentation say the same. Each gives the rule
/// alone, without the document's value: <c>'interval' must be at least 15 when 'frequency' is 'minute'</c>;
/// <see cref="Message"/> adds the spec's name and, where it helps, what the value is.
/// </summary>
internal static partial class ViolationMessages
{
    /// <summary>The whole message: <c>CRMToAEP: 'interval' must be at least 15; it is 5</c>.</summary>
    /// <param name="specName">Left out where empty.</param>
    /// <param name="actual">What the value is (<see cref="ActualValue"/>, <see cref="ActualCount"/>), or null.</param>
    public static string Message(string specName, string rule, string? actual) =>
        (specName.Length == 0 ? string.Empty : specName + ": ") + rule + (actual is null ? string.Empty : "; " + actual);

    public static string Type(string name, SchemaTypes types, ConditionDescription conditions) => Rule(name, "must be " + TypeNames(types), conditions);

    public static string Const(string name, JsonValue value, ConditionDescription conditions) => Rule(name, "must be " + Value(value), conditions);

    public static string Enum(string name, EquatableArray<JsonValue> values, ConditionDescription conditions) =>
        values.Count == 0 ? Never(name, conditions) : Rule(name, "must be " + Values(values, "or"), conditions);

    public static string Minimum(string name, JsonDecimal limit, ConditionDescription conditions) => Rule(name, $"must be at least {limit}", conditions);

    public static string ExclusiveMinimum(string name, JsonDecimal limit, ConditionDescription conditions) => Rule(name, $"must be greater than {limit}", conditions);

    public static string Maximum(string name, JsonDecimal limit, ConditionDescription conditions) => Rule(name, $"must be at most {limit}", conditions);

    public static string ExclusiveMaximum(string name, JsonDecimal limit, ConditionDescription conditions) => Rule(name, $"must be less than {limit}", conditions);

    public static string MultipleOf(string name, JsonDecimal divisor, ConditionDescription conditions) => Rule(name, $"must be a multiple of {divisor}", conditions);

    public static string MinLength(string name, int count, ConditionDescription conditions) => Rule(name, "must have at least " + Count(count, "character"), conditions);

    public static string MaxLength(string name, int count, ConditionDescription conditions) =>
        Rule(name, count == 0 ? "must be empty" : "must have at most " + Count(count, "character"), conditions);

    public static string MinItems(string name, int count, ConditionDescription conditions) => Rule(name, "must have at least " + Count(count, "item"), conditions);

    public static string MaxItems(string name, int count, ConditionDescription conditions) =>
        Rule(name, count == 0 ? "must be empty" : "must have at most " + Count(count, "item"), conditions);

    public static string UniqueItems(string name, ConditionDescription conditions) => Rule(name, "must not hold the same item twice", conditions);

    /// <summary>What an array must hold at least once: as that, where words can tell it.</summary>
    public static string Contains(string name, Schema wanted, ConditionDescription conditions)
    {
        var core = Bare(wanted);
        return core.Const is { } constant && core with { Types = SchemaTypes.None } == new Schema { Const = constant } ? Rule(name, "must hold " + Value(constant), conditions)
            : core.Enum is { Count: > 0 } values && core with { Types = SchemaTypes.None } == new Schema { Enum = values } ? Rule(name, "must hold " + Values(values, "or"), conditions)
            : core.Types != SchemaTypes.None && core == new Schema { Types = core.Types } ? Rule(name, "must hold " + TypeNames(core.Types), conditions)
            : core == new Schema() || core.Always == true ? Rule(name, "must have at least 1 item", conditions)
            : Rule(name, "must hold an item that matches the schema under 'contains'", conditions);
    }

    /// <summary>An item past those that the schema lists.</summary>
    public static string NotAnItem(string name, ConditionDescription conditions) => Rule(name, "is an item more than the schema allows here", conditions);

    public static string Pattern(string name, string pattern, ConditionDescription conditions) =>
        Rule(name, pattern.Length <= LongestValue ? "must match the pattern " + Escape(pattern, false) : "must match the pattern of the schema", conditions);

    public static string Format(string name, string format, ConditionDescription conditions) => Rule(name, "must be " + FormatName(format), conditions);

    public static string MinProperties(string name, int count, ConditionDescription conditions) => Rule(name, "must have at least " + Members(count), conditions);

    public static string MaxProperties(string name, int count, ConditionDescription conditions) =>
        Rule(name, count == 0 ? "must be empty" : "must have at most " + Members(count), conditions);

    /// <summary>A member whose name the schema refuses: with what names must be, where words can tell it.</summary>
    public static string PropertyName(string name, Schema names, ConditionDescription conditions)
    {
        var core = Bare(names) with { Types = SchemaTypes.None };
        return Rule(
            name,
            core.Pattern is { Length: <= LongestValue } pattern && core == new Schema { Pattern = pattern } ? "is no name that is allowed here: names must match the pattern " + Escape(pattern, false)
            : core.Enum is { Count: > 0 } values && core == new Schema { Enum = values } ? "is no name that is allowed here: names must be " + Values(values, "or")
            : core.MaxLength is { } longest && core == new Schema { MaxLength = longest } ? "is no name that is allowed here: names must have at most " + Count(longest, "character")
            : core.MinLength is { } shortest && core == new Schema { MinLength = shortest } ? "is no name that is allowed here: names must have at least " + Count(shortest, "character")
            : "is no name that is allowed here",
            conditions);
    }

    public static string Required(string name, ConditionDescription conditions) => Rule(name, "is required", conditions);

    /// <summary>Members that must not stand together; one alone must not be there.</summary>
    public static string Forbidden(IReadOnlyList<string> names, ConditionDescription conditions) => names.Count == 1
        ? Rule(names[0], "is not allowed", conditions)
        : When(Join(names.Select(Quote), "and") + " are not allowed together", conditions);

    /// <summary>A member that a closed object does not declare.</summary>
    public static string NotDeclared(string name, ConditionDescription conditions) => Rule(name, "is not a member that the schema allows here", conditions);

    /// <summary>A value that must not be there at all: the schema false.</summary>
    public static string Never(string name, ConditionDescription conditions) => Rule(name, "is not allowed", conditions);

    /// <summary>The keyword <c>not</c>: as what it forbids, where words can tell it.</summary>
    public static string Not(string name, Schema forbidden, ConditionDescription conditions)
    {
        var core = Bare(forbidden);
        if (core.Always == true || core == new Schema())
        {
            return Never(name, conditions);
        }

        if (OnlyRequired(core) is { } together)
        {
            return Forbidden([.. together.Select(r => PropertyPathText.Member(name, r))], conditions);
        }

        if (core == new Schema { AnyOf = core.AnyOf } && OneRequiredEach(core.AnyOf) is { } each)
        {
            return When(Join(each.Select(r => Quote(PropertyPathText.Member(name, r))), "and") + " are not allowed", conditions);
        }

        return core.Const is { } constant && core with { Types = SchemaTypes.None } == new Schema { Const = constant } ? Rule(name, "must not be " + Value(constant), conditions)
            : core.Enum is { } values && core with { Types = SchemaTypes.None } == new Schema { Enum = values } ? Rule(name, "must not be " + Values(values, "or"), conditions)
            : core == new Schema { Types = core.Types } ? Rule(name, "must not be " + TypeNames(core.Types), conditions)
            : Rule(name, "must not be what the schema forbids under 'not'", conditions);
    }

    public static string AnyOf(string name, EquatableArray<Schema> branches, ConditionDescription conditions) => OneRequiredEach(branches) is { } each
        ? When($"at least one of {Join(each.Select(r => Quote(PropertyPathText.Member(name, r))), "and")} is required", conditions)
        : Rule(name, "must match at least one of the " + Count(branches.Count, "alternative"), conditions);

    public static string OneOf(string name, EquatableArray<Schema> branches, ConditionDescription conditions) => OneRequiredEach(branches) is { } each
        ? When($"exactly one of {Join(each.Select(r => Quote(PropertyPathText.Member(name, r))), "and")} is required", conditions)
        : Rule(name, "must match exactly one of the " + Count(branches.Count, "alternative"), conditions);

    private static string Rule(string name, string predicate, ConditionDescription conditions) => When(Subject(name) + " " + predicate, conditions);

    private static string When(string rule, ConditionDescription conditions)
    {
        var condition = conditions.Describe();
        return condition.Length == 0 ? rule : rule + " " + condition;
    }

    private static string Subject(string name) => name.Length == 0 ? "the document" : Quote(name);

    private static string Members(int count) => count.ToString(CultureInfo.InvariantCulture) + (count == 1 ? " member" : " members");

    private static string Count(int count, string thing) => count.ToString(CultureInfo.InvariantCulture) + " " + thing + (count == 1 ? string.Empty : "s");

    // The schema without what checks nothing.
    private static Schema Bare(Schema schema) => schema with { Title = null, Description = null, Default = null };

    private static EquatableArray<string>? OnlyRequired(Schema schema)
    {
        var core = Bare(schema);
        return core.Required.Count > 0 && core with { Types = core.Types & ~SchemaTypes.Object } == new Schema { Required = core.Required } ? core.Required : null;
    }

    private static List<string>? OneRequiredEach(EquatableArray<Schema> branches)
    {
        var names = branches.Select(b => OnlyRequired(b) is { Count: 1 } one ? one[0] : null).OfType<string>().ToList();
        return names.Count > 0 && names.Count == branches.Count ? names : null;
    }
}
