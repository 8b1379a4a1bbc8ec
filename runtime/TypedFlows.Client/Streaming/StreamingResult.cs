using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>What became of one message of a batch.</summary>
/// <param name="Index">Its place among the messages that were sent, from 0.</param>
/// <param name="XactionId">The platform's own id of the message; null where it was refused.</param>
/// <param name="Status">HTTP status of this message alone; null where not said, as for messages that were taken.</param>
/// <param name="Message">Why it was refused; null where it was taken.</param>
/// <param name="Json">The whole item as it came; undefined where the answer has none for this message.</param>
public sealed record StreamingResult(int Index, string? XactionId, int? Status, string? Message, JsonElement Json)
{
    /// <summary>True when the platform took the message.</summary>
    public bool IsSuccess => Status is null ? XactionId is not null : Status is >= 200 and < 300;

    internal static StreamingResult Read(int index, JsonElement json) => new(
        index,
        json.Text("xactionId"),
        (int?)(json.Integer("statusCode") ?? json.Integer("status")),
        json.Text("message") ?? json.Member("report")?.Text("message") ?? json.Text("title"),
        json);
}
