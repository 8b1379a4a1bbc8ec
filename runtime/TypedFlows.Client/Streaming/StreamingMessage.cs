using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>A message to a streaming connection.</summary>
public sealed class StreamingMessage
{
    private readonly Action<Utf8JsonWriter, string> _write;

    private StreamingMessage(Action<Utf8JsonWriter, string> write) => _write = write;

    /// <summary>A record in the source's own form, which the flow's mapping set turns into XDM. It goes with the inlet's flow id.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The message.</returns>
    public static StreamingMessage Raw(JsonElement record) => new((writer, _) => writer.WriteRawValue(record.GetRawText(), skipInputValidation: true));

    /// <summary>A record in the source's own form, written straight to the request.</summary>
    /// <param name="write">Writes one JSON value; called once each time the message is sent.</param>
    /// <returns>The message.</returns>
    public static StreamingMessage Raw(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return new((writer, _) => write(writer));
    }

    /// <summary>A record of an XDM schema, wrapped with where it belongs (Streaming Ingestion API, header and body).</summary>
    /// <param name="schema">The dataset's schema.</param>
    /// <param name="dataSetId">Id of the dataset.</param>
    /// <param name="flowId">Id of the flow.</param>
    /// <param name="entity">The record, as the schema describes it.</param>
    /// <param name="sourceName">Name of the source; left out when null.</param>
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
