using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Sends calls with the platform's headers and a token; a refused token is replaced and the call sent once more.</summary>
internal sealed class PlatformTransport(HttpClient http, PlatformClientOptions options) : IDisposable
{
    private static readonly ProductInfoHeaderValue UserAgent = new(
        "TypedFlows.Client",
        typeof(PlatformTransport).Assembly.GetName().Version?.ToString(3) ?? "0");

    private readonly IAccessTokenProvider _tokens = options.TokenProvider!;

    /// <summary>True where the transport made the HttpClient and so ends it.</summary>
    public bool OwnsHttpClient { get; init; }

    public TimeProvider TimeProvider => options.TimeProvider;

    public async Task<PlatformAnswer> SendAsync(PlatformRequest request, CancellationToken cancellationToken)
    {
        var token = await _tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false);
        var (status, answer, refusal) = await SendOnceAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (status == HttpStatusCode.Unauthorized)
        {
            // A refused call did nothing, so it may be repeated whatever its method.
            _tokens.Invalidate(token);
            var next = await _tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false);
            if (next != token)
            {
                (_, answer, refusal) = await SendOnceAsync(request, next, cancellationToken).ConfigureAwait(false);
            }
        }

        return answer ?? throw refusal!;
    }

    /// <summary>Reads every page of a list: <c>items</c>, then those behind <c>_links.next.href</c>.</summary>
    /// <param name="path">Path of the list.</param>
    /// <param name="query">Query of the first page, escaped, without the question mark; empty for none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<JsonElement> ListAsync(ServicePath path, string query, CancellationToken cancellationToken = default) =>
        ListAsync(path, query, "items", "application/json", cancellationToken);

    /// <summary>Reads every page of a list whose answers link to the next one.</summary>
    /// <param name="path">Path of the list.</param>
    /// <param name="query">Query of the first page, escaped, without the question mark; empty for none.</param>
    /// <param name="items">The member that holds the page's items.</param>
    /// <param name="accept">Media type of the answers.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<JsonElement> ListAsync(
        ServicePath path,
        string query,
        string items,
        string accept,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        string? next = query;
        while (next is not null)
        {
            if (!asked.Add(next))
            {
                throw new PlatformException($"GET {path.Text} answered with a link to a page that it gave already, so the list has no end.")
                {
                    Status = 200,
                    Method = "GET",
                    Path = path.With(next).Text,
                };
            }

            var request = new PlatformRequest { Method = HttpMethod.Get, Path = path.With(next), Accept = accept };
            var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var item in answer.Json.Items(items))
            {
                yield return item;
            }

            next = PageLink.Next(answer.Json, next);
        }
    }

    /// <summary>A call as an error names it, for answers that are read item by item.</summary>
    public PlatformCall Describe(string method, ServicePath path) => new(method, path.Text, options.Endpoint);

    public string OrganizationId => options.OrganizationId;

    public void Dispose()
    {
        if (OwnsHttpClient)
        {
            http.Dispose();
        }
    }

    private async Task<(HttpStatusCode Status, PlatformAnswer? Answer, PlatformException? Refusal)> SendOnceAsync(
        PlatformRequest request, Secret token, CancellationToken cancellationToken)
    {
        var requestId = Guid.NewGuid().ToString();
        var call = new PlatformCall(request.Method.Method, request.Path.Text, request.Endpoint ?? options.Endpoint)
        {
            RequestId = requestId,
            Secrets = [token, .. request.Secrets],
        };
        using var message = NewMessage(request, token, requestId);
        using var answer = await Exchange.SendAsync(http, message, call, cancellationToken).ConfigureAwait(false);
        var body = await Exchange.ReadAsync(answer, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            ? (answer.StatusCode, new PlatformAnswer(call, (int)answer.StatusCode, Exchange.Parse(call, answer, body)), null)
            : (answer.StatusCode, null, ErrorReader.Read(call, answer, body));
    }

    private HttpRequestMessage NewMessage(PlatformRequest request, Secret token, string requestId)
    {
        var message = new HttpRequestMessage(request.Method, HttpDefaults.Combine(request.Endpoint ?? options.Endpoint, request.Path.Text));
        if (!request.IsAnonymous)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", HeaderText(token));
        }

        message.Headers.Add("x-api-key", options.ApiKey);
        message.Headers.Add("x-gw-ims-org-id", options.OrganizationId);
        message.Headers.Add("x-sandbox-name", options.Sandbox);
        message.Headers.Add("x-request-id", requestId);
        message.Headers.UserAgent.Add(UserAgent);
        message.Headers.Add("Accept", request.Accept);
        if (request.IfMatch is { } etag)
        {
            // The service's etags carry their quotes; one without is sent as it is all the same.
            message.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        if (request.FlowId is { } flowId)
        {
            message.Headers.Add("x-adobe-flow-id", flowId);
        }

        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }

        return message;
    }

    // Checked here because HttpClient's own message for a broken header would show the token.
    private static string HeaderText(Secret token) =>
        token.Reveal() is { Length: > 0 } text && text.All(c => c is > ' ' and <= '~')
            ? text
            : throw new InvalidOperationException("The token provider gave a token that is empty or holds blanks, line breaks or non-ASCII characters. Pass the bare token.");
}
