using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Identifies a factory as one case of a generated record. It sets one property to a fixed value. Its parameters are the
/// camel-cased names of the properties that they set.</summary>
/// <param name="property">The JSON name of the discriminating property, such as <c>frequency</c>.</param>
/// <param name="value">The fixed value as JSON text, such as <c>minute</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SpecCaseAttribute(string property, string value) : Attribute
{
    /// <summary>Gets the JSON name of the discriminating property.</summary>
    public string Property { get; } = property;

    /// <summary>Gets the fixed value as JSON text.</summary>
    public string Value { get; } = value;
}
