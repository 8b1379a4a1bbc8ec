using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TypedFlows.Client;

/// <summary>Sends calls with the platform's headers and a token; a refused token is replaced and the call sent once more.</summary>
internal sealed class PlatformTransport(HttpClient http, PlatformClientOptions options) : IDisposable
{
    private static readonly ProductInfoHeaderValue UserAgent = new(
        "TypedFlows.Client",
        typeof(PlatformTransport).Assembly.GetName().Version?.ToString(3) ?? "0");

    private readonly IAccessTokenProvider _tokens = options.TokenProvider!;
    private readonly CallPipeline _pipeline = new(options.Retry, options.TryTimeout, options.OverallTimeout, options.TimeProvider);
    private readonly ILogger _log = options.LoggerFactory?.CreateLogger(PlatformLog.Category) ?? NullLogger.Instance;

    /// <summary>True where the transport made the HttpClient and so ends it.</summary>
    public bool OwnsHttpClient { get; init; }

    public TimeProvider TimeProvider => options.TimeProvider;

    public string OrganizationId => options.OrganizationId;

    public async Task<PlatformAnswer> SendAsync(PlatformRequest request, CancellationToken cancellationToken)
    {
        var call = Describe(request.Method.Method, request.Path) with { Endpoint = request.Endpoint ?? options.Endpoint };
        var isOpen = false;
        var outcome = await _pipeline.RunAsync(
            call,
            async (tries, token) =>
            {
                // What may have been done is not done again without a look.
                if (isOpen && await LookAsync(request, call, token).ConfigureAwait(false) is { } looked)
                {
                    return looked;
                }

                var next = await TryAsync(request, call, tries, token).ConfigureAwait(false);
                isOpen |= next.Failure?.Fate == CallFate.Unknown;
                return isOpen && next.Failure is { } failure ? await SettleAsync(request, call, next, failure, token).ConfigureAwait(false) : next;
            },
            (failure, delay, tries) =>
            {
                PlatformLog.Repeating(_log, tries, delay.TotalSeconds, failure.Message);
                PlatformTelemetry.Repeated(call, request.Path.Template);
            },
            cancellationToken).ConfigureAwait(false);
        if (outcome.Failure?.Fate == CallFate.Unknown && options.Retry.MaxRetries > 0)
        {
            outcome = await LookAsync(request, call, cancellationToken).ConfigureAwait(false) is { Answer: not null } found ? found : outcome;
        }

        return outcome.Answer ?? throw outcome.Failure!;
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
    public IAsyncEnumerable<JsonElement> ListAsync(
        ServicePath path, string query, string items, string accept, CancellationToken cancellationToken = default) =>
        PagesAsync(next => new() { Method = HttpMethod.Get, Path = path.With(next), Accept = accept }, query, items, cancellationToken);

    /// <summary>Reads every page of a search, whose conditions stand in the body; a search changes nothing.</summary>
    /// <param name="path">Path of the search.</param>
    /// <param name="body">The conditions.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<JsonElement> SearchAsync(ServicePath path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        PagesAsync(next => new() { Method = HttpMethod.Post, Path = path.With(next), Body = body, IsRepeatable = true }, string.Empty, "items", cancellationToken);

    /// <summary>A call as an error names it, for answers that are read item by item.</summary>
    public PlatformCall Describe(string method, ServicePath path) => new(method, path.Text, options.Endpoint);

    public void Dispose()
    {
        if (OwnsHttpClient)
        {
            http.Dispose();
        }
    }

    private async IAsyncEnumerable<JsonElement> PagesAsync(
        Func<string, PlatformRequest> page, string query, string items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        string? next = query;
        while (next is not null)
        {
            var request = page(next);
            if (!asked.Add(next))
            {
                throw new PlatformException($"{request.Method} {request.Path.Text} answered with a link to a page that it gave already, so the list has no end.")
                {
                    Status = 200,
                    Method = request.Method.Method,
                    Path = request.Path.Text,
                };
            }

            var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var item in answer.Json.Items(items))
            {
                yield return item;
            }

            next = PageLink.Next(answer.Json, next);
        }
    }

    /// <summary>One try; the token's renewal belongs to it.</summary>
    private async Task<CallOutcome> TryAsync(PlatformRequest request, PlatformCall call, int tries, CancellationToken cancellationToken)
    {
        try
        {
            if (request.IsAnonymous)
            {
                return await SendOnceAsync(request, call, default, tries, cancellationToken).ConfigureAwait(false);
            }

            var token = await _tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false);
            var outcome = await SendOnceAsync(request, call, token, tries, cancellationToken).ConfigureAwait(false);
            if (outcome.Failure?.Status != (int)HttpStatusCode.Unauthorized)
            {
                return outcome;
            }

            // A refused call did nothing, so it may be repeated whatever its method.
            PlatformLog.TokenRefused(_log, call.Method, call.Path);
            _tokens.Invalidate(token);
            var next = await _tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false);
            return next == token ? outcome : await SendOnceAsync(request, call, next, tries, cancellationToken).ConfigureAwait(false);
        }
        catch (PlatformException noToken)
        {
            // The token provider repeats its own calls.
            return new(null, noToken);
        }
    }

    private async Task<CallOutcome> SendOnceAsync(
        PlatformRequest request, PlatformCall call, Secret token, int tries, CancellationToken cancellationToken)
    {
        var sent = call with { RequestId = Guid.NewGuid().ToString(), Secrets = [token, .. request.Secrets] };
        using var activity = PlatformTelemetry.Start(sent, request.Path.Template, tries);
        var began = options.TimeProvider.GetTimestamp();
        var (status, outcome) = (0, default(CallOutcome));
        try
        {
            outcome = await _pipeline.TryAsync(
                sent,
                async tryToken =>
                {
                    using var message = NewMessage(request, token, sent.RequestId);
                    using var answer = await Exchange.SendAsync(http, message, sent, tryToken).ConfigureAwait(false);
                    status = (int)answer.StatusCode;
                    var body = await Exchange.ReadAsync(answer, tryToken).ConfigureAwait(false);
                    if (!answer.IsSuccessStatusCode)
                    {
                        return new CallOutcome(null, ErrorReader.Read(sent, answer, body, options.TimeProvider.GetUtcNow()));
                    }

                    return request.Checked(new PlatformAnswer(sent, status, Exchange.Parse(sent, answer, body)));
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (PlatformException failed)
        {
            outcome = new(null, failed);
        }
        finally
        {
            var elapsed = options.TimeProvider.GetElapsedTime(began);
            PlatformTelemetry.End(activity, sent, request.Path.Template, status, outcome.Failure, elapsed);
            PlatformLog.Answered(_log, sent.Method, sent.Path, status, elapsed.TotalMilliseconds, sent.RequestId);
        }

        return outcome with { MayRepeat = outcome.Failure is { } failure && request.MayRepeat(failure) };
    }

    /// <summary>Looks whether an earlier try of a create has made the resource; null where it has not, a failure where that cannot be known.</summary>
    private async Task<CallOutcome?> LookAsync(PlatformRequest request, PlatformCall call, CancellationToken cancellationToken)
    {
        if (request.FindCreated is null)
        {
            return null;
        }

        try
        {
            if (await request.FindCreated(cancellationToken).ConfigureAwait(false) is not { } found)
            {
                return null;
            }

            PlatformLog.HadTakenEffect(_log, call.Method, call.Path);
            return new PlatformAnswer(call, 200, found);
        }
        catch (PlatformException unknown)
        {
            return new(null, unknown);
        }
    }

    /// <summary>A change or delete that is refused because an earlier try of it took effect is no failure.</summary>
    private async Task<CallOutcome> SettleAsync(
        PlatformRequest request, PlatformCall call, CallOutcome outcome, PlatformException failure, CancellationToken cancellationToken)
    {
        if (request.Settle is null || failure.Fate != CallFate.Refused
            || await request.Settle(failure, cancellationToken).ConfigureAwait(false) is not { } settled)
        {
            return outcome;
        }

        PlatformLog.HadTakenEffect(_log, call.Method, call.Path);
        return new PlatformAnswer(call, 200, settled);
    }

    private HttpRequestMessage NewMessage(PlatformRequest request, Secret token, string? requestId)
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
