using System.Collections.Concurrent;

namespace TypedFlows.Client;

/// <summary>Creates the HTTP messages of calls. Parts that are the same in every message are created once.</summary>
internal sealed class RequestMessages(PlatformClientOptions options)
{
    private static readonly string s_userAgent = "TypedFlows.Client/"
        + (typeof(RequestMessages).Assembly.GetName().Version?.ToString(3) ?? "0");

    private readonly ConcurrentDictionary<string, Uri> _collections = new(StringComparer.Ordinal);
    private Bearer? _bearer;

    public HttpRequestMessage Make(PlatformRequest request, Secret token, string? requestId)
    {
        var message = new HttpRequestMessage(request.Method, Address(request));
        if (!request.IsAnonymous)
        {
            message.Headers.TryAddWithoutValidation("Authorization", Authorization(token));
        }

        message.Headers.Add("x-api-key", options.ApiKey);
        message.Headers.Add("x-gw-ims-org-id", options.OrganizationId);
        message.Headers.Add("x-sandbox-name", options.Sandbox);
        message.Headers.TryAddWithoutValidation("x-request-id", requestId);
        message.Headers.TryAddWithoutValidation("User-Agent", s_userAgent);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        if (request.Method == HttpMethod.Get)
        {
            // Only responses of reads become large.
            message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        }

        if (request.IfMatch is { } etag)
        {
            // The service's etags contain their quotes. An etag without quotes is sent unchanged.
            message.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        if (request.FlowId is { } flowId)
        {
            message.Headers.Add("x-adobe-flow-id", flowId);
        }

        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        return message;
    }

    /// <summary>Returns the address. The address of a collection is always the same.</summary>
    private Uri Address(PlatformRequest request)
    {
        if (request.Endpoint is { } endpoint)
        {
            return HttpDefaults.Combine(endpoint, request.Path.Text);
        }

        if (!ReferenceEquals(request.Path.Text, request.Path.Template))
        {
            return HttpDefaults.Combine(options.Endpoint, request.Path.Text);
        }

        return _collections.TryGetValue(request.Path.Text, out var known)
            ? known
            : _collections.GetOrAdd(request.Path.Text, HttpDefaults.Combine(options.Endpoint, request.Path.Text));
    }

    private string Authorization(Secret token)
    {
        var text = token.Reveal();
        if (_bearer is { } known && ReferenceEquals(known.Token, text))
        {
            return known.Header;
        }

        // This check runs here because HttpClient's own message for an invalid header would show the token.
        if (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new InvalidOperationException("The token of the token provider is empty or contains blanks, line breaks or non-ASCII "
                + "characters. Return the token without any other text.");
        }

        var next = new Bearer(text, "Bearer " + text);
        _bearer = next;
        return next.Header;
    }

    private sealed class Bearer(string token, string header)
    {
        public string Token => token;

        public string Header => header;
    }
}
