using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling;

/// <summary>Represents the location of a value in the record.</summary>
internal sealed class SampleSite(SampleSite? parent, string name, int index)
{
    // Most records have the first items, so their sites are created once.
    private readonly SampleSite?[] _items = new SampleSite?[4];

    public static SampleSite CreateRoot() => new(null, string.Empty, -1);

    public SampleSite? Parent { get; } = parent;

    /// <summary>Gets the name of the property; for an item, that of the array.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the index of an item, or -1 for the value of a property.</summary>
    public int Index { get; } = index;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public SampleSite Property(string name) => new(this, name, -1);

    public SampleSite Item(int index) =>
        index < _items.Length ? _items[index] ??= new(this, Name, index) : new(this, Name, index);

    /// <summary>Returns the JSON Pointer to the value.</summary>
    public override string ToString() => Parent is null
        ? string.Empty
        : $"{Parent}/{(Index < 0 ? JsonPointer.Escape(Name) : Index.ToString(CultureInfo.InvariantCulture))}";
}
