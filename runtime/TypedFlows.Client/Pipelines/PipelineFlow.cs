using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a pipeline's flow with the id of its mapping set, and with a past start time that the service no longer
/// changes.</summary>
internal sealed class PipelineFlow : IFlow
{
    private readonly IFlow _flow;

    private PipelineFlow(IFlow flow, IReadOnlyList<Transformation> transformations, ISpecObject? schedule)
    {
        _flow = flow;
        Transformations = transformations;
        Schedule = schedule;
    }

    public string FlowSpecId => _flow.FlowSpecId;

    public string FlowSpecVersion => _flow.FlowSpecVersion;

    public ISource Source => _flow.Source;

    public ITarget? Target => _flow.Target;

    public IReadOnlyList<Transformation> Transformations { get; }

    public ISpecObject? Schedule { get; }

    public ISpecObject? Options => _flow.Options;

    /// <summary>Creates the flow of a pipeline.</summary>
    /// <param name="flow">The pipeline's flow.</param>
    /// <param name="mappingId">The id of its mapping set, or null for none.</param>
    /// <param name="mappingVersion">The version of the mapping set.</param>
    /// <param name="shown">The flow on the platform, or null if it does not exist.</param>
    /// <param name="now">The current time. Start times up to this instant are in the past.</param>
    public static PipelineFlow Of(IFlow flow, string? mappingId, string mappingVersion, Flow? shown, DateTimeOffset now)
    {
        var transformations = flow.Transformations.ToList();
        if (mappingId is not null)
        {
            var at = transformations.FindIndex(transformation => transformation.Name == "Mapping");
            var mapping = new Transformation(
                "Mapping",
                new Part(
                    WithMapping(at < 0 ? default : PipelineContent.Value(transformations[at].Params.WriteTo), mappingId, mappingVersion)));
            if (at < 0)
            {
                transformations.Add(mapping);
            }
            else
            {
                transformations[at] = mapping;
            }
        }

        return new(flow, transformations, WithStart(flow.Schedule, shown, now));
    }

    public ValidationResult Validate() => _flow.Validate();

    private static JsonElement WithMapping(JsonElement parameters, string id, string version) => PipelineContent.Value(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("mappingId", id);
        if (parameters.ValueKind != JsonValueKind.Object || parameters.TryGetProperty("mappingVersion", out _))
        {
            writer.WriteString("mappingVersion", version);
        }

        if (parameters.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in parameters.EnumerateObject().Where(member => member.Name is not ("mappingId" or "mappingVersion")))
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    });

    /// <summary>Keeps a start time in the past, because the service does not allow changes to it.</summary>
    private static ISpecObject? WithStart(ISpecObject? schedule, Flow? shown, DateTimeOffset now)
    {
        if (schedule is null || shown?.ScheduleParams.Integer("startTime") is not { } began || began > now.ToUnixTimeSeconds())
        {
            return schedule;
        }

        var asked = PipelineContent.Value(schedule.WriteTo);
        return new Part(PipelineContent.Value(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in asked.EnumerateObject())
            {
                if (member.Name == "startTime")
                {
                    writer.WriteNumber("startTime", began);
                }
                else
                {
                    member.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }));
    }

    /// <summary>Represents parameters that were validated in their original form.</summary>
    private sealed class Part(JsonElement json) : ISpecObject
    {
        public ValidationResult Validate() => ValidationResult.Valid;

        public void WriteTo(Utf8JsonWriter writer) => json.WriteTo(writer);
    }
}
