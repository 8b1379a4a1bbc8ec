using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>One call as a resource describes it, before headers and token.</summary>
internal sealed class PlatformRequest
{
    // The body goes to a JSON API, never into a page: only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required HttpMethod Method { get; init; }

    /// <summary>Path and query after the endpoint, escaped.</summary>
    public required string Path { get; init; }

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string Accept { get; init; } = "application/json";

    /// <summary>Credentials inside the body.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    public static PlatformRequest Get(string path) => new() { Method = HttpMethod.Get, Path = path };

    public static PlatformRequest Delete(string path) => new() { Method = HttpMethod.Delete, Path = path };

    public static PlatformRequest Post(string path, Action<Utf8JsonWriter> write, IReadOnlyList<Secret>? secrets = null) =>
        new() { Method = HttpMethod.Post, Path = path, Body = Write(write), Secrets = secrets ?? [] };

    /// <summary>One JSON object, whose members are written by the caller.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
