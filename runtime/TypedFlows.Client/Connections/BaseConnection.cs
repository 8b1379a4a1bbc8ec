using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>A connection to a system, as the platform holds it (Flow Service API, connections).</summary>
public sealed class BaseConnection : PlatformResource
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>Id of the connection spec.</summary>
    public string? ConnectionSpecId { get; init; }

    /// <summary>Version of the connection spec.</summary>
    public string? ConnectionSpecVersion { get; init; }

    /// <summary>State, such as <c>enabled</c>; an open set.</summary>
    public string? State { get; init; }

    /// <summary>When it was created; null where the service does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Name of the authSpec by which it signs in; null where it needs none.</summary>
    public string? AuthSpecName { get; init; }

    /// <summary>The sign-in's parameters as the service shows them, which is without the secret ones; undefined when there are none.</summary>
    public JsonElement AuthParams { get; init; }

    /// <summary>Where messages are sent to, of a streaming connection; null otherwise.</summary>
    public Uri? InletUrl { get; init; }

    /// <summary>Id of the place that messages are sent to, of a streaming connection; null otherwise.</summary>
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
