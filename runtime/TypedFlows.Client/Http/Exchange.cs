using System.IO.Compression;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Sends one request. Every transport failure becomes a <see cref="PlatformException"/> that names the endpoint.</summary>
internal static class Exchange
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<HttpResponseMessage> SendAsync(
        HttpClient http, HttpRequestMessage request, PlatformCall call, bool isStreamed, CancellationToken cancellationToken)
    {
        try
        {
            var completion = isStreamed ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead;
            return await http.SendAsync(request, completion, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException failure)
        {
            throw ErrorReader.NoResponse(call, Reason(failure), failure, DeliveryStatusOf(failure));
        }
        catch (Exception broken) when (IsBrokenCompression(broken))
        {
            // An HttpClient that decompresses on its own reports the error here.
            throw BrokenCompression(call, broken);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw ErrorReader.NoResponse(
                call,
                FormattableString.Invariant($"did not respond within {http.Timeout.TotalSeconds:0.#} s")
                    + "; increase the timeout of the HttpClient if the service needs more time",
                late,
                DeliveryStatus.Unknown);
        }
    }

    /// <summary>Returns the body, which <see cref="SendAsync"/> has already received, without a byte order mark.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        PlatformCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        body = response.Content.Headers.ContentEncoding is { Count: > 0 } encodings ? Unpack(call, body, encodings) : body;
        return body.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body;
    }

    /// <summary>Opens the decompressed content of a streamed response.</summary>
    public static async Task<Stream> OpenAsync(PlatformCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Decompress(stream, response.Content.Headers.ContentEncoding);
        }
        catch (InvalidDataException broken)
        {
            throw BrokenCompression(call, broken);
        }
    }

    /// <summary>Reads a line of a streamed response, or returns null at its end.</summary>
    public static async ValueTask<string?> ReadLineAsync(PlatformCall call, StreamReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (IsBrokenCompression(broken))
        {
            throw BrokenCompression(call, broken);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            throw ErrorReader.NoResponse(
                call,
                "closed the connection before the response was complete; check the network and send the call again",
                failure,
                DeliveryStatus.Unknown);
        }
    }

    /// <summary>Returns the response of a successful call as JSON, or undefined if the body is empty.</summary>
    public static JsonElement Parse(PlatformCall call, HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return default;
        }

        try
        {
            // The element owns its bytes, which are created once, so nothing has to be returned to a pool.
            var reader = new Utf8JsonReader(body.Span);
            var json = JsonElement.ParseValue(ref reader);
            return reader.Read() ? throw new JsonException("The body contains text after the JSON value.") : json;
        }
        catch (JsonException)
        {
            throw ErrorReader.Unexpected(call, (int)response.StatusCode, "with a body that is not JSON", body, DeliveryStatus.Unknown);
        }
    }

    /// <summary>Decompresses the body. The client requests compression itself, because a handler that does so for every call is more
    /// expensive than most calls.</summary>
    private static byte[] Unpack(PlatformCall call, ReadOnlyMemory<byte> packed, ICollection<string> encodings)
    {
        try
        {
            using (var stream = Decompress(new MemoryStream(packed.ToArray()), encodings))
            using (var unpacked = new MemoryStream())
            {
                stream.CopyTo(unpacked);
                return unpacked.ToArray();
            }
        }
        catch (Exception broken) when (IsBrokenCompression(broken))
        {
            throw BrokenCompression(call, broken);
        }
    }

    private static Stream Decompress(Stream stream, ICollection<string> encodings)
    {
        foreach (var encoding in encodings.Reverse())
        {
            stream = encoding.ToUpperInvariant() switch
            {
                "GZIP" => new GZipStream(stream, CompressionMode.Decompress),
                "BR" => new BrotliStream(stream, CompressionMode.Decompress),
                "DEFLATE" => new ZLibStream(stream, CompressionMode.Decompress),
                "IDENTITY" => stream,
                _ => throw new InvalidDataException($"The response has the encoding {encoding}, which the request did not allow."),
            };
        }

        return stream;
    }

    private static bool IsBrokenCompression(Exception broken) =>
        broken is InvalidDataException or InvalidOperationException { Source: "System.IO.Compression.Brotli" };

    private static PlatformException BrokenCompression(PlatformCall call, Exception broken) =>
        ErrorReader.NoResponse(
            call,
            "sent a response with invalid compression; check the proxies between the client and the platform",
            broken,
            DeliveryStatus.Unknown);

    private static DeliveryStatus DeliveryStatusOf(HttpRequestException failure) => failure.HttpRequestError switch
    {
        // The request was not sent.
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError =>
            DeliveryStatus.NotTaken,

        // A certificate error is permanent.
        HttpRequestError.SecureConnectionError => DeliveryStatus.Rejected,
        _ => DeliveryStatus.Unknown,
    };

    private static string Reason(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "could not be found by name; check the host name and the network",
        HttpRequestError.ConnectionError => "could not be reached; check that it is running and that the address and port are right",
        HttpRequestError.SecureConnectionError => "could not be reached over TLS; check its certificate",
        HttpRequestError.ProxyTunnelError => "could not be reached through the proxy; check the proxy settings",
        _ => failure.StatusCode is HttpStatusCode code
            ? $"closed the connection after status {(int)code}; check the network and send the call again"
            : "closed the connection before the response was complete; check the network and send the call again",
    };
}
