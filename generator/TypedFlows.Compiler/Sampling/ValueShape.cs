using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Sampling.Texts;

namespace TypedFlows.Compiler.Sampling;

/// <summary>
/// Represents the constraints on one value, merged from several schemas. Keywords that depend on other parts of the value are deferred: the
/// sampler checks them against a candidate and decides them if it violates one.
/// </summary>
internal sealed class ValueShape
{
    public SchemaTypes Types { get; private set; } = SchemaTypes.Any;

    /// <summary>Gets or sets the types that have a constraint. A value without a declared type has one of them.</summary>
    public SchemaTypes Mentioned { get; set; }

    /// <summary>Gets the values of const and enum, or null if there are none.</summary>
    public List<JsonValue>? Allowed { get; private set; }

    public List<JsonValue> Excluded { get; } = [];

    /// <summary>Gets proposals of the schema: its default and the labels of values.</summary>
    public List<JsonValue> Suggestions { get; } = [];

    /// <summary>Gets or sets the name of a format that is not checked.</summary>
    public string? FormatName { get; set; }

    public string? Unit { get; set; }

    public string? XdmType { get; set; }

    public NumberLimits Number { get; } = new();

    public TextLimits Text { get; } = new();

    public ArrayLimits Array { get; } = new();

    public ObjectLimits Object { get; } = new();

    /// <summary>Gets the keywords that are checked against a candidate.</summary>
    public List<DeferredRule> Deferred { get; } = [];

    /// <summary>Gets a value indicating whether the shape depends on a choice, so that another attempt may differ.</summary>
    public bool HasChoice { get; set; }

    /// <summary>Gets the rule that excludes every value, or null.</summary>
    public string? Conflict { get; private set; }

    /// <summary>Gets or sets the allowed values that meet all constraints, once they are known.</summary>
    public IReadOnlyList<Instance>? Fitting { get; set; }

    public void Fail(string rule) => Conflict ??= rule;

    public void Restrict(SchemaTypes types, string rule = "type")
    {
        Types &= types;
        if (Types == SchemaTypes.None)
        {
            Fail(rule);
        }
    }

    public void Allow(IEnumerable<JsonValue> values, string rule)
    {
        Allowed = Allowed is null ? [.. values] : [.. Allowed.Where(values.Contains)];
        if (Allowed.Count == 0)
        {
            Fail(rule);
        }
    }
}

/// <summary>Represents the constraints on a number.</summary>
internal sealed class NumberLimits
{
    public JsonDecimal? Least { get; private set; }

    public bool IsLeastExcluded { get; private set; }

    public JsonDecimal? Most { get; private set; }

    public bool IsMostExcluded { get; private set; }

    public List<JsonDecimal> Divisors { get; } = [];

    /// <summary>Gets the numbers of which the value is not a multiple.</summary>
    public List<JsonDecimal> NotDivisors { get; } = [];

    /// <summary>Gets or sets the numbers that meet the limits, once they are known.</summary>
    public NumberRange? Range { get; set; }

    public void AtLeast(JsonDecimal limit, bool isExcluded)
    {
        var order = Least is { } least ? limit.CompareTo(least) : 1;
        IsLeastExcluded = order > 0 ? isExcluded : IsLeastExcluded || (order == 0 && isExcluded);
        Least = order > 0 ? limit : Least;
    }

    public void AtMost(JsonDecimal limit, bool isExcluded)
    {
        var order = Most is { } most ? limit.CompareTo(most) : -1;
        IsMostExcluded = order < 0 ? isExcluded : IsMostExcluded || (order == 0 && isExcluded);
        Most = order < 0 ? limit : Most;
    }

    /// <summary>Returns a value indicating whether the number meets the constraints.</summary>
    public bool Fits(JsonDecimal value) =>
        (Least is not { } least || value.CompareTo(least) is var low && (IsLeastExcluded ? low > 0 : low >= 0))
            && (Most is not { } most || value.CompareTo(most) is var high && (IsMostExcluded ? high < 0 : high <= 0))
            && Divisors.TrueForAll(value.IsMultipleOf)
            && !NotDivisors.Exists(value.IsMultipleOf);
}

/// <summary>Represents the constraints on a string.</summary>
internal sealed class TextLimits
{
    public int MinLength { get; set; }

    public int MaxLength { get; set; } = int.MaxValue;

    public List<string> Patterns { get; } = [];

    public List<string> NotPatterns { get; } = [];

    public List<string> Formats { get; } = [];

    public List<string> NotFormats { get; } = [];

    /// <summary>Gets or sets what the string is by the name of its property, once it is known.</summary>
    public TextKind? Kind { get; set; }

    /// <summary>Gets a value indicating whether the length is the only constraint.</summary>
    public bool IsPlain => Patterns.Count + NotPatterns.Count + Formats.Count + NotFormats.Count == 0;
}

/// <summary>Represents the constraints on an array.</summary>
internal sealed class ArrayLimits
{
    public int MinItems { get; set; }

    public int MaxItems { get; set; } = int.MaxValue;

    public bool IsUnique { get; set; }

    public bool HasDuplicates { get; set; }

    /// <summary>Gets the schemas with keywords for items.</summary>
    public List<Schema> Views { get; } = [];

    /// <summary>Gets the goals that at least one item meets.</summary>
    public List<SampleGoal> Contains { get; } = [];

    /// <summary>Gets the schemas for which no item is valid.</summary>
    public List<Schema> ItemNone { get; } = [];

    /// <summary>Gets the schemas for which the item at an index is not valid.</summary>
    public Dictionary<int, Schema> NotAt { get; } = [];

    /// <summary>Gets the goals of items by index. They are kept, so that their constraints are read once.</summary>
    public Dictionary<int, SampleGoal> Goals { get; } = [];
}

/// <summary>Represents the constraints on an object.</summary>
internal sealed class ObjectLimits
{
    public int MinProperties { get; set; }

    public int MaxProperties { get; set; } = int.MaxValue;

    /// <summary>Gets the schemas with keywords for properties.</summary>
    public List<Schema> Views { get; } = [];

    public List<string> Required { get; } = [];

    public HashSet<string> Forbidden { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the schemas for which the value of a property is not valid.</summary>
    public List<NamedSchema> PropertyNone { get; } = [];

    /// <summary>Gets the schemas of property names.</summary>
    public List<Schema> Names { get; } = [];

    /// <summary>Gets required properties of which the names are not fixed.</summary>
    public List<ExtraProperty> Extras { get; } = [];

    /// <summary>Gets the goals of properties that are not declared.</summary>
    public Dictionary<string, SampleGoal> Goals { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the declared properties, once they are known.</summary>
    public List<PlannedProperty>? Planned { get; set; }
}

/// <param name="Names">The goal of the name.</param>
/// <param name="Undeclared">The schema that does not declare the property, or null.</param>
/// <param name="None">The schema for which the value is not valid, or null.</param>
internal sealed record ExtraProperty(SampleGoal? Names, Schema? Undeclared, Schema? None);

internal sealed record PlannedProperty(string Name, SampleGoal Goal, bool IsRequired)
{
    private SampleSite? _site;

    /// <summary>Returns the location in an object. It is kept, because most objects are at the same location in each record.</summary>
    public SampleSite Site(SampleSite parent) => _site?.Parent == parent ? _site : _site = parent.Property(Name);
}

/// <summary>Represents a keyword that is checked against a candidate.</summary>
/// <param name="If">The condition.</param>
/// <param name="Then">The schema that applies if the condition holds, or null.</param>
/// <param name="Else">The schema that applies if it does not, or null.</param>
internal sealed record DeferredRule(string Keyword, Schema If, Schema? Then, Schema? Else);
