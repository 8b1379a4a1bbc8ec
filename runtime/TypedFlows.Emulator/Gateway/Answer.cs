using System.Text.Json.Nodes;

namespace TypedFlows.Emulator.Gateway;

/// <summary>What a call is answered with.</summary>
internal sealed record Answer(int Status, JsonNode? Body, string? Location = null)
{
    public static Answer NoContent { get; } = new(204, null);

    public static Answer Ok(JsonNode body) => new(200, body);

    public static Answer Created(JsonNode body, string location) => new(201, body, location);
}
