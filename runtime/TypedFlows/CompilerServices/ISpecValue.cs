using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Represents a value that writes itself as JSON without a Utf8JsonWriter. This interface is intended for generated
/// code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISpecValue : ISpecObject
{
    /// <summary>Writes the JSON value.</summary>
    /// <param name="writer">The writer.</param>
    void Write(ref SpecWriter writer);
}
