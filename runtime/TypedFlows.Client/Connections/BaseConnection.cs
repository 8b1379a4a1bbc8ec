using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a connection to a system (Flow Service API, connections).</summary>
public sealed class BaseConnection : PlatformResource
{
    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the id of the connection spec.</summary>
    public string? ConnectionSpecId { get; init; }

    /// <summary>Gets the version of the connection spec.</summary>
    public string? ConnectionSpecVersion { get; init; }

    /// <summary>Gets the state, such as <c>enabled</c>. Other values are possible.</summary>
    public string? State { get; init; }

    /// <summary>Gets the creation time, or null when the service does not report it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets the name of the authentication spec, or null if the connection needs no authentication.</summary>
    public string? AuthSpecName { get; init; }

    /// <summary>Gets the authentication parameters as the service returns them, without the secrets. It is undefined when there are
    /// none.</summary>
    public JsonElement AuthParams { get; init; }

    /// <summary>Gets the address that receives messages for a streaming connection, or null for other connections.</summary>
    public Uri? InletUrl { get; init; }

    /// <summary>Gets the id of the inlet that receives messages for a streaming connection, or null for other connections.</summary>
    public string? InletId { get; init; }

    internal static BaseConnection Read(JsonElement json)
    {
        var auth = json.Member("auth") ?? default;
        var parameters = auth.Member("params") ?? default;
        var spec = json.Member("connectionSpec") ?? default;
        return new()
        {
            Id = json.Text("id") ?? string.Empty,
            ETag = json.Text("etag") ?? json.Text("eTag"),
            Name = json.Text("name"),
            Description = json.Text("description"),
            ConnectionSpecId = spec.Text("id"),
            ConnectionSpecVersion = spec.Text("version"),
            State = json.Text("state"),
            CreatedAt = json.Instant("createdAt"),
            AuthSpecName = auth.Text("specName"),
            AuthParams = parameters,
            InletUrl = Uri.TryCreate(parameters.Text("inletUrl"), UriKind.Absolute, out var inlet) ? inlet : null,
            InletId = parameters.Text("inletId"),
            Json = json,
        };
    }
}
