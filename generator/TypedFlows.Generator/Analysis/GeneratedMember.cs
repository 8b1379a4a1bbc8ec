using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>A property of a generated record and the JSON member that it stands for.</summary>
internal sealed class GeneratedMember(string jsonName, IPropertySymbol property)
{
    public string JsonName { get; } = jsonName;

    public IPropertySymbol Property { get; } = property;

    /// <summary>Name of the factory parameter that sets it.</summary>
    public string ParameterName { get; } = char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1);

    public bool IsSettable => Property.SetMethod is { DeclaredAccessibility: not Accessibility.Private };

    /// <summary>What is known of the member where code leaves it out.</summary>
    /// <remarks>Left-out <c>required</c> members are the C# compiler's to report (CS9035), and what cannot be set has a value of its own.</remarks>
    public InstanceMember LeftOut => Property.IsRequired || !IsSettable
        ? new(JsonName, Presence.Unknown, Target.Unknown)
        : new(JsonName, Presence.Absent, Instance.Unknown);

    /// <summary>The member of an object of which nothing is known.</summary>
    public InstanceMember Unknown => new(JsonName, Property.IsRequired ? Presence.Present : Presence.Unknown, Target.Unknown);

    public ValueTarget Target => ValueTarget.Of(Property);
}
