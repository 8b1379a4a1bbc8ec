using System.Text.Json;

namespace TypedFlows;

/// <summary>Represents a base connection of a connection spec that is not compiled or does not fit.</summary>
/// <param name="connectionSpecId">The id of the connection spec.</param>
/// <param name="auth">The credentials, or null for none.</param>
/// <param name="version">The version of the connection spec.</param>
public sealed class RawConnection(string connectionSpecId, IAuth? auth = null, string version = "1.0") : IConnection
{
    /// <inheritdoc/>
    public string ConnectionSpecId { get; } = connectionSpecId;

    /// <inheritdoc/>
    public string ConnectionSpecVersion { get; } = version;

    /// <inheritdoc/>
    public IAuth? Auth { get; } = auth;
}

/// <summary>Represents credentials as raw JSON.</summary>
/// <param name="specName">The name of the authentication spec.</param>
/// <param name="json">The authentication parameters, a JSON object.</param>
public sealed class RawAuth(string specName, string json) : IAuth
{
    private readonly string _json = json;

    /// <inheritdoc/>
    public string SpecName { get; } = specName;

    /// <summary>Checks that the parameters are a JSON object. Their schema is unknown.</summary>
    /// <returns>One violation if they are not a JSON object.</returns>
    public ValidationResult Validate() => RawJson.Validate(_json);

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter writer) => RawJson.Write(_json, writer);
}
