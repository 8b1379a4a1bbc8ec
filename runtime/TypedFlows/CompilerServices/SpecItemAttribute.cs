using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Specifies the array item of a property in a record that is written as an array.</summary>
/// <param name="index">The zero-based index of the item.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class SpecItemAttribute(int index) : Attribute
{
    /// <summary>Gets the zero-based index of the item, or of the first item if the property contains the remaining items.</summary>
    public int Index { get; } = index;

    /// <summary>Gets or sets a value indicating whether the property contains all remaining items as a list.</summary>
    public bool Rest { get; set; }
}
