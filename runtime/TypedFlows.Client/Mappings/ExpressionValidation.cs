using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the result of validating an expression.</summary>
/// <param name="IsValid">True if the expression is valid.</param>
/// <param name="Error">The message of the service, or null if the expression is valid or the service gives no reason.</param>
/// <param name="Json">The complete response.</param>
public sealed record ExpressionValidation(bool IsValid, string? Error, JsonElement Json)
{
    // The documents of the service disagree: an object with a status, or true and false.
    internal static ExpressionValidation? Read(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return new(json.GetBoolean(), null, json);
        }

        var error = json.Text("error");
        return json.Text("validationStatus") is not { } status ? null
            : string.Equals(status, "succeeded", StringComparison.OrdinalIgnoreCase) ? new(true, null, json)
            : new(false, error is "none" ? null : error, json);
    }
}
