using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a message to a streaming connection.</summary>
public sealed class StreamingMessage
{
    private readonly Action<Utf8JsonWriter, string> _write;

    private StreamingMessage(Action<Utf8JsonWriter, string> write) => _write = write;

    /// <summary>Creates a message from a record in the source format, which the flow's mapping set converts to XDM. It requires an inlet
    /// with a flow id.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The message.</returns>
    public static StreamingMessage Raw(JsonElement record) =>
        new((writer, _) => writer.WriteRawValue(record.GetRawText(), skipInputValidation: true));

    /// <summary>Creates a message from a record in the source format that is written directly to the request.</summary>
    /// <param name="write">An action that writes one JSON value. It is called each time the message is sent.</param>
    /// <returns>The message.</returns>
    public static StreamingMessage Raw(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return new((writer, _) => write(writer));
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
        return new((writer, organization) =>
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
            writer.WriteRawValue(entity.GetRawText(), skipInputValidation: true);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    internal void WriteTo(Utf8JsonWriter writer, string organization) => _write(writer, organization);

    private static void WriteSchema(Utf8JsonWriter writer, XdmSchemaRef schema)
    {
        writer.WriteStartObject("schemaRef");
        writer.WriteString("id", schema.Id);
        writer.WriteString("contentType", schema.ContentType);
        writer.WriteEndObject();
    }
}
