using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Describes a call without headers and token.</summary>
internal sealed class PlatformRequest
{
    // The body is sent to a JSON API, never to a page, so only the characters that JSON requires are escaped.
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? s_kept;

    /// <summary>Reads from written JSON.</summary>
    public delegate T ReadJson<out T>(ReadOnlySpan<byte> json);

    public required HttpMethod Method { get; init; }

    public required ServicePath Path { get; init; }

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public string Accept { get; init; } = "application/json";

    /// <summary>Gets the etag that the resource must still have, or null to send none.</summary>
    public string? IfMatch { get; init; }

    /// <summary>Gets a value indicating whether the content of the response is read by the caller, who disposes it.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>Gets the flow of streamed messages, or null to send none.</summary>
    public string? FlowId { get; init; }

    /// <summary>Gets the endpoint of the call, or null for the gateway.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Gets a value indicating whether the call is sent without a token.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>Gets the credentials inside the body.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    /// <summary>Gets a value indicating whether the call is idempotent, either by its method or because it names the state that it
    /// changes.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Gets a value indicating whether status 503 means that the service has not processed the call.</summary>
    public bool IsUnavailabilityRejection { get; init; }

    /// <summary>Gets a function that finds the resource that an earlier attempt of a create may have made, by the body that was sent. It is
    /// null if no such lookup exists.</summary>
    public Func<ReadOnlyMemory<byte>, CancellationToken, Task<JsonElement?>>? FindCreated { get; init; }

    /// <summary>Gets a function that turns an error into a response if an earlier attempt has taken effect. It is null if this cannot be
    /// determined.</summary>
    public Func<PlatformException, CancellationToken, Task<JsonElement?>>? Settle { get; init; }

    /// <summary>Returns a value indicating whether another attempt can help and is safe.</summary>
    public bool MayRepeat(PlatformException failure) => failure.DeliveryStatus switch
    {
        DeliveryStatus.NotTaken => true,
        DeliveryStatus.Unknown => (IsUnavailabilityRejection && failure.Status == 503)
            || FindCreated is not null
            || (
                failure.Status is 0 or >= 300
                    && (IsRepeatable || Method == HttpMethod.Get || Method == HttpMethod.Put || Method == HttpMethod.Delete)),
        _ => false,
    };

    /// <summary>Returns the response, or a failure if the response should identify the created resource and does not.</summary>
    public CallOutcome Checked(PlatformResponse response) =>
        FindCreated is null || response.Names()
            ? (CallOutcome)response
            : new(null, response.Unexpected("without an id", DeliveryStatus.Unknown));

    public static PlatformRequest Get(ServicePath path) => new() { Method = HttpMethod.Get, Path = path };

    public static PlatformRequest Delete(ServicePath path) => new()
    {
        Method = HttpMethod.Delete,
        Path = path,
        Settle = static (error, _) => Task.FromResult<JsonElement?>(error.Status == 404 ? default(JsonElement) : null),
    };

    public static PlatformRequest Action(ServicePath path, bool isRepeatable) =>
        new() { Method = HttpMethod.Post, Path = path, IsRepeatable = isRepeatable };

    public static PlatformRequest Post(ServicePath path, Action<Utf8JsonWriter> write) =>
        new() { Method = HttpMethod.Post, Path = path, Body = Write(write) };

    /// <summary>Writes one JSON object. The caller writes its properties.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members) => WriteValue(writer =>
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    });

    /// <summary>Writes one JSON value, which the caller writes.</summary>
    public static ReadOnlyMemory<byte> WriteValue(Action<Utf8JsonWriter> value) =>
        Write(value, static (value, writer) => value(writer), static json => (ReadOnlyMemory<byte>)json.ToArray());

    /// <summary>Writes an object to a buffer that is used again, and returns what a function reads from its JSON.</summary>
    public static T Read<T>(ISpecObject value, ReadJson<T> read) => Write(value, static (value, writer) => value.WriteTo(writer), read);

    private static T Write<TValue, T>(TValue value, Action<TValue, Utf8JsonWriter> write, ReadJson<T> read)
    {
        // The pair is removed while in use, because writing a value can write another one.
        var (buffer, writer) = s_kept ?? New();
        s_kept = null;
        write(value, writer);
        writer.Flush();
        var result = read(buffer.WrittenSpan);
        if (buffer.Capacity <= MostKept)
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            s_kept = (buffer, writer);
        }

        return result;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) New()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer, s_writing));
    }
}
