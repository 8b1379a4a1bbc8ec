using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a flow spec of the service (Flow Service API, flowSpecs). <c>Json</c> contains its schemas.</summary>
public sealed class FlowSpec : PlatformResource
{
    /// <summary>Gets the name, such as <c>CloudStorageToAEP</c>.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Gets the version, such as <c>1.0</c>.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>Gets the id of the provider.</summary>
    public string? ProviderId { get; init; }

    /// <summary>Gets the ids of the connection specs that its flows can read from. The list is empty if the spec lists none.</summary>
    public IReadOnlyList<string> SourceConnectionSpecIds { get; init; } = [];

    /// <summary>Gets the ids of the connection specs that its flows can write to. The list is empty if the spec lists none.</summary>
    public IReadOnlyList<string> TargetConnectionSpecIds { get; init; } = [];

    internal static FlowSpec Read(JsonElement json) => new()
    {
        Id = json.Text("id") ?? string.Empty,
        ETag = json.Text("etag") ?? json.Text("eTag"),
        Name = json.Text("name") ?? string.Empty,
        Version = json.Text("version") ?? string.Empty,
        ProviderId = json.Text("providerId"),
        SourceConnectionSpecIds = json.Texts("sourceConnectionSpecIds"),
        TargetConnectionSpecIds = json.Texts("targetConnectionSpecIds"),
        Json = json,
    };
}
