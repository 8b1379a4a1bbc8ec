using System.Globalization;
using System.Text.Json.Nodes;

namespace TypedFlows.Emulator.Journal;

/// <summary>
/// One processed request, or a report of background work. It contains no header, body or query, so it contains no secret.
/// </summary>
/// <param name="Error">The key of the error that was returned; <see langword="null"/> if there was none.</param>
/// <param name="Reason">The message of the error.</param>
/// <param name="Deviations">The deviations from the specs that were accepted.</param>
internal sealed record JournalEntry(
    long Number,
    DateTimeOffset At,
    string Method,
    string Path,
    string Sandbox,
    int Status,
    string? Error,
    string? Reason,
    IReadOnlyList<string> Deviations,
    double Milliseconds)
{
    /// <summary>Gets a value indicating whether the entry is a report of background work, not a request.</summary>
    public bool IsTask => Method == PlatformLog.Method;

    /// <summary>Gets a value indicating whether the request or the work failed.</summary>
    public bool IsError => Status is >= 400 or 0;

    public JsonNode Print() => new JsonObject
    {
        ["number"] = Number,
        ["at"] = At.ToString("O", CultureInfo.InvariantCulture),
        ["method"] = Method,
        ["path"] = Path,
        ["sandbox"] = Sandbox,
        ["status"] = Status,
        ["refusal"] = Error,
        ["reason"] = Reason,
        ["notes"] = new JsonArray([.. Deviations.Select(deviation => (JsonNode)deviation)]),
        ["milliseconds"] = Math.Round(Milliseconds, 3),
    };
}
