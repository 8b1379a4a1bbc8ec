using System.Globalization;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Where a rule stands: JSON Pointers from the value and the schema at hand, the value's name in words, and the conditions above it.</summary>
internal sealed record RulePath(string InstancePath, string SchemaPath, PropertyPathText Name, ConditionDescription Conditions)
{
    /// <summary>Whether no message tells the value here, nor what is inside.</summary>
    public bool IsSecret { get; init; }

    public RulePath Keyword(string keyword) => this with { SchemaPath = SchemaPath + "/" + keyword };

    public RulePath Property(string name) => this with
    {
        InstancePath = InstancePath + "/" + JsonPointer.Escape(name),
        SchemaPath = SchemaPath + "/properties/" + JsonPointer.Escape(name),
        Name = Name.Property(name),
    };

    /// <summary>An item whose index is known.</summary>
    public RulePath Item(int index, string keyword) => this with
    {
        InstancePath = InstancePath + "/" + index.ToString(CultureInfo.InvariantCulture),
        SchemaPath = SchemaPath + "/" + keyword,
        Name = Name.Item(index),
    };

    public RulePath Pattern(string pattern, string name) => Other(name) with { SchemaPath = SchemaPath + "/patternProperties/" + JsonPointer.Escape(pattern) };

    /// <summary>Inside the schema on which a member makes the whole object depend.</summary>
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

    /// <summary>Inside an item or a member that code has gone into: paths begin anew there.</summary>
    public RulePath Nested() => this with
    {
        InstancePath = string.Empty,
        SchemaPath = string.Empty,
        Name = PropertyPathText.Nested,
        Conditions = Conditions.Enclose(),
    };
}
