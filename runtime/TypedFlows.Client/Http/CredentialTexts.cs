using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Collects all strings of credentials. Only the spec defines which ones are secret, so none of them appears in an
/// error.</summary>
internal static class CredentialTexts
{
    public static IReadOnlyList<Secret> In(IAuth auth)
    {
        using var document = JsonDocument.Parse(PlatformRequest.WriteValue(auth.WriteTo));
        var found = new List<Secret>();
        Collect(document.RootElement, found);
        return found;
    }

    /// <summary>Returns the strings in <c>auth.params</c> of a body.</summary>
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
