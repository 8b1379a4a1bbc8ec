using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>A flow spec of the service (Flow Service API, flowSpecs); its schemas are in <c>Json</c>.</summary>
public sealed class FlowSpec : PlatformResource
{
    /// <summary>Its name, such as <c>CloudStorageToAEP</c>.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Its version, such as <c>1.0</c>.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>Id of who provides it.</summary>
    public string? ProviderId { get; init; }

    /// <summary>Ids of the connection specs whose sources may feed its flows; empty when it lists none.</summary>
    public IReadOnlyList<string> SourceConnectionSpecIds { get; init; } = [];

    /// <summary>Ids of the connection specs that its flows may write to; empty when it lists none.</summary>
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
