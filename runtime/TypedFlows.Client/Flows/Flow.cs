using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>A flow, as the service holds it (Flow Service API, flows).</summary>
public sealed class Flow : PlatformResource
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>Id of its flow spec.</summary>
    public string? FlowSpecId { get; init; }

    /// <summary>Version of its flow spec.</summary>
    public string? FlowSpecVersion { get; init; }

    /// <summary>Ids of its source connections.</summary>
    public IReadOnlyList<string> SourceConnectionIds { get; init; } = [];

    /// <summary>Ids of its target connections.</summary>
    public IReadOnlyList<string> TargetConnectionIds { get; init; } = [];

    /// <summary>Its transformations, in order; empty when it has none.</summary>
    public IReadOnlyList<FlowTransformation> Transformations { get; init; } = [];

    /// <summary>Its schedule as it came; the service may quote the numbers. Undefined when it has none.</summary>
    public JsonElement ScheduleParams { get; init; }

    /// <summary>State, such as <c>enabled</c>; an open set.</summary>
    public string? State { get; init; }

    /// <summary>When it was created; null where the service does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed; null where the service does not say.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    internal static Flow Read(JsonElement json)
    {
        var spec = json.Member("flowSpec") ?? default;
        return new()
        {
            Id = json.Text("id") ?? string.Empty,
            ETag = json.Text("etag") ?? json.Text("eTag"),
            Name = json.Text("name"),
            Description = json.Text("description"),
            FlowSpecId = spec.Text("id"),
            FlowSpecVersion = spec.Text("version"),
            SourceConnectionIds = json.Texts("sourceConnectionIds"),
            TargetConnectionIds = json.Texts("targetConnectionIds"),
            Transformations = [.. json.Items("transformations").Select(FlowTransformation.Read)],
            ScheduleParams = json.Member("scheduleParams") ?? default,
            State = json.Text("state"),
            CreatedAt = json.Instant("createdAt"),
            UpdatedAt = json.Instant("updatedAt"),
            Json = json,
        };
    }
}
