using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a connection spec of the service (Flow Service API, connectionSpecs). <c>Json</c> contains its schemas.</summary>
public sealed class ConnectionSpec : PlatformResource
{
    /// <summary>Gets the name, such as <c>amazon-s3</c>.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Gets the version, such as <c>1.0</c>.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>Gets the id of the provider.</summary>
    public string? ProviderId { get; init; }

    internal static ConnectionSpec Read(JsonElement json) => new()
    {
        Id = json.Text("id") ?? string.Empty,
        ETag = json.Text("etag") ?? json.Text("eTag"),
        Name = json.Text("name") ?? string.Empty,
        Version = json.Text("version") ?? string.Empty,
        ProviderId = json.Text("providerId"),
        Json = json,
    };
}
