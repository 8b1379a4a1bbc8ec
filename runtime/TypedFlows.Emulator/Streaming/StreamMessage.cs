using System.Text.Json;

namespace TypedFlows.Emulator.Streaming;

/// <summary>A message as it was received: an XDM entity in its envelope, or a raw record.</summary>
/// <param name="Record">The record.</param>
/// <param name="IsXdm">Whether the record is XDM: it was sent as body.xdmEntity, or has the <c>_id</c> that every XDM record has.</param>
/// <param name="FlowId">The flow that the envelope names.</param>
/// <param name="DataSetId">The dataset that the envelope names.</param>
internal sealed record StreamMessage(JsonElement Record, bool IsXdm, string? FlowId, string? DataSetId)
{
    /// <returns>The message, or <see langword="null"/> if the JSON is not an object.</returns>
    public static StreamMessage? Read(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (!message.TryGetProperty("header", out var header) || header.ValueKind != JsonValueKind.Object
            || !message.TryGetProperty("body", out var body) || body.ValueKind != JsonValueKind.Object)
        {
            return new(message, message.TryGetProperty("_id", out _), null, null);
        }

        var isEntity = body.TryGetProperty("xdmEntity", out var entity) && entity.ValueKind == JsonValueKind.Object;
        var record = isEntity ? entity : body;
        return new(
            record,
            isEntity || record.TryGetProperty("_id", out _),
            Text(header, "flowId"),
            Text(header, "datasetId") ?? Text(header, "dataSetId"));
    }

    private static string? Text(JsonElement header, string name) =>
        header.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
