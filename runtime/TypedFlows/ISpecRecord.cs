using System.ComponentModel;
using System.Text.Json;

namespace TypedFlows;

/// <summary>What a generated record gives to the code that reads, checks and writes it. Not meant to be called by hand.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISpecRecord<TSelf> : ISpecObject
    where TSelf : class, ISpecRecord<TSelf>
{
    /// <summary>Reads the record from a reader that stands on the first token of its value.</summary>
    /// <param name="reader">The JSON; stands on the last token of the value afterwards.</param>
    /// <param name="state">Keeps note of what does not fit the record.</param>
    /// <returns>The record; null when the JSON does not fit it.</returns>
    static abstract TSelf? Read(ref Utf8JsonReader reader, ref SpecReader state);

    /// <summary>Checks any JSON value against every rule of the record's schema.</summary>
    /// <param name="json">The value, without duplicate members.</param>
    /// <param name="validation">Takes the violations.</param>
    static abstract void CheckJson(JsonElement json, ref SpecValidation validation);

    /// <summary>Checks the record against every rule of its schema that its type does not hold already.</summary>
    /// <param name="validation">Takes the violations.</param>
    void Check(ref SpecValidation validation);
}
