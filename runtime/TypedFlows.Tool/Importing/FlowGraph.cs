using System.Globalization;
using System.Text.Json;
using TypedFlows.Client;
using TypedFlows.Tool.Service;

namespace TypedFlows.Tool.Importing;

/// <summary>A flow of a service with everything that it uses.</summary>
/// <param name="Mapping">The mapping set, or <see langword="null"/> if the flow has none or the service does not have it.</param>
/// <param name="Specs">The flow spec, the connection spec and the schemas, as far as the service has them.</param>
internal sealed record FlowGraph(
    Flow Flow,
    BaseConnection Connection,
    SourceConnection Source,
    TargetConnection Target,
    DataSet DataSet,
    MappingSet? Mapping,
    IReadOnlyList<ServiceSpec> Specs)
{
    public string Name => Flow.Name is { Length: > 0 } name ? name : Flow.Id;

    /// <summary>Gets the id of the connection spec of the source.</summary>
    public string ConnectionSpecId => Source.ConnectionSpecId ?? string.Empty;

    /// <summary>Gets a value indicating whether the flow receives messages instead of reading a source.</summary>
    public bool IsStreaming => ConnectionSpecId == StreamingOperations.ConnectionSpecId;

    /// <summary>Gets the id of the mapping set that the flow names, or <see langword="null"/> for none.</summary>
    public string? MappingId => MappingIdOf(Flow);

    /// <summary>Gets the id of the schema that describes the source, or <see langword="null"/> for none.</summary>
    public string? SourceSchemaId => SourceSchemaIdOf(Source);

    /// <summary>Gets the start of the schedule, or <see langword="null"/> if the flow has none.</summary>
    public DateTimeOffset? StartTime => Time("startTime");

    /// <summary>Gets the end of the schedule, or <see langword="null"/> if the flow has none.</summary>
    public DateTimeOffset? EndTime => Time("endTime");

    public static string? MappingIdOf(Flow flow) => flow.Transformations
        .Select(transformation => Text(transformation.Params, "mappingId")).FirstOrDefault(id => id is not null);

    public static string? SourceSchemaIdOf(SourceConnection source) => Text(Member(Member(source.Json, "data"), "schema"), "id");

    /// <summary>Removes the state that a pipeline writes at the end of a description.</summary>
    public static string WithoutState(string? description) =>
        description?.LastIndexOf("[typedflows:", StringComparison.Ordinal) is >= 0 and var at && description.EndsWith(']')
            ? description[..at].TrimEnd()
            : description ?? string.Empty;

    /// <summary>Returns a property, or an undefined value if the value has none.</summary>
    public static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    /// <summary>Returns a text that is a property, or <see langword="null"/>.</summary>
    public static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private DateTimeOffset? Time(string name) => Member(Flow.ScheduleParams, name) is var time
        && (time.ValueKind == JsonValueKind.Number ? time.GetRawText() : time.ValueKind == JsonValueKind.String ? time.GetString() : null)
            is { } text
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
