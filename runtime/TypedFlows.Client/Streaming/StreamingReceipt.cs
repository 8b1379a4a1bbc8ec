using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>What the platform answers to a message that it took.</summary>
/// <param name="InletId">Id of the inlet; null where not said.</param>
/// <param name="XactionId">The platform's own id of the message, to trace it by; null where not said.</param>
/// <param name="ReceivedAt">When it came (<c>receivedTimeMs</c>, epoch milliseconds on the wire); null where not said.</param>
/// <param name="Json">The whole answer as it came.</param>
public sealed record StreamingReceipt(string? InletId, string? XactionId, DateTimeOffset? ReceivedAt, JsonElement Json)
{
    internal static StreamingReceipt Read(JsonElement json) =>
        new(json.Text("inletId") ?? json.Text("inletID"), json.Text("xactionId"), json.Instant("receivedTimeMs"), json);
}
