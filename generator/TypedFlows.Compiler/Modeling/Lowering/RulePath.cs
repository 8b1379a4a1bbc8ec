using System.Globalization;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Represents the position of a rule: JSON Pointers from the current value and schema, the name of the value, and the conditions of the
/// rule.
/// </summary>
internal sealed record RulePath(string InstancePath, string SchemaPath, PropertyPathText Name, ConditionDescription Conditions)
{
    /// <summary>Gets the path of checks that only become a condition and report nothing. It stays the same everywhere.</summary>
    public static RulePath Silent { get; } =
        new(string.Empty, string.Empty, PropertyPathText.Document, ConditionDescription.Empty) { IsSilent = true };

    /// <summary>Gets a value indicating whether no message shows the value or its content.</summary>
    public bool IsSecret { get; init; }

    public bool IsSilent { get; private init; }

    public RulePath Keyword(string keyword) => Then(null, keyword, Name);

    public RulePath Property(string name) => Then(name, "properties/" + JsonPointer.Escape(name), Name.Property(name));

    /// <summary>Returns the path of an item with a known index.</summary>
    public RulePath Item(int index, string keyword) => Then(index.ToString(CultureInfo.InvariantCulture), keyword, Name.Item(index));

    public RulePath Pattern(string pattern, string name) =>
        Then(name, "patternProperties/" + JsonPointer.Escape(pattern), Name.Property(name));

    public RulePath Other(string name, string keyword) => Then(name, keyword, Name.Property(name));

    /// <summary>Returns the path inside <c>then</c> or <c>else</c>.</summary>
    public RulePath Branch(string keyword, Schema condition, bool taken) => IsSilent ? this
        : Keyword(keyword) with { Conditions = Conditions.Push(condition, taken, Name) };

    /// <summary>Returns the path inside a dependent schema, which a property applies to the whole object.</summary>
    public RulePath Dependency(string keyword, string name) =>
        Branch(keyword + "/" + JsonPointer.Escape(name), new Schema { Required = [name] }, taken: true);

    /// <summary>Returns the path inside an item or a property that the code has entered, where paths restart.</summary>
    public RulePath Nested() => IsSilent ? this : this with
    {
        InstancePath = string.Empty,
        SchemaPath = string.Empty,
        Name = PropertyPathText.Nested,
        Conditions = Conditions.Enclose(),
    };

    private RulePath Then(string? step, string keyword, PropertyPathText name) => IsSilent ? this : this with
    {
        InstancePath = step is null ? InstancePath : InstancePath + "/" + JsonPointer.Escape(step),
        SchemaPath = SchemaPath + "/" + keyword,
        Name = name,
    };
}
