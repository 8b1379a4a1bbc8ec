using System.Text.Json;

namespace TypedFlows.Samples;

/// <summary>A call on its way to the platform, and what came back.</summary>
internal sealed record CapturedCall(string Method, string Path, byte[] RequestBytes, int Status, byte[] ResponseBytes)
{
    public JsonElement Request => Parse(RequestBytes);

    public JsonElement Response => Parse(ResponseBytes);

    /// <summary>True for what changes a resource: no read, no token, no message.</summary>
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
