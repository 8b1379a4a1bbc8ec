using System.Text.Json;

namespace TypedFlows;

/// <summary>Parameters that a spec's JSON Schema describes: what every generated record is.</summary>
public interface ISpecObject
{
    /// <summary>Checks every rule of the schema, those across members included.</summary>
    /// <returns>The broken rules, if any. Never throws for a broken rule.</returns>
    ValidationResult Validate();

    /// <summary>Writes the parameters as the service expects them. Does not validate.</summary>
    /// <param name="writer">Where to write the JSON value.</param>
    void WriteTo(Utf8JsonWriter writer);
}
