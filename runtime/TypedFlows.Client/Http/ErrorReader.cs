using System.Text;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Converts the error responses of the services and the gateway to one exception type.</summary>
internal static class ErrorReader
{
    private const int LongestExcerpt = 300;

    /// <summary>The properties of response bodies that contain the request id.</summary>
    private static readonly string[] s_requestIdNames = ["registryRequestId", "requestId", "request_id", "x-request-id", "xactionId"];

    /// <summary>Creates the exception for an error response.</summary>
    public static PlatformException Read(PlatformCall call, HttpResponseMessage response, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        var error = ErrorBody.Read(body);
        var text = body.IsEmpty ? null : Encoding.UTF8.GetString(body.Span);
        var code = call.Redact(error.Code);
        var title = call.Redact(error.Title);
        var detail = call.Redact(error.Detail);
        var requestId = call.Redact(RequestId(call, response, error.Json));

        var message = new StringBuilder($"{call.Method} {call.Path} was rejected with {status}");
        if (!string.IsNullOrEmpty(response.ReasonPhrase))
        {
            message.Append(" (").Append(call.Redact(response.ReasonPhrase)).Append(')');
        }

        message.Append(title is null && detail is null ? ". The service reports no reason." : ":");
        AppendSentence(message, title);
        AppendSentence(message, detail == title ? null : detail);
        if (status is 401 && title is null && detail is null)
        {
            AppendSentence(message, "Check the access token and the API key");
        }

        if (status is >= 300 and < 400 && response.Headers.Location is { } location)
        {
            AppendSentence(message, call.Redact($"It redirects to {location}, but credentials are not sent there. "
                + "Set the endpoint to the address of the platform"));
        }

        AppendSentence(message, code is null ? null : $"Error code {code}");
        AppendSentence(message, requestId is null ? null : $"Request id {requestId}");
        return new PlatformException(message.ToString())
        {
            Status = status,
            ErrorCode = code,
            Title = title,
            Detail = detail,
            RequestId = requestId,
            Body = call.Redact(text),
            Method = call.Method,
            Path = call.Path,
            RetryAfter = RetryAfter(response, now),
            DeliveryStatus = status switch
            {
                429 => DeliveryStatus.NotTaken,
                500 or 502 or 503 or 504 => DeliveryStatus.Unknown,
                _ => DeliveryStatus.Rejected,
            },
        };
    }

    /// <summary>Creates the exception for a successful response with unexpected content.</summary>
    public static PlatformException Unexpected(
        PlatformCall call, int status, string what, ReadOnlyMemory<byte> body, DeliveryStatus deliveryStatus = DeliveryStatus.Rejected)
    {
        var text = body.IsEmpty ? null : call.Redact(Encoding.UTF8.GetString(body.Span));
        return new PlatformException(
            $"{call.Method} {call.Path} returned {status} {what}. Check that {Location(call)} is the address of the platform.")
        {
            Status = status,
            Detail = Excerpt(text),
            RequestId = call.RequestId,
            Body = text,
            Method = call.Method,
            Path = call.Path,
            DeliveryStatus = deliveryStatus,
        };
    }

    /// <summary>Creates the exception for a call without a response.</summary>
    public static PlatformException NoResponse(PlatformCall call, string what, Exception cause, DeliveryStatus status) =>
        new($"{call.Method} {call.Path}: the endpoint {Location(call)} {what}.", cause)
        {
            RequestId = call.RequestId,
            Method = call.Method,
            Path = call.Path,
            DeliveryStatus = status,
        };

    /// <summary>Returns the beginning of a text that was meant for a browser.</summary>
    public static string? Excerpt(string? text)
    {
        var trimmed = text?.Trim();
        return trimmed switch
        {
            null or "" => null,
            { Length: > LongestExcerpt } => string.Concat(trimmed.AsSpan(0, LongestExcerpt), "..."),
            _ => trimmed,
        };
    }

    /// <summary>Returns the delay that the service requests, as seconds or as a date.</summary>
    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var asked = response.Headers.RetryAfter;
        var pause = asked?.Delta ?? asked?.Date - now;
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }

    private static string Location(PlatformCall call) => call.Endpoint.GetLeftPart(UriPartial.Path);

    private static void AppendSentence(StringBuilder message, string? sentence)
    {
        if (string.IsNullOrWhiteSpace(sentence))
        {
            return;
        }

        message.Append(' ').Append(sentence.Trim());
        if (message[^1] is not ('.' or '!' or '?'))
        {
            message.Append('.');
        }
    }

    private static string? RequestId(PlatformCall call, HttpResponseMessage response, JsonElement json)
    {
        if (response.Headers.TryGetValues("x-request-id", out var sent) && sent.FirstOrDefault() is { Length: > 0 } header)
        {
            return header;
        }

        var report = json.Member("report") ?? default;
        return s_requestIdNames.Select(name => json.Text(name) ?? report.Text(name)).FirstOrDefault(id => id is not null) ?? call.RequestId;
    }
}
