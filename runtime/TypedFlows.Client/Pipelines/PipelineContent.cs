using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>What each resource of a pipeline should hold, in the members by which it is compared.</summary>
internal sealed class PipelineContent
{
    /// <summary>In place of an id that is not known before a resource is created.</summary>
    public const string NotYet = "(to be created)";

    private readonly Pipeline _pipeline;

    /// <summary>Takes the pipeline, if nothing in it breaks its spec.</summary>
    /// <exception cref="SpecValidationException">Something breaks its spec.</exception>
    /// <exception cref="InvalidOperationException">Connection and source do not belong together, neither connection is given, or a label is wrong.</exception>
    public PipelineContent(Pipeline pipeline)
    {
        _pipeline = pipeline;
        pipeline.Connection?.Auth?.Validate().ThrowIfInvalid();
        pipeline.Flow.Validate().ThrowIfInvalid();
        if ((pipeline.Connection is null) == (pipeline.ConnectionId is null))
        {
            throw new InvalidOperationException($"The pipeline {pipeline.Name} needs either a Connection to create or the ConnectionId of one that exists.");
        }

        if (pipeline.Labels.ContainsKey(PipelineResource.Schema))
        {
            throw new InvalidOperationException($"The pipeline {pipeline.Name} labels its schema. Give title and description in Schema.");
        }

        if (pipeline.Labels.FirstOrDefault(label => label.Key != PipelineResource.MappingSet && string.IsNullOrWhiteSpace(label.Value.Name)) is { Value: not null } nameless)
        {
            throw new InvalidOperationException($"The pipeline {pipeline.Name} gives its {nameless.Key} no name. Only a mapping set can do without.");
        }

        if (pipeline.Connection is { } connection && connection.ConnectionSpecId != pipeline.Flow.Source.ConnectionSpecId)
        {
            throw new InvalidOperationException(
                $"The pipeline {pipeline.Name} signs in to connection spec {connection.ConnectionSpecId} but reads from {pipeline.Flow.Source.ConnectionSpecId}. Take both from one connection spec.");
        }
    }

    /// <summary>True for messages that are sent to the platform, whose source has neither format nor parameters.</summary>
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

    /// <summary>Class and parts of a schema, whatever their order.</summary>
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
