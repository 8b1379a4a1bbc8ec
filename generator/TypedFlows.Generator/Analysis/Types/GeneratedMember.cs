using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>A property of a generated record and the part of its JSON that it stands for.</summary>
/// <param name="jsonName">Name of the JSON member; of an item its index, of a whole value a name that no schema has.</param>
/// <param name="constant">The value that the schema fixes, where the property cannot be set.</param>
internal sealed class GeneratedMember(string jsonName, GeneratedPart part, IPropertySymbol property, Instance? constant = null)
{
    public string JsonName { get; } = jsonName;

    public GeneratedPart Part { get; } = part;

    public IPropertySymbol Property { get; } = property;

    /// <summary>Name of the factory parameter that sets it.</summary>
    public string ParameterName { get; } = char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1);

    public bool IsSettable => Property.SetMethod is { DeclaredAccessibility: not Accessibility.Private };

    /// <summary>What is known of the member where code leaves it out.</summary>
    /// <remarks>Left-out <c>required</c> members are the C# compiler's to report (CS9035), and what cannot be set has a value of its own.</remarks>
    public InstanceMember LeftOut =>
        !IsSettable && constant is not null ? new(JsonName, Presence.Present, constant)
        : Property.IsRequired || !IsSettable ? new(JsonName, Presence.Unknown, Target.Unknown)
        : new(JsonName, Presence.Absent, Instance.Anything);

    /// <summary>The member of an object of which nothing is known.</summary>
    public InstanceMember Unknown =>
        !IsSettable && constant is not null ? LeftOut : new(JsonName, Property.IsRequired ? Presence.Present : Presence.Unknown, Target.Unknown);

    public ValueTarget Target => ValueTarget.Of(Property);

    /// <summary>The value that a factory of one case sets.</summary>
    public Instance CaseValue(string text) => WireTypes.Of(Property.Type) == SchemaTypes.String ? new Instance.String(text) : Instance.Anything;

    /// <summary>Path of the part in an instance whose record stands at that path.</summary>
    public string PathIn(string owner) => Part == GeneratedPart.Value ? owner : JsonPointer.Append(owner, JsonName);

    /// <summary>The name of an item in an initializer's members.</summary>
    public static string ItemName(int index) => index.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a property of a generated record is in its JSON.</summary>
internal enum GeneratedPart
{
    /// <summary>A member of an object.</summary>
    Member,

    /// <summary>The whole value: the record only wraps it.</summary>
    Value,

    /// <summary>An item of an array.</summary>
    Item,

    /// <summary>The items of an array that follow those with properties of their own.</summary>
    Rest,
}
