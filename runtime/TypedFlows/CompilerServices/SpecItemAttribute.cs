using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Marks a member of a record that is written as an array: the item that it is.</summary>
/// <param name="index">Zero-based index of the item.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class SpecItemAttribute(int index) : Attribute
{
    /// <summary>Zero-based index of the item; of the first one where the member holds the rest.</summary>
    public int Index { get; } = index;

    /// <summary>True for the member that holds all items from there on, as a list.</summary>
    public bool Rest { get; set; }
}
