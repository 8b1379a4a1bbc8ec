using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a flow (Flow Service API, flows).</summary>
public sealed class Flow : PlatformResource
{
    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the id of its flow spec.</summary>
    public string? FlowSpecId { get; init; }

    /// <summary>Gets the version of its flow spec.</summary>
    public string? FlowSpecVersion { get; init; }

    /// <summary>Ids of its source connections.</summary>
    public IReadOnlyList<string> SourceConnectionIds { get; init; } = [];

    /// <summary>Ids of its target connections.</summary>
    public IReadOnlyList<string> TargetConnectionIds { get; init; } = [];

    /// <summary>Gets the transformations in order. The list is empty when the flow has none.</summary>
    public IReadOnlyList<FlowTransformation> Transformations { get; init; } = [];

    /// <summary>Gets the schedule as returned. The service can quote the numbers. It is undefined when the flow has none.</summary>
    public JsonElement ScheduleParams { get; init; }

    /// <summary>Gets the state, such as <c>enabled</c>. Other values are possible.</summary>
    public string? State { get; init; }

    /// <summary>Gets the creation time, or null when the service does not report it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets the time of the last change, or null when the service does not report it.</summary>
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
