using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TypedFlows.Emulator.Gateway;

/// <summary>The response to a call.</summary>
internal sealed record Response(int Status, JsonNode? Body, string? Location = null)
{
    public static Response NoContent { get; } = new(204, null);

    /// <summary>Gets additional headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Gets content that is not JSON, with its content type; <see langword="null"/> if the body is JSON.</summary>
    public (string ContentType, ReadOnlyMemory<byte> Bytes)? Content { get; init; }

    /// <summary>
    /// Gets content that is written in blocks, with its content type; <see langword="null"/> if there is none. The second argument changes
    /// what describes this machine and not the platform; it is <see langword="null"/> if nothing changes.
    /// </summary>
    public (string ContentType, Func<Stream, Func<JsonNode?, JsonNode?>?, CancellationToken, Task> To)? Write { get; init; }

    public static Response Ok(JsonNode body) => new(200, body);

    /// <summary>Responds with a file, which is closed when the response ends.</summary>
    public static Response File(HttpContext http, string contentType, FileStream file)
    {
        http.Response.RegisterForDisposeAsync(file);
        return new(200, null)
        {
            Write = (contentType, (stream, _, aborted) => file.CopyToAsync(stream, aborted)),
            Headers = [("Content-Length", file.Length.ToString(CultureInfo.InvariantCulture))],
        };
    }

    public static Response Created(JsonNode body, string location) => new(201, body, location);
}
