using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// The rules in plain words, one function a keyword, so that every engine and the documentation say the same. Each gives the rule
/// alone, without the document's value: <c>'interval' must be at least 15 when 'frequency' is 'minute'</c>;
/// <see cref="Message"/> adds the spec's name and, where it helps, what the value is.
/// </summary>
internal static partial class Wording
{
    /// <summary>The whole message: <c>CRMToAEP: 'interval' must be at least 15; it is 5</c>.</summary>
    /// <param name="specName">Left out where empty.</param>
    /// <param name="actual">What the value is (<see cref="ActualValue"/>, <see cref="ActualCount"/>), or null.</param>
    public static string Message(string specName, string rule, string? actual) =>
        (specName.Length == 0 ? string.Empty : specName + ": ") + rule + (actual is null ? string.Empty : "; " + actual);

    public static string Type(string name, SchemaTypes types, ConditionTrail trail) => Rule(name, "must be " + TypeNames(types), trail);

    public static string Const(string name, JsonValue value, ConditionTrail trail) => Rule(name, "must be " + Value(value), trail);

    public static string Enum(string name, EquatableArray<JsonValue> values, ConditionTrail trail) =>
        values.Count == 0 ? Never(name, trail) : Rule(name, "must be " + Values(values, "or"), trail);

    public static string Minimum(string name, JsonDecimal limit, ConditionTrail trail) => Rule(name, $"must be at least {limit}", trail);

    public static string ExclusiveMinimum(string name, JsonDecimal limit, ConditionTrail trail) => Rule(name, $"must be greater than {limit}", trail);

    public static string Maximum(string name, JsonDecimal limit, ConditionTrail trail) => Rule(name, $"must be at most {limit}", trail);

    public static string ExclusiveMaximum(string name, JsonDecimal limit, ConditionTrail trail) => Rule(name, $"must be less than {limit}", trail);

    public static string MultipleOf(string name, JsonDecimal divisor, ConditionTrail trail) => Rule(name, $"must be a multiple of {divisor}", trail);

    public static string MinLength(string name, int count, ConditionTrail trail) => Rule(name, "must have at least " + Count(count, "character"), trail);

    public static string MaxLength(string name, int count, ConditionTrail trail) =>
        Rule(name, count == 0 ? "must be empty" : "must have at most " + Count(count, "character"), trail);

    public static string MinItems(string name, int count, ConditionTrail trail) => Rule(name, "must have at least " + Count(count, "item"), trail);

    public static string MaxItems(string name, int count, ConditionTrail trail) =>
        Rule(name, count == 0 ? "must be empty" : "must have at most " + Count(count, "item"), trail);

    public static string UniqueItems(string name, ConditionTrail trail) => Rule(name, "must not hold the same item twice", trail);

    /// <summary>What an array must hold at least once: as that, where words can tell it.</summary>
    public static string Contains(string name, Schema wanted, ConditionTrail trail)
    {
        var core = Bare(wanted);
        return core.Const is { } constant && core with { Types = SchemaTypes.None } == new Schema { Const = constant } ? Rule(name, "must hold " + Value(constant), trail)
            : core.Enum is { Count: > 0 } values && core with { Types = SchemaTypes.None } == new Schema { Enum = values } ? Rule(name, "must hold " + Values(values, "or"), trail)
            : core.Types != SchemaTypes.None && core == new Schema { Types = core.Types } ? Rule(name, "must hold " + TypeNames(core.Types), trail)
            : core == new Schema() || core.Always == true ? Rule(name, "must have at least 1 item", trail)
            : Rule(name, "must hold an item that matches the schema under 'contains'", trail);
    }

    /// <summary>An item past those that the schema lists.</summary>
    public static string NotAnItem(string name, ConditionTrail trail) => Rule(name, "is an item more than the schema allows here", trail);

    public static string Pattern(string name, string pattern, ConditionTrail trail) =>
        Rule(name, pattern.Length <= LongestValue ? "must match the pattern " + Escape(pattern, false) : "must match the pattern of the schema", trail);

    public static string Format(string name, string format, ConditionTrail trail) => Rule(name, "must be " + FormatName(format), trail);

    public static string MinProperties(string name, int count, ConditionTrail trail) => Rule(name, "must have at least " + Members(count), trail);

    public static string MaxProperties(string name, int count, ConditionTrail trail) =>
        Rule(name, count == 0 ? "must be empty" : "must have at most " + Members(count), trail);

    /// <summary>A member whose name the schema refuses: with what names must be, where words can tell it.</summary>
    public static string PropertyName(string name, Schema names, ConditionTrail trail)
    {
        var core = Bare(names) with { Types = SchemaTypes.None };
        return Rule(
            name,
            core.Pattern is { Length: <= LongestValue } pattern && core == new Schema { Pattern = pattern } ? "is no name that is allowed here: names must match the pattern " + Escape(pattern, false)
            : core.Enum is { Count: > 0 } values && core == new Schema { Enum = values } ? "is no name that is allowed here: names must be " + Values(values, "or")
            : core.MaxLength is { } longest && core == new Schema { MaxLength = longest } ? "is no name that is allowed here: names must have at most " + Count(longest, "character")
            : core.MinLength is { } shortest && core == new Schema { MinLength = shortest } ? "is no name that is allowed here: names must have at least " + Count(shortest, "character")
            : "is no name that is allowed here",
            trail);
    }

    public static string Required(string name, ConditionTrail trail) => Rule(name, "is required", trail);

    /// <summary>Members that must not stand together; one alone must not be there.</summary>
    public static string Forbidden(IReadOnlyList<string> names, ConditionTrail trail) => names.Count == 1
        ? Rule(names[0], "is not allowed", trail)
        : When(Join(names.Select(Quote), "and") + " are not allowed together", trail);

    /// <summary>A member that a closed object does not declare.</summary>
    public static string NotDeclared(string name, ConditionTrail trail) => Rule(name, "is not a member that the schema allows here", trail);

    /// <summary>A value that must not be there at all: the schema false.</summary>
    public static string Never(string name, ConditionTrail trail) => Rule(name, "is not allowed", trail);

    /// <summary>The keyword <c>not</c>: as what it forbids, where words can tell it.</summary>
    public static string Not(string name, Schema forbidden, ConditionTrail trail)
    {
        var core = Bare(forbidden);
        if (core.Always == true || core == new Schema())
        {
            return Never(name, trail);
        }

        if (OnlyRequired(core) is { } together)
        {
            return Forbidden([.. together.Select(r => InstanceName.Member(name, r))], trail);
        }

        if (core == new Schema { AnyOf = core.AnyOf } && OneRequiredEach(core.AnyOf) is { } each)
        {
            return When(Join(each.Select(r => Quote(InstanceName.Member(name, r))), "and") + " are not allowed", trail);
        }

        return core.Const is { } constant && core with { Types = SchemaTypes.None } == new Schema { Const = constant } ? Rule(name, "must not be " + Value(constant), trail)
            : core.Enum is { } values && core with { Types = SchemaTypes.None } == new Schema { Enum = values } ? Rule(name, "must not be " + Values(values, "or"), trail)
            : core == new Schema { Types = core.Types } ? Rule(name, "must not be " + TypeNames(core.Types), trail)
            : Rule(name, "must not be what the schema forbids under 'not'", trail);
    }

    public static string AnyOf(string name, EquatableArray<Schema> branches, ConditionTrail trail) => OneRequiredEach(branches) is { } each
        ? When($"at least one of {Join(each.Select(r => Quote(InstanceName.Member(name, r))), "and")} is required", trail)
        : Rule(name, "must match at least one of the " + Count(branches.Count, "alternative"), trail);

    public static string OneOf(string name, EquatableArray<Schema> branches, ConditionTrail trail) => OneRequiredEach(branches) is { } each
        ? When($"exactly one of {Join(each.Select(r => Quote(InstanceName.Member(name, r))), "and")} is required", trail)
        : Rule(name, "must match exactly one of the " + Count(branches.Count, "alternative"), trail);

    private static string Rule(string name, string predicate, ConditionTrail trail) => When(Subject(name) + " " + predicate, trail);

    private static string When(string rule, ConditionTrail trail)
    {
        var condition = trail.Describe();
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
