using System.ComponentModel;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <summary>What a generated record gives to the code that reads, checks and writes it. Not meant to be called by hand.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISpecRecord<TSelf> : ISpecValue
    where TSelf : class, ISpecRecord<TSelf>
{
    /// <summary>What the record's schema declares of types, as JSON, for lenient scalars to be read by; empty where that is nothing.</summary>
    static virtual ReadOnlySpan<byte> ScalarTypes => [];

    /// <summary>Reads the record from the value that comes next.</summary>
    /// <param name="reader">The JSON, before the value; stands behind it afterwards.</param>
    /// <returns>The record; null when the JSON does not fit it.</returns>
    static abstract TSelf? Read(ref SpecReader reader);

    /// <summary>Checks any JSON value against every rule of the record's schema.</summary>
    /// <param name="json">The value, without duplicate members.</param>
    /// <param name="validation">Takes the violations.</param>
    static abstract void CheckJson(JsonElement json, ref SpecValidation validation);

    /// <summary>Checks the record against every rule of its schema that its type does not hold already.</summary>
    /// <param name="validation">Takes the violations.</param>
    void Check(ref SpecValidation validation);
}
