using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling;

/// <summary>Represents the location of a value in the record.</summary>
/// <param name="Name">The name of the property; for an item, that of the array.</param>
/// <param name="Index">The index of an item, or -1 for the value of a property.</param>
internal sealed record SampleSite(SampleSite? Parent, string Name, int Index)
{
    public static SampleSite Root { get; } = new(null, string.Empty, -1);

    public int Depth { get; } = Parent is null ? 0 : Parent.Depth + 1;

    public SampleSite Property(string name) => new(this, name, -1);

    public SampleSite Item(int index) => new(this, Name, index);

    /// <summary>Returns the JSON Pointer to the value.</summary>
    public override string ToString() => Parent is null
        ? string.Empty
        : $"{Parent}/{(Index < 0 ? JsonPointer.Escape(Name) : Index.ToString(CultureInfo.InvariantCulture))}";
}
