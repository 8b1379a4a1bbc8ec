using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the platform's receipt for an accepted message.</summary>
/// <param name="InletId">The id of the inlet, or null if not reported.</param>
/// <param name="XactionId">The platform's id of the message for tracing, or null if not reported.</param>
/// <param name="ReceivedAt">The time of receipt (<c>receivedTimeMs</c>, epoch milliseconds in responses), or null if not reported.</param>
/// <param name="Json">The complete response.</param>
public sealed record StreamingReceipt(string? InletId, string? XactionId, DateTimeOffset? ReceivedAt, JsonElement Json)
{
    internal static StreamingReceipt Read(JsonElement json) =>
        new(json.Text("inletId") ?? json.Text("inletID"), json.Text("xactionId"), json.Instant("receivedTimeMs"), json);
}
