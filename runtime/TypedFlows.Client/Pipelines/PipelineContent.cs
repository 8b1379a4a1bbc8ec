using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Computes the desired content of each resource of a pipeline, in the properties that are compared.</summary>
internal sealed class PipelineContent
{
    /// <summary>The placeholder for an id that is unknown before the resource is created.</summary>
    public const string NotYet = "(to be created)";

    private readonly Pipeline _pipeline;

    /// <summary>Initializes a new instance of the <see cref="PipelineContent"/> class from a valid pipeline.</summary>
    /// <exception cref="SpecValidationException">A part of the pipeline violates its spec.</exception>
    /// <exception cref="InvalidOperationException">The connection and the source do not match, neither connection is given, or a label
    /// or a row of the mapping is invalid.</exception>
    public PipelineContent(Pipeline pipeline)
    {
        _pipeline = pipeline;
        pipeline.Connection?.Auth?.Validate().ThrowIfInvalid();
        pipeline.Flow.Validate().ThrowIfInvalid();
        EpochSeconds.Check(pipeline.Flow.Schedule);
        if ((pipeline.Connection is null) == (pipeline.ConnectionId is null))
        {
            throw new InvalidOperationException(
                $"The pipeline {pipeline.Name} must have either a Connection or a ConnectionId. Set one of them.");
        }

        if (pipeline.Mapping.Select(MappingBody.Problem).FirstOrDefault(problem => problem is not null) is { } found)
        {
            throw new InvalidOperationException($"The pipeline {pipeline.Name} has an invalid mapping. {found}");
        }

        if (pipeline.Labels.ContainsKey(PipelineResource.Schema))
        {
            throw new InvalidOperationException(
                $"The pipeline {pipeline.Name} has a label for its schema. Set the title and the description in Schema.");
        }

        if (
            pipeline.Labels.FirstOrDefault(
                label =>
                    label.Key != PipelineResource.MappingSet
                        && string.IsNullOrWhiteSpace(label.Value.Name)) is { Value: not null } nameless)
        {
            throw new InvalidOperationException($"The pipeline {pipeline.Name} has a label without a name for {nameless.Key}. Set a name. "
                + "Only a mapping set can have none.");
        }

        if (pipeline.Connection is { } connection && connection.ConnectionSpecId != pipeline.Flow.Source.ConnectionSpecId)
        {
            throw new InvalidOperationException(
                $"The pipeline {pipeline.Name} connects with connection spec {connection.ConnectionSpecId} but reads from "
                    + $"{pipeline.Flow.Source.ConnectionSpecId}. Use one connection spec for both.");
        }
    }

    /// <summary>Gets a value indicating whether the flow receives messages. A streaming source has neither format nor parameters.</summary>
    public bool IsStreaming => _pipeline.Flow.Source.ConnectionSpecId == StreamingOperations.ConnectionSpecId;

    public DataFormat? Format => IsStreaming ? _pipeline.Format : _pipeline.Format
        ?? (Value(_pipeline.Flow.Source.WriteTo).Member("tableName") is null ? DataFormat.Delimited : DataFormat.Tabular);

    public JsonElement Connection() => Value(writer =>
    {
        writer.WriteStartObject();
        WriteName(writer, PipelineResource.Connection);
        writer.WriteSpec("connectionSpec", _pipeline.Connection!.ConnectionSpecId, _pipeline.Connection.ConnectionSpecVersion);
        if (_pipeline.Connection.Auth is { } auth)
        {
            writer.WriteStartObject("auth");
            writer.WriteString("specName", auth.SpecName);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    });

    public JsonElement Schema() => SchemaParts(_pipeline.Schema.ClassId, _pipeline.Schema.Parts);

    /// <summary>Returns the class and the parts of a schema in a canonical order.</summary>
    public static JsonElement SchemaParts(string? classId, IEnumerable<string> parts) => Value(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("meta:class", classId);
        writer.WriteStartObject("allOf");
        foreach (var part in parts.Distinct())
        {
            writer.WriteBoolean(part, true);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    public static JsonElement Dataset(string schemaId) => Value(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("schemaRef");
        writer.WriteString("id", schemaId);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    public JsonElement Source(string connectionId) => Value(writer =>
    {
        var source = _pipeline.Flow.Source;
        writer.WriteStartObject();
        WriteName(writer, PipelineResource.SourceConnection);
        writer.WriteString("baseConnectionId", connectionId);
        writer.WriteSpec("connectionSpec", source.ConnectionSpecId, source.ConnectionSpecVersion);
        if (!IsStreaming)
        {
            writer.WriteData(Format, _pipeline.SourceSchema?.Id, _pipeline.SourceSchema?.CompactContentType);
            writer.WriteSpecObject("params", source);
        }

        writer.WriteEndObject();
    });

    public JsonElement Target(string dataSetId) => Value(writer =>
    {
        writer.WriteStartObject();
        WriteName(writer, PipelineResource.TargetConnection);
        writer.WriteStartObject("params");
        writer.WriteString("dataSetId", dataSetId);
        writer.WriteEndObject();
        writer.WriteSpec("connectionSpec", TargetConnectionOperations.DataLakeSpecId, "1.0");
        writer.WriteEndObject();
    });

    public JsonElement Flow(IFlow flow, string sourceId, string targetId) => Value(writer =>
    {
        writer.WriteStartObject();
        WriteName(writer, PipelineResource.Flow);
        writer.WriteSpec("flowSpec", flow.FlowSpecId, flow.FlowSpecVersion);
        WriteId(writer, "sourceConnectionIds", sourceId);
        WriteId(writer, "targetConnectionIds", targetId);
        writer.WriteStartArray("transformations");
        foreach (var transformation in flow.Transformations)
        {
            writer.WriteTransformation(transformation);
        }

        writer.WriteEndArray();
        if (flow.Schedule is { } schedule)
        {
            writer.WriteSpecObject("scheduleParams", schedule);
        }

        if (_pipeline.FlowOptionsMember is { } member && flow.Options is { } options)
        {
            writer.WriteSpecObject(member, options);
        }

        writer.WriteEndObject();
    });

    public static JsonElement Value(Action<Utf8JsonWriter> write)
    {
        using var document = JsonDocument.Parse(PlatformRequest.WriteValue(write));
        return document.RootElement.Clone();
    }

    private void WriteName(Utf8JsonWriter writer, PipelineResource resource) => writer.WriteString("name", _pipeline.NameOf(resource));

    private static void WriteId(Utf8JsonWriter writer, string name, string id)
    {
        writer.WriteStartArray(name);
        writer.WriteStringValue(id);
        writer.WriteEndArray();
    }
}
