using System.Text.Json;

namespace TypedFlows.Emulator.Streaming;

/// <summary>A message as it was received: an XDM entity in its envelope, or a raw record.</summary>
/// <param name="Record">The record. It is an object, unless body.xdmEntity has another value.</param>
/// <param name="IsXdm">Whether the record is XDM: it was sent as body.xdmEntity, or has the <c>_id</c> that every XDM record has.</param>
/// <param name="IsEntity">Whether the record was sent as body.xdmEntity.</param>
/// <param name="Header">The header of the envelope; undefined if there is no envelope of a header and a body.</param>
internal sealed record StreamMessage(JsonElement Record, bool IsXdm, bool IsEntity, JsonElement Header)
{
    public bool IsObject => Record.ValueKind == JsonValueKind.Object;

    public bool HasHeader => Header.ValueKind == JsonValueKind.Object;

    /// <summary>Gets the flow that the envelope names.</summary>
    public string? FlowId => Text(Header, "flowId");

    /// <summary>Gets the dataset that the envelope names.</summary>
    public string? DataSetId => Text(Header, "datasetId") ?? Text(Header, "dataSetId");

    public string? Organization => Text(Header, "imsOrgId");

    public string? SchemaId => HasHeader && Header.TryGetProperty("schemaRef", out var reference) ? Text(reference, "id") : null;

    /// <returns>The message, or <see langword="null"/> if the JSON is not an object.</returns>
    public static StreamMessage? Read(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var entity = default(JsonElement);
        var hasBody = message.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Object;
        var isEntity = hasBody && body.TryGetProperty("xdmEntity", out entity) && entity.ValueKind != JsonValueKind.Null;
        var isEnveloped = hasBody && message.TryGetProperty("header", out var header) && header.ValueKind == JsonValueKind.Object;
        var record = isEntity ? entity : isEnveloped ? body : message;
        var isXdm = isEntity || record.TryGetProperty("_id", out _);
        return new(record, isXdm, isEntity, isEnveloped ? message.GetProperty("header") : default);
    }

    private static string? Text(JsonElement header, string name) =>
        header.ValueKind == JsonValueKind.Object && header.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
