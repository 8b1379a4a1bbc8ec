using System.Globalization;
using System.Text.Json.Nodes;

namespace TypedFlows.Emulator.Journal;

/// <summary>A request as it went. Holds no header, no body and no query, so no secret.</summary>
/// <param name="Error">Which refusal of the table ended it; null where none did.</param>
/// <param name="Reason">The refusal in words.</param>
/// <param name="Notes">What was accepted although the specs do not provide for it.</param>
internal sealed record JournalEntry(
    long Number,
    DateTimeOffset At,
    string Method,
    string Path,
    string Sandbox,
    int Status,
    string? Error,
    string? Reason,
    IReadOnlyList<string> Notes,
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
        ["notes"] = new JsonArray([.. Notes.Select(note => (JsonNode)note)]),
        ["milliseconds"] = Math.Round(Milliseconds, 3),
    };
}
