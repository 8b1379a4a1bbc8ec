using System.Text.Json;

namespace TypedFlows.Client.Tests.Contract;

/// <summary>Represents a request of the client and its response.</summary>
internal sealed record Exchange(
    string Method,
    string Path,
    IReadOnlyList<string> QueryNames,
    IReadOnlyDictionary<string,
    string> Headers,
    byte[] Body,
    int Status,
    byte[] Response)
{
    public JsonElement? RequestJson => Parse(Body);

    public JsonElement? ResponseJson => Parse(Response);

    private static JsonElement? Parse(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return null;
        }

        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }
}
