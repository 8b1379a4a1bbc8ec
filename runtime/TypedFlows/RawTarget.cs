using System.Text.Json;

namespace TypedFlows;

/// <summary>A target given as JSON: the way out where no connection spec is compiled, or where it does not fit. Fits every flow.</summary>
/// <param name="connectionSpecId">Id of the connection spec.</param>
/// <param name="json">The target parameters, a JSON object.</param>
/// <param name="version">Version of the connection spec.</param>
public sealed class RawTarget(string connectionSpecId, string json, string version = "1.0") : ITargetFor<object>
{
    /// <inheritdoc/>
    public string ConnectionSpecId { get; } = connectionSpecId;

    /// <inheritdoc/>
    public string ConnectionSpecVersion { get; } = version;

    /// <summary>The target parameters as they were given.</summary>
    public string Json { get; } = json;

    /// <summary>Checks that the parameters are a JSON object; no schema is known for them.</summary>
    /// <returns>One violation when they are not.</returns>
    public ValidationResult Validate() => RawJson.Validate(Json);

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter writer) => RawJson.Write(Json, writer);
}
