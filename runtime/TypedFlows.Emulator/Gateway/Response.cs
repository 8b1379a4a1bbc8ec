using System.Text.Json.Nodes;

namespace TypedFlows.Emulator.Gateway;

/// <summary>What a call is answered with.</summary>
internal sealed record Response(int Status, JsonNode? Body, string? Location = null)
{
    public static Response NoContent { get; } = new(204, null);

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Text that is no JSON, with its content type; null where the body is JSON.</summary>
    public (string ContentType, ReadOnlyMemory<byte> Bytes)? Content { get; init; }

    public static Response Ok(JsonNode body) => new(200, body);

    public static Response Created(JsonNode body, string location) => new(201, body, location);
}
