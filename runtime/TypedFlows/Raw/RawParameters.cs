using System.Text.Json;

namespace TypedFlows;

/// <summary>Represents parameters as raw JSON, such as the schedule of a flow whose spec is not compiled or does not fit.</summary>
/// <param name="json">The parameters, a JSON object.</param>
public sealed class RawParameters(string json) : ISpecObject
{
    /// <summary>Gets the parameters.</summary>
    public string Json { get; } = json;

    /// <summary>Checks that the parameters are a JSON object. Their schema is unknown.</summary>
    /// <returns>One violation if they are not a JSON object.</returns>
    public ValidationResult Validate() => RawJson.Validate(Json);

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter writer) => RawJson.Write(Json, writer);
}
