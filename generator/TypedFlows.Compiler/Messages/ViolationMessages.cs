using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Messages;

/// <summary>
/// Creates the violation messages, with one method per keyword, so that every engine and the generated documentation use the same text.
/// Each method returns the rule without the actual value: <c>'interval' must be at least 15 when 'frequency' is 'minute'</c>.
/// <see cref="Message"/> adds the name of the spec and, if it helps, the actual value.
/// </summary>
internal static partial class ViolationMessages
{
    // Escape() replaces every control character in the text of a schema, so these two occur in placeholders only.
    private const char OpenPlaceholder = '\u0001';
    private const char ClosePlaceholder = '\u0002';
    private const string NotAllowed = "is not allowed";
    public const string ActualSeparator = ", but ";

    /// <summary>Returns the complete message: <c>CRMToAEP: 'interval' must be at least 15, but is 5</c>.</summary>
    /// <param name="specName">The name of the spec, which is omitted if it is empty.</param>
    /// <param name="actual">The actual value, such as <c>is 5</c>; null if it is not shown.</param>
    public static string Message(string specName, string rule, string? actual) =>
        (specName.Length == 0 ? string.Empty : Escape(specName) + ": ") + rule + (actual is null ? string.Empty : ActualSeparator + actual);

    /// <summary>
    /// Returns the message as a composite format string: <c>{0}</c> is the name of the value that the generated code validates,
    /// <c>{1}</c> is the name of its container, and so on. Braces in the text of the schema are doubled.
    /// </summary>
    public static string ToFormat(string message) => string.Concat(message.Select(c => c switch
    {
        '{' => "{{",
        '}' => "}}",
        OpenPlaceholder => "{",
        ClosePlaceholder => "}",
        _ => c.ToString(),
    }));

    /// <summary>Returns the rule of a keyword that constrains the value itself.</summary>
    public static RuleText Value(ValueKeyword keyword, Schema schema, PropertyPathText name, ConditionDescription conditions) =>
        Rule(name, Requirement(keyword, schema), conditions);

    private static string Requirement(ValueKeyword keyword, Schema schema) => keyword switch
    {
        { Number: { } limit } => $"{limit.Requirement} {limit.Get(schema)}",
        { Size: { } size } => Size(size, size.Get(schema)!.Value),
        { Name: "type" } => "must be " + TypeNames(schema.Types),
        { Name: "const" } => "must be " + Value(schema.Const!),
        { Name: "enum" } => schema.Enum!.Count == 0 ? NotAllowed : "must be " + Values(schema.Enum, "or"),
        { Name: "uniqueItems" } => "must not contain duplicate items",
        { Name: "pattern" } => schema.Pattern!.Length <= LongestValue
            ? "must match the pattern " + Escape(schema.Pattern, false) : "must match the pattern of the schema",
        { Name: "format" } => "must be " + FormatName(schema.Format!),
        _ => throw new NotSupportedException(keyword.Name),
    };

    private static string Size(SizeKeyword keyword, int limit)
    {
        var (unit, units) = keyword.Type switch
        {
            SchemaTypes.String => ("character", "characters"),
            SchemaTypes.Array => ("item", "items"),
            _ => ("property", "properties"),
        };
        return keyword.IsMinimum ? "must have at least " + Count(limit, unit, units)
            : limit == 0 ? "must be empty"
            : "must have at most " + Count(limit, unit, units);
    }

    /// <summary>Returns the rule of <c>type</c>, and of a C# type that allows fewer values.</summary>
    public static RuleText Type(PropertyPathText name, SchemaTypes types, ConditionDescription conditions) =>
        Rule(name, "must be " + TypeNames(types), conditions);

    /// <summary>Returns the rule of <c>contains</c>. The message names the expected item if a short text can describe it.</summary>
    public static RuleText Contains(PropertyPathText name, Schema wanted, ConditionDescription conditions)
    {
        var core = Bare(wanted);
        return Rule(
            name,
            Stated(core) is { } stated ? "must contain " + stated
            : core == new Schema() || core.Always == true ? "must have at least 1 item"
            : "must contain an item that matches the schema of 'contains'",
            conditions);
    }

    public static RuleText MinContains(PropertyPathText name, int least, Schema wanted, ConditionDescription conditions) =>
        Rule(name, "must have at least " + Matching(least, wanted), conditions);

    public static RuleText MaxContains(PropertyPathText name, int most, Schema wanted, ConditionDescription conditions) =>
        Rule(name, "must have at most " + Matching(most, wanted), conditions);

    /// <summary>Returns the rule for an item after the items that the schema lists.</summary>
    public static RuleText NotAnItem(PropertyPathText name, ConditionDescription conditions) =>
        Rule(name, "exceeds the number of items that the schema allows", conditions);

    /// <summary>Returns the rule of <c>propertyNames</c>. The message names the expected form if a short text can describe it.</summary>
    public static RuleText PropertyName(PropertyPathText name, Schema names, ConditionDescription conditions)
    {
        var core = Bare(names) with { Types = SchemaTypes.None };
        var rest = core with { Const = null, Enum = null, Pattern = null, Format = null, MinLength = null, MaxLength = null };
        var only = rest == new Schema() && core.Enum is not { Count: 0 } && ValueKeyword.In(core).ToList() is [var keyword]
            ? ": property names " + Requirement(keyword, core) : string.Empty;
        return Rule(name, "is not an allowed property name" + only, conditions);
    }

    public static RuleText Required(PropertyPathText name, ConditionDescription conditions) => Rule(name, "is required", conditions);

    /// <summary>Returns the rule for properties that are not allowed together, or for a single property that is not allowed.</summary>
    public static RuleText Forbidden(IReadOnlyList<PropertyPathText> names, ConditionDescription conditions) => names.Count == 1
        ? Never(names[0], conditions)
        : Several(Join(names.Select(Subject), "and") + " are not allowed together", conditions);

    /// <summary>Returns the rule for a property that a closed object does not declare.</summary>
    public static RuleText NotDeclared(PropertyPathText name, ConditionDescription conditions) =>
        Rule(name, "is not a property that the schema allows", conditions);

    /// <summary>Returns the rule of the schema <c>false</c>, which allows no value.</summary>
    public static RuleText Never(PropertyPathText name, ConditionDescription conditions) => Rule(name, NotAllowed, conditions);

    /// <summary>Returns the rule of <c>not</c>. The message names the forbidden value if a short text can describe it.</summary>
    public static RuleText Not(PropertyPathText name, Schema forbidden, ConditionDescription conditions)
    {
        var core = Bare(forbidden);
        if (core.Always == true || core == new Schema())
        {
            return Never(name, conditions);
        }

        if (OnlyRequired(core) is { } together)
        {
            return Forbidden([.. together.Select(r => name.Property(r))], conditions);
        }

        if (core == new Schema { AnyOf = core.AnyOf } && OneRequiredEach(core.AnyOf) is { } each)
        {
            return Several(Join(each.Select(r => Subject(name.Property(r))), "and") + " are not allowed", conditions);
        }

        return Rule(name, Stated(core) is { } stated ? "must not be " + stated : "must not match the schema of 'not'", conditions);
    }

    // Returns the values or the types that a schema allows, or null if it requires more.
    private static string? Stated(Schema core)
    {
        var untyped = core with { Types = SchemaTypes.None };
        return core.Const is { } constant && untyped == new Schema { Const = constant } ? Value(constant)
            : core.Enum is { Count: > 0 } values && untyped == new Schema { Enum = values } ? Values(values, "or")
            : core.Types != SchemaTypes.None && untyped == new Schema() ? TypeNames(core.Types)
            : null;
    }

    public static RuleText AnyOf(PropertyPathText name, EquatableArray<Schema> branches, ConditionDescription conditions) =>
        OneRequiredEach(branches) is { } each
        ? Several($"at least one of {Join(each.Select(r => Subject(name.Property(r))), "and")} is required", conditions)
        : Rule(name, "must match at least one of the " + Count(branches.Count, "alternative", "alternatives"), conditions);

    public static RuleText OneOf(PropertyPathText name, EquatableArray<Schema> branches, ConditionDescription conditions) =>
        OneRequiredEach(branches) is { } each
        ? Several($"exactly one of {Join(each.Select(r => Subject(name.Property(r))), "and")} is required", conditions)
        : Rule(name, "must match exactly one of the " + Count(branches.Count, "alternative", "alternatives"), conditions);

    /// <summary>Returns the quoted name of a value, or <c>the document</c> for the root.</summary>
    public static string Subject(PropertyPathText name) =>
        name.Outward is { } level
            ? $"'{OpenPlaceholder}{level.ToString(CultureInfo.InvariantCulture)}{ClosePlaceholder}{Escape(name.Text)}'"
            : name.Text.Length == 0 ? "the document" : Quote(name.Text);

    private static string Matching(int count, Schema wanted) => Count(count, "item", "items") + (Stated(Bare(wanted)) is { } stated
        ? (count == 1 ? " that is " : " that are ") + stated
        : (count == 1 ? " that matches" : " that match") + " the schema of 'contains'");

    private static RuleText Rule(PropertyPathText name, string predicate, ConditionDescription conditions) =>
        new(name, predicate + conditions);

    private static RuleText Several(string rule, ConditionDescription conditions) => new(null, rule + conditions);

    private static string Count(int count, string unit, string units) =>
        count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? unit : units);

    // Removes the annotations, which check nothing.
    private static Schema Bare(Schema schema) => schema with { Title = null, Description = null, Default = null };

    private static EquatableArray<string>? OnlyRequired(Schema schema)
    {
        var core = Bare(schema);
        return core.Required.Count > 0 && core with { Types = core.Types & ~SchemaTypes.Object } == new Schema { Required = core.Required }
            ? core.Required : null;
    }

    private static List<string>? OneRequiredEach(EquatableArray<Schema> branches)
    {
        var names = branches.Select(b => OnlyRequired(b) is { Count: 1 } one ? one[0] : null).OfType<string>().ToList();
        return names.Count > 0 && names.Count == branches.Count ? names : null;
    }
}

/// <summary>Represents a rule as a sentence: <c>'interval' must be at least 15 when 'frequency' is 'minute'</c>.</summary>
/// <param name="Subject">The value that the rule constrains. Null if the rule constrains several values.</param>
/// <param name="Text">The sentence without its subject.</param>
internal readonly record struct RuleText(PropertyPathText? Subject, string Text)
{
    /// <summary>Returns the rule followed by the actual value: <c>, but none matches</c>.</summary>
    public RuleText But(string actual) => this with { Text = Text + ViolationMessages.ActualSeparator + actual };

    public override string ToString() => Subject is { } subject ? ViolationMessages.Subject(subject) + " " + Text : Text;
}
