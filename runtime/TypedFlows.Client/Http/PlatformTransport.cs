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
    public async IAsyncEnumerable<JsonElement> ListAsync(
        string path,
        string query,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var request = PlatformRequest.Get(query.Length == 0 ? path : $"{path}?{query}");
            var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var item in answer.Json.Items("items"))
            {
                yield return item;
            }

            // The link is relative to a base that differs between services; its query is what counts.
            var next = answer.Json.Member("_links")?.Member("next")?.Text("href");
            var mark = next?.IndexOf('?', StringComparison.Ordinal) ?? -1;
            if (mark < 0 || next![(mark + 1)..] is not { Length: > 0 } nextQuery || nextQuery == query)
            {
                yield break;
            }

            query = nextQuery;
        }
    }

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
        var call = new PlatformCall(request.Method.Method, request.Path, options.Endpoint)
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
        var message = new HttpRequestMessage(request.Method, HttpDefaults.Combine(options.Endpoint, request.Path));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", HeaderText(token));
        message.Headers.Add("x-api-key", options.ApiKey);
        message.Headers.Add("x-gw-ims-org-id", options.OrganizationId);
        message.Headers.Add("x-sandbox-name", options.Sandbox);
        message.Headers.Add("x-request-id", requestId);
        message.Headers.UserAgent.Add(UserAgent);
        message.Headers.Add("Accept", request.Accept);
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return message;
    }

    // Checked here because HttpClient's own message for a broken header would show the token.
    private static string HeaderText(Secret token) =>
        token.Reveal() is { Length: > 0 } text && text.All(c => c is > ' ' and <= '~')
            ? text
            : throw new InvalidOperationException("The token provider gave a token that is empty or holds blanks, line breaks or non-ASCII characters. Pass the bare token.");
}
