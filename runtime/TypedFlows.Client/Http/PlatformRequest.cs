using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>One call as a resource describes it, before headers and token.</summary>
internal sealed class PlatformRequest
{
    // The body goes to a JSON API, never into a page: only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _kept;

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

    /// <summary>True where the call does no more the second time than the first; by itself, or because it names the state that it changes.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>True where 503 says that the service has not taken the call.</summary>
    public bool IsUnavailabilityRejection { get; init; }

    /// <summary>Looks for what an earlier try of a create may have made, by the body that was sent; null where there is no way to tell.</summary>
    public Func<ReadOnlyMemory<byte>, CancellationToken, Task<JsonElement?>>? FindCreated { get; init; }

    /// <summary>Turns a refusal into an answer where an earlier try has taken effect; null where there is no way to tell.</summary>
    public Func<PlatformException, CancellationToken, Task<JsonElement?>>? Settle { get; init; }

    /// <summary>Whether another try may help, and can do no harm.</summary>
    public bool MayRepeat(PlatformException failure) => failure.DeliveryStatus switch
    {
        DeliveryStatus.NotTaken => true,
        DeliveryStatus.Unknown => (IsUnavailabilityRejection && failure.Status == 503)
            || FindCreated is not null
            || (failure.Status is 0 or >= 300 && (IsRepeatable || Method == HttpMethod.Get || Method == HttpMethod.Put || Method == HttpMethod.Delete)),
        _ => false,
    };

    /// <summary>The answer, unless it should name what was created and does not.</summary>
    public CallOutcome Checked(PlatformResponse response) =>
        FindCreated is null || response.Names() ? (CallOutcome)response : new(null, response.Unexpected("without an id", DeliveryStatus.Unknown));

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
        // Taken, not shared: what writes a value may have another one written meanwhile.
        var (buffer, writer) = _kept ?? New();
        _kept = null;
        value(writer);
        writer.Flush();
        ReadOnlyMemory<byte> written = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= MostKept)
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            _kept = (buffer, writer);
        }

        return written;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) New()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer, Writing));
    }
}
