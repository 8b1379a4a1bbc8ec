using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>
/// Marks a factory as one case of a generated record: it sets one member to a fixed value. Its parameters are the camel-cased
/// names of the members that they set.
/// </summary>
/// <param name="property">JSON name of the discriminating member, such as <c>frequency</c>.</param>
/// <param name="value">The fixed value as text on the wire, such as <c>minute</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SpecCaseAttribute(string property, string value) : Attribute
{
    /// <summary>JSON name of the discriminating member.</summary>
    public string Property { get; } = property;

    /// <summary>The fixed value as text on the wire.</summary>
    public string Value { get; } = value;
}
