using System.Text.Json;

namespace TypedFlows;

/// <summary>Represents a source as raw JSON, for a connection spec that is not compiled or does not fit. It can be used with every
/// flow.</summary>
/// <param name="connectionSpecId">The id of the connection spec.</param>
/// <param name="json">The source parameters, a JSON object.</param>
/// <param name="version">The version of the connection spec.</param>
public sealed class RawSource(string connectionSpecId, string json, string version = "1.0") : ISourceFor<object>
{
    /// <inheritdoc/>
    public string ConnectionSpecId { get; } = connectionSpecId;

    /// <inheritdoc/>
    public string ConnectionSpecVersion { get; } = version;

    /// <summary>Gets the source parameters.</summary>
    public string Json { get; } = json;

    /// <summary>Checks that the parameters are a JSON object. Their schema is unknown.</summary>
    /// <returns>One violation if they are not a JSON object.</returns>
    public ValidationResult Validate() => RawJson.Validate(Json);

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter writer) => RawJson.Write(Json, writer);
}
