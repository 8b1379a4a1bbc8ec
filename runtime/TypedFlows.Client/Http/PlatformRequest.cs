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

    public required ServicePath Path { get; init; }

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public string Accept { get; init; } = "application/json";

    /// <summary>The etag that the resource must still have; null to send none.</summary>
    public string? IfMatch { get; init; }

    /// <summary>The flow that streamed messages belong to; null to send none.</summary>
    public string? FlowId { get; init; }

    /// <summary>Where the call goes in place of the gateway; null for the gateway.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>True where the call carries no token.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>Credentials inside the body.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    public static PlatformRequest Get(ServicePath path) => new() { Method = HttpMethod.Get, Path = path };

    public static PlatformRequest Delete(ServicePath path) => new() { Method = HttpMethod.Delete, Path = path };

    public static PlatformRequest Action(ServicePath path) => new() { Method = HttpMethod.Post, Path = path };

    public static PlatformRequest Post(ServicePath path, Action<Utf8JsonWriter> write, IReadOnlyList<Secret>? secrets = null) =>
        new() { Method = HttpMethod.Post, Path = path, Body = Write(write), Secrets = secrets ?? [] };

    /// <summary>One JSON object, whose members are written by the caller.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members) => WriteValue(writer =>
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    });

    /// <summary>One JSON value, which is written by the caller.</summary>
    public static ReadOnlyMemory<byte> WriteValue(Action<Utf8JsonWriter> value)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            value(writer);
        }

        return buffer.WrittenMemory;
    }
}
