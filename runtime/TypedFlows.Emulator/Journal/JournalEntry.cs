using System.Globalization;
using System.Text.Json.Nodes;

namespace TypedFlows.Emulator.Journal;

/// <summary>One processed request. It contains no header, body or query, so it contains no secret.</summary>
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
