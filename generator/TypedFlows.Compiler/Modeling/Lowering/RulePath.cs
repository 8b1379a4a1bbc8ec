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
    /// <summary>Gets a value indicating whether no message shows the value or its content.</summary>
    public bool IsSecret { get; init; }

    public RulePath Keyword(string keyword) => this with { SchemaPath = SchemaPath + "/" + keyword };

    public RulePath Property(string name) => this with
    {
        InstancePath = InstancePath + "/" + JsonPointer.Escape(name),
        SchemaPath = SchemaPath + "/properties/" + JsonPointer.Escape(name),
        Name = Name.Property(name),
    };

    /// <summary>Returns the path of an item with a known index.</summary>
    public RulePath Item(int index, string keyword) => this with
    {
        InstancePath = InstancePath + "/" + index.ToString(CultureInfo.InvariantCulture),
        SchemaPath = SchemaPath + "/" + keyword,
        Name = Name.Item(index),
    };

    public RulePath Pattern(string pattern, string name) =>
        Other(name) with { SchemaPath = SchemaPath + "/patternProperties/" + JsonPointer.Escape(pattern) };

    /// <summary>Returns the path inside a dependent schema, which a property applies to the whole object.</summary>
    public RulePath Dependency(string name) => Keyword("dependencies/" + JsonPointer.Escape(name)) with
    {
        Conditions = Conditions.Push(new Schema { Required = [name] }, taken: true, Name),
    };

    public RulePath Other(string name) => this with
    {
        InstancePath = InstancePath + "/" + JsonPointer.Escape(name),
        SchemaPath = SchemaPath + "/additionalProperties",
        Name = Name.Property(name),
    };

    /// <summary>Returns the path inside an item or a property that the code has entered, where paths restart.</summary>
    public RulePath Nested() => this with
    {
        InstancePath = string.Empty,
        SchemaPath = string.Empty,
        Name = PropertyPathText.Nested,
        Conditions = Conditions.Enclose(),
    };
}
