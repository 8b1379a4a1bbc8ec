using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Provides the members of a generated record that reading, checking and writing use. This interface is intended for generated
/// code.</summary>
/// <typeparam name="TSelf">The type of the record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISpecRecord<TSelf> : ISpecValue, ISpecRules
    where TSelf : class, ISpecRecord<TSelf>
{
    /// <summary>Gets the type declarations of the record's schema as JSON, for lenient scalars. It is empty if there are none.</summary>
    static virtual ReadOnlySpan<byte> ScalarTypes => [];

    /// <summary>Reads the record from the next value.</summary>
    /// <param name="reader">The reader before the value. Afterwards it is behind the value.</param>
    /// <returns>The record, or null if the JSON does not fit it.</returns>
    static abstract TSelf? Read(ref SpecReader reader);

    /// <summary>Checks the record against every rule of its schema that its type does not already guarantee.</summary>
    /// <param name="validation">The validation that collects the violations.</param>
    void Check(ref SpecValidation validation);
}
