using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Every text in credentials: which of them are secret is the spec's business, so none is repeated in an error.</summary>
internal static class CredentialTexts
{
    public static IReadOnlyList<Secret> In(IAuth auth)
    {
        using var document = JsonDocument.Parse(PlatformRequest.WriteValue(auth.WriteTo));
        var found = new List<Secret>();
        Collect(document.RootElement, found);
        return found;
    }

    /// <summary>The texts of a body's <c>auth.params</c>.</summary>
    public static IReadOnlyList<Secret> In(JsonElement body)
    {
        var found = new List<Secret>();
        Collect(body.Member("auth")?.Member("params") ?? default, found);
        return found;
    }

    private static void Collect(JsonElement value, List<Secret> found)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            found.Add(value.AsText()!);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                Collect(member.Value, found);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Collect(item, found);
            }
        }
    }
}
