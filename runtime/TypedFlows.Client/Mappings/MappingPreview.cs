using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the record that a mapping set writes for a source row.</summary>
/// <param name="Data">The record. A field is missing if its mapping row failed.</param>
/// <param name="Errors">The mapping rows that failed for the source row.</param>
/// <param name="Json">The complete entry as returned.</param>
public sealed record MappingPreview(JsonElement Data, IReadOnlyList<MappingError> Errors, JsonElement Json)
{
    internal static MappingPreview Read(JsonElement json) => new(json.Member("data") ?? default, MappingError.ReadAll(json), json);
}
