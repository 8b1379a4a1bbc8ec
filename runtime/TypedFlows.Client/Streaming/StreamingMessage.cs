using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a message to a streaming connection.</summary>
public sealed class StreamingMessage
{
    private readonly Action<Utf8JsonWriter, string, StreamingInlet> _write;
    private readonly ISpecObject? _record;

    private StreamingMessage(Action<Utf8JsonWriter, string, StreamingInlet> write, ISpecObject? record = null)
    {
        _write = write;
        _record = record;
    }

    /// <summary>Creates a message from a record in the source format, which the flow's mapping set converts to XDM. It requires an inlet
    /// with a flow id.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The message.</returns>
    public static StreamingMessage Raw(JsonElement record) =>
        new((writer, _, _) => writer.WriteRawValue(record.GetRawText(), skipInputValidation: true));

    /// <summary>Creates a message from a record in the source format that is written directly to the request.</summary>
    /// <param name="write">An action that writes one JSON value. It is called each time the message is sent.</param>
    /// <returns>The message.</returns>
    public static StreamingMessage Raw(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return new((writer, _, _) => write(writer));
    }

    /// <summary>Creates a message from a record alone, without a header (the simple form of the Streaming Ingestion API). It requires an
    /// inlet with a flow id.</summary>
    /// <param name="record">The record, usually of a compiled schema. Its rules are checked before it is sent.</param>
    /// <returns>The message.</returns>
    public static StreamingMessage Plain(ISpecObject record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new((writer, _, _) => record.WriteTo(writer), record);
    }

    /// <summary>Creates a message from a record of a compiled schema. Its header names the schema, the dataset and the flow of the inlet,
    /// as <see cref="AppliedPipeline.GetInletAsync"/> returns it.</summary>
    /// <param name="record">The record. Its rules are checked before it is sent.</param>
    /// <returns>The message.</returns>
    public static StreamingMessage Xdm(ISpecObject record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(
            (writer, organization, inlet) =>
            {
                if (inlet is not { Schema: { } schema, DataSetId: { } dataSetId, FlowId: { } flowId })
                {
                    throw new InvalidOperationException(
                        "The inlet does not name the schema, the dataset and the flow of the message. Use AppliedPipeline.GetInletAsync, "
                            + "or set Schema, DataSetId and FlowId.");
                }

                Write(writer, organization, schema, dataSetId, flowId, null, record.WriteTo);
            },
            record);
    }

    /// <summary>Creates a message from an XDM record with a header that names its schema, dataset and flow (Streaming Ingestion API, header
    /// and body).</summary>
    /// <param name="schema">The schema of the dataset.</param>
    /// <param name="dataSetId">The id of the dataset.</param>
    /// <param name="flowId">The id of the flow.</param>
    /// <param name="entity">The record as the schema describes it.</param>
    /// <param name="sourceName">The name of the source, or null to omit it.</param>
    /// <returns>The message.</returns>
    public static StreamingMessage Xdm(XdmSchemaRef schema, string dataSetId, string flowId, JsonElement entity, string? sourceName = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentException.ThrowIfNullOrWhiteSpace(dataSetId);
        ArgumentException.ThrowIfNullOrWhiteSpace(flowId);
        return new((writer, organization, _) => Write(
            writer, organization, schema, dataSetId, flowId, sourceName,
            body => body.WriteRawValue(entity.GetRawText(), skipInputValidation: true)));
    }

    /// <summary>Returns the violations of a generated record. Any other message has none.</summary>
    internal ValidationResult Validate(StreamingInlet inlet) =>
        _record is null || !inlet.ValidateBeforeSend ? ValidationResult.Valid : _record.Validate();

    internal void WriteTo(Utf8JsonWriter writer, string organization, StreamingInlet inlet) => _write(writer, organization, inlet);

    private static void Write(
        Utf8JsonWriter writer, string organization, XdmSchemaRef schema, string dataSetId, string flowId, string? sourceName,
        Action<Utf8JsonWriter> writeEntity)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("header");
        WriteSchema(writer, schema);
        writer.WriteString("imsOrgId", organization);
        writer.WriteString("datasetId", dataSetId);
        writer.WriteString("flowId", flowId);
        if (sourceName is not null)
        {
            writer.WriteStartObject("source");
            writer.WriteString("name", sourceName);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartObject("body");
        writer.WriteStartObject("xdmMeta");
        WriteSchema(writer, schema);
        writer.WriteEndObject();
        writer.WritePropertyName("xdmEntity");
        writeEntity(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter writer, XdmSchemaRef schema)
    {
        writer.WriteStartObject("schemaRef");
        writer.WriteString("id", schema.Id);
        writer.WriteString("contentType", schema.ContentType);
        writer.WriteEndObject();
    }
}
