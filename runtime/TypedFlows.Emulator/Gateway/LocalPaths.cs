using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TypedFlows.Emulator.Gateway;

/// <summary>
/// Removes the folders of this machine from responses to other machines. A message names the folder that replaces a system, which only
/// helps the person who started the emulator.
/// </summary>
/// <param name="folders">The absolute paths of the folders.</param>
internal sealed class LocalPaths(IEnumerable<string> folders)
{
    // A folder inside another one is removed first.
    private readonly string[] _folders =
    [
        .. folders.Select(Path.TrimEndingDirectorySeparator)
            .Where(path => path.Length > 1)
            .Distinct()
            .OrderByDescending(path => path.Length),
    ];

    /// <summary>Returns the response that the sender of a request receives.</summary>
    public Response Hide(Response response, HttpContext http)
    {
        if (_folders.Length == 0 || http.Connection.RemoteIpAddress is not { } sender || IsLoopback(sender))
        {
            return response;
        }

        if (response.Content is { } content)
        {
            var text = Encoding.UTF8.GetString(content.Bytes.Span);
            return response with { Content = (content.ContentType, Encoding.UTF8.GetBytes(Hide(text))) };
        }

        if (response.Write is { } write)
        {
            return response with { Write = (write.ContentType, (stream, _, aborted) => write.To(stream, Hide, aborted)) };
        }

        return response with { Body = Hide(response.Body) };
    }

    /// <summary>Returns text without the folders. What follows a folder remains, which is a path in the source.</summary>
    public string Hide(string text)
    {
        foreach (var folder in _folders)
        {
            text = text.Replace(folder, string.Empty, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    private static bool IsLoopback(IPAddress sender) =>
        IPAddress.IsLoopback(sender.IsIPv4MappedToIPv6 ? sender.MapToIPv4() : sender);

    private JsonNode? Hide(JsonNode? node) => node switch
    {
        JsonObject members => Hide(members),
        JsonArray items => new JsonArray([.. items.Select(Hide)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Hide(text),
        _ => node?.DeepClone(),
    };

    private JsonObject Hide(JsonObject members)
    {
        var hidden = new JsonObject();
        foreach (var (name, value) in members)
        {
            hidden[Hide(name)] = Hide(value);
        }

        return hidden;
    }
}
