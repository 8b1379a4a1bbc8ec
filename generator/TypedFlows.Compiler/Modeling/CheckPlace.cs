using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Where a rule stands: JSON Pointers from the value and the schema at hand, the value's name in words, and the conditions above it.</summary>
internal sealed record CheckPlace(string InstancePath, string SchemaPath, string Name, ConditionTrail Trail)
{
    public CheckPlace Keyword(string keyword) => this with { SchemaPath = SchemaPath + "/" + keyword };

    public CheckPlace Property(string name) => this with
    {
        InstancePath = InstancePath + "/" + JsonText.EscapePointer(name),
        SchemaPath = SchemaPath + "/properties/" + JsonText.EscapePointer(name),
        Name = InstanceName.Member(Name, name),
    };

    public CheckPlace Other(string name) => this with
    {
        InstancePath = InstancePath + "/" + JsonText.EscapePointer(name),
        SchemaPath = SchemaPath + "/additionalProperties",
        Name = InstanceName.Member(Name, name),
    };

    /// <summary>Inside an item or a member that code has gone into: paths begin anew there.</summary>
    public CheckPlace Nested() => this with { InstancePath = string.Empty, SchemaPath = string.Empty, Name = NestedName };

    /// <summary>Stands for the name of the value that code has gone into; the runtime library knows it.</summary>
    public const string NestedName = "{this}";
}
