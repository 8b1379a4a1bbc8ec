using System.Net;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Sends one request; whatever keeps an answer from coming becomes a <see cref="PlatformException"/> that names the endpoint.</summary>
internal static class Exchange
{
    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpRequestMessage request, PlatformCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException failure)
        {
            throw ErrorReader.NoAnswer(call, Reason(failure), failure, FateOf(failure));
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException { Source: "System.IO.Compression.Brotli" })
        {
            throw ErrorReader.NoAnswer(call, "sent an answer whose compression is broken", broken, CallFate.Unknown);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw ErrorReader.NoAnswer(call, FormattableString.Invariant($"did not answer within {http.Timeout.TotalSeconds:0.#} s"), late, CallFate.Unknown);
        }
    }

    /// <summary>The body, which <see cref="SendAsync"/> has already received; without a byte order mark.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return body.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body;
    }

    /// <summary>The answer of a call that succeeded, as JSON; undefined when the body is empty.</summary>
    public static JsonElement Parse(PlatformCall call, HttpResponseMessage answer, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return default;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw ErrorReader.Unexpected(call, (int)answer.StatusCode, "with a body that is not JSON", body, CallFate.Unknown);
        }
    }

    private static CallFate FateOf(HttpRequestException failure) => failure.HttpRequestError switch
    {
        // Nothing was sent yet.
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => CallFate.NotTaken,

        // A certificate does not get better.
        HttpRequestError.SecureConnectionError => CallFate.Refused,
        _ => CallFate.Unknown,
    };

    private static string Reason(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "could not be found by name; check the host name and the network",
        HttpRequestError.ConnectionError => "could not be reached; check that it is running and that the address and port are right",
        HttpRequestError.SecureConnectionError => "could not be reached over TLS; check its certificate",
        HttpRequestError.ProxyTunnelError => "could not be reached through the proxy",
        _ => failure.StatusCode is HttpStatusCode code
            ? $"broke off after status {(int)code}"
            : "broke off before the answer was complete",
    };
}
