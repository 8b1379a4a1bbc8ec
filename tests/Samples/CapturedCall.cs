using System.Text.Json;

namespace TypedFlows.Samples;

/// <summary>Represents a captured call to the platform with its response.</summary>
internal sealed record CapturedCall(string Method, string Path, byte[] RequestBytes, int Status, byte[] ResponseBytes)
{
    public JsonElement Request => Parse(RequestBytes);

    public JsonElement Response => Parse(ResponseBytes);

    /// <summary>Gets a value indicating whether the call changes a resource. Reads, token requests and messages do not.</summary>
    public bool IsChange => Method != "GET" && Path.StartsWith("/data/", StringComparison.Ordinal);

    public bool IsCreateOf(string collection) => Method == "POST" && Path.EndsWith('/' + collection, StringComparison.Ordinal);

    private static JsonElement Parse(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return default;
        }

        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }
}
