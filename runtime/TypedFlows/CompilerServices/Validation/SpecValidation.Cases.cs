using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>Checks values with several cases.</content>
public ref partial struct SpecValidation
{
    /// <summary>Checks a value as its case.</summary>
    /// <typeparam name="T">The case.</typeparam>
    /// <param name="value">The value.</param>
    public void CheckCase<T>(T value)
        where T : class, ISpecRecord<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        value.Check(ref this);
    }

    /// <summary>Checks the same JSON value against the schema of another record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="json">The value.</param>
    public void CheckJsonOf<T>(JsonElement json)
        where T : ISpecRules => T.CheckJson(json, ref this);
}
