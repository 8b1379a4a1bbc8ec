using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the result of one message in a batch.</summary>
/// <param name="Index">The zero-based index among the messages that were sent.</param>
/// <param name="XactionId">The platform's id of the message, or null if it was rejected.</param>
/// <param name="Status">The HTTP status of this message, or null if not reported, as for accepted messages.</param>
/// <param name="Message">The reason for the rejection, or null if the message was accepted.</param>
/// <param name="Json">The complete item as returned. It is undefined if the response has none for this message.</param>
public sealed record StreamingResult(int Index, string? XactionId, int? Status, string? Message, JsonElement Json)
{
    /// <summary>Gets a value indicating whether the platform accepted the message.</summary>
    public bool IsSuccess => Status is null ? XactionId is not null : Status is >= 200 and < 300;

    /// <summary>Gets the violations of a record that was not sent. The list is empty for a message that was sent.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    internal static StreamingResult Of(int index, ValidationResult invalid) =>
        new(index, null, null, invalid.ToString(), default) { Violations = invalid.Violations };

    internal static StreamingResult Read(int index, JsonElement json) => new(
        index,
        json.Text("xactionId"),
        (int?)(json.Integer("statusCode") ?? json.Integer("status")),
        json.Text("message") ?? json.Member("report")?.Text("message") ?? json.Text("title"),
        json);
}
