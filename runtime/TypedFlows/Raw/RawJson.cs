using System.Text.Json;
using TypedFlows.CompilerServices;

namespace TypedFlows;

/// <summary>Checks and writes parameters in the form of JSON text.</summary>
internal static class RawJson
{
    public static ValidationResult Validate(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ValidationResult.Valid
                : Broken("type", "The raw parameters must be a JSON object.");
        }
        catch (JsonException e)
        {
            return Broken(SpecJson.MalformedKeyword, $"The raw parameters are not JSON: {e.Message}");
        }
    }

    public static void Write(string json, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using var document = JsonDocument.Parse(json);
        document.RootElement.WriteTo(writer);
    }

    private static ValidationResult Broken(string keyword, string message) =>
        ValidationResult.From([new Violation(string.Empty, string.Empty, keyword, message)]);
}
