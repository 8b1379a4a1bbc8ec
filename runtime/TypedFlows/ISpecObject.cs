using System.Text.Json;

namespace TypedFlows;

/// <summary>Represents parameters that a JSON Schema of a spec describes. Every generated record implements it.</summary>
public interface ISpecObject
{
    /// <summary>Validates every rule of the schema, including rules across properties.</summary>
    /// <returns>The violations, if any. This method does not throw for a violation.</returns>
    ValidationResult Validate();

    /// <summary>Writes the parameters in the format of the service without validation.</summary>
    /// <param name="writer">The writer.</param>
    void WriteTo(Utf8JsonWriter writer);
}
