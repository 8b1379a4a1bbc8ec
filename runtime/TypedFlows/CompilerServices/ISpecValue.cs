using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>What writes itself as JSON without a Utf8JsonWriter between. Not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISpecValue : ISpecObject
{
    /// <summary>Writes the JSON value.</summary>
    /// <param name="writer">Takes it.</param>
    void Write(ref SpecWriter writer);
}
