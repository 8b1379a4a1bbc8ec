using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the result of validating one mapping row.</summary>
/// <param name="IsValid">True if the row is valid.</param>
/// <param name="Errors">The mistakes of the row.</param>
/// <param name="Json">The complete entry as returned.</param>
public sealed record MappingRowValidation(bool IsValid, IReadOnlyList<MappingError> Errors, JsonElement Json)
{
    internal static MappingRowValidation Read(JsonElement json) => new(
        string.Equals(json.Text("status"), "SUCCESS", StringComparison.OrdinalIgnoreCase), MappingError.ReadAll(json), json);
}
