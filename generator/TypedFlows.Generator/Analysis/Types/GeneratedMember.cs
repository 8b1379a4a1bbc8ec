using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>Represents a property of a generated record and the related part of its JSON.</summary>
/// <param name="jsonName">The name of the JSON property, the index of an item, or a reserved name for a whole value.</param>
/// <param name="constant">The value that the schema fixes, if the property cannot be set.</param>
internal sealed class GeneratedMember(string jsonName, GeneratedPart part, IPropertySymbol property, Instance? constant = null)
{
    public string JsonName { get; } = jsonName;

    public GeneratedPart Part { get; } = part;

    public IPropertySymbol Property { get; } = property;

    /// <summary>Gets the name of the factory parameter that sets the property.</summary>
    public string ParameterName { get; } = char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1);

    public bool IsSettable => Property.SetMethod is { DeclaredAccessibility: not Accessibility.Private };

    /// <summary>Gets the known value of the property if code omits it.</summary>
    /// <remarks>
    /// The C# compiler reports omitted <c>required</c> properties (CS9035). A property that cannot be set has a fixed value.
    /// </remarks>
    public InstanceMember LeftOut =>
        !IsSettable && constant is not null ? new(JsonName, Presence.Present, constant)
        : Property.IsRequired || !IsSettable ? new(JsonName, Presence.Unknown, Target.Unknown)
        : new(JsonName, Presence.Absent, Instance.Anything);

    /// <summary>Gets the property of an unknown object.</summary>
    public InstanceMember Unknown =>
        !IsSettable && constant is not null
            ? LeftOut : new(JsonName, Property.IsRequired ? Presence.Present : Presence.Unknown, Target.Unknown);

    public ValueTarget Target => ValueTarget.Of(Property);

    /// <summary>Returns the value that the factory of a case sets.</summary>
    public Instance CaseValue(string text) =>
        WireTypes.Of(Property.Type) == SchemaTypes.String ? new Instance.String(text) : Instance.Anything;

    /// <summary>Returns the path of the part in an instance, given the path of the record.</summary>
    public string PathIn(string owner) => Part == GeneratedPart.Value ? owner : JsonPointer.Append(owner, JsonName);

    /// <summary>Returns the name of an item in the properties of an initializer.</summary>
    public static string ItemName(int index) => index.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Specifies how a property of a generated record is written in JSON.</summary>
internal enum GeneratedPart
{
    /// <summary>A property of an object.</summary>
    Member,

    /// <summary>The whole value, which the record wraps.</summary>
    Value,

    /// <summary>An item of an array.</summary>
    Item,

    /// <summary>The items of an array after those with separate properties.</summary>
    Rest,
}
