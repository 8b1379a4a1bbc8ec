using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TypedFlows.Client;

/// <summary>Sends calls with the platform's headers and a token. A rejected token is replaced, and the call is sent once more.</summary>
internal sealed partial class PlatformTransport(HttpClient http, PlatformClientOptions options) : IDisposable
{
    private readonly RequestMessages _messages = new(options);
    private readonly IAccessTokenProvider _tokens = options.TokenProvider!;
    private readonly CallPipeline _pipeline = new(options.Retry, options.TryTimeout, options.OverallTimeout, options.TimeProvider);
    private readonly ILogger _log = options.LoggerFactory?.CreateLogger(PlatformLog.Category) ?? NullLogger.Instance;

    /// <summary>Gets a value indicating whether the transport created the HttpClient and disposes it.</summary>
    public bool OwnsHttpClient { get; init; }

    public TimeProvider TimeProvider => options.TimeProvider;

    public string OrganizationId => options.OrganizationId;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<PlatformResponse> SendAsync(PlatformRequest request, CancellationToken cancellationToken)
    {
        if (!_pipeline.StartsPlainly)
        {
            return await RetryAsync(request, null, 0, cancellationToken).ConfigureAwait(false);
        }

        var began = options.TimeProvider.GetTimestamp();
        var first = await TryAsync(request, 0, cancellationToken).ConfigureAwait(false);
        return first.Response ?? await RetryAsync(request, first, began, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads every page of a list: <c>items</c>, then the pages behind <c>_links.next.href</c>.</summary>
    /// <param name="path">The path of the list.</param>
    /// <param name="query">The escaped query of the first page without the question mark, or an empty string for none.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    public IAsyncEnumerable<JsonElement> ListAsync(ServicePath path, string query, CancellationToken cancellationToken = default) =>
        ListAsync(path, query, "items", "application/json", cancellationToken);

    /// <summary>Reads every page of a list with links to the next page.</summary>
    /// <param name="path">The path of the list.</param>
    /// <param name="query">The escaped query of the first page without the question mark, or an empty string for none.</param>
    /// <param name="items">The property that contains the items of a page.</param>
    /// <param name="accept">The media type of the responses.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    public IAsyncEnumerable<JsonElement> ListAsync(
        ServicePath path, string query, string items, string accept, CancellationToken cancellationToken = default) =>
        PagesAsync(next => new() { Method = HttpMethod.Get, Path = path.With(next), Accept = accept }, query, items, cancellationToken);

    /// <summary>Reads every page of a search. The body contains the conditions. A search changes nothing.</summary>
    /// <param name="path">The path of the search.</param>
    /// <param name="body">The conditions.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    public IAsyncEnumerable<JsonElement> SearchAsync(
        ServicePath path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        PagesAsync(
            next => new() { Method = HttpMethod.Post, Path = path.With(next), Body = body, IsRepeatable = true },
            string.Empty,
            "items",
            cancellationToken);

    /// <summary>Describes a call for errors in responses that are read item by item.</summary>
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
                throw new PlatformException($"{request.Method} {request.Path.Text} returned a link to a page that it had already returned, "
                    + "so the list has no end. Narrow the query, or read single resources.")
                {
                    Status = 200,
                    Method = request.Method.Method,
                    Path = request.Path.Text,
                };
            }

            var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var item in response.Json.Items(items))
            {
                yield return item;
            }

            next = PageLink.Next(response.Json, next);
        }
    }

    /// <summary>Repeats the call while another attempt can help and is safe.</summary>
    private async Task<PlatformResponse> RetryAsync(
        PlatformRequest request, CallOutcome? first, long began, CancellationToken cancellationToken)
    {
        var call = new PlatformCall(request.Method.Method, request.Path.Text, request.Endpoint ?? options.Endpoint);
        var isOpen = false;
        var outcome = await _pipeline.RunAsync(
            call,
            async (attempt, token) =>
            {
                // A call that may have taken effect is not repeated without a lookup.
                if (isOpen && await FindExistingAsync(request, call, token).ConfigureAwait(false) is { } looked)
                {
                    return looked;
                }

                var next = attempt == 0 && first is { } known ? known : await TryAsync(request, attempt, token).ConfigureAwait(false);
                isOpen |= next.Failure?.DeliveryStatus == DeliveryStatus.Unknown;
                return isOpen && next.Failure is { } failure
                    ? await SettleAsync(request, call, next, failure, token).ConfigureAwait(false)
                    : next;
            },
            (failure, delay, attempt) =>
            {
                PlatformLog.Repeating(_log, attempt, delay.TotalSeconds, failure.Message);
                PlatformTelemetry.Repeated(call, request.Path.Template);
            },
            first is null ? TimeSpan.Zero : options.TimeProvider.GetElapsedTime(began),
            cancellationToken).ConfigureAwait(false);
        if (outcome.Failure?.DeliveryStatus == DeliveryStatus.Unknown && options.Retry.MaxRetries > 0)
        {
            outcome = await FindExistingAsync(request, call, cancellationToken).ConfigureAwait(false) is { Response: not null } found
                ? found
                : outcome;
        }

        return outcome.Response ?? throw outcome.Failure!;
    }

    /// <summary>Makes one attempt, including a token renewal.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CallOutcome> TryAsync(PlatformRequest request, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            if (request.IsAnonymous)
            {
                return await SendOnceAsync(request, default, attempt, cancellationToken).ConfigureAwait(false);
            }

            var token = await _tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false);
            var outcome = await SendOnceAsync(request, token, attempt, cancellationToken).ConfigureAwait(false);
            if (outcome.Failure?.Status != (int)HttpStatusCode.Unauthorized)
            {
                return outcome;
            }

            // A rejected call had no effect, so it can be repeated for every method.
            PlatformLog.TokenRejected(_log, request.Method.Method, request.Path.Text);
            _tokens.Invalidate(token);
            var next = await _tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false);
            return next == token ? outcome : await SendOnceAsync(request, next, attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (PlatformException noToken)
        {
            // The token provider retries its own calls.
            return new(null, noToken);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CallOutcome> SendOnceAsync(
        PlatformRequest request, Secret token, int attempt, CancellationToken cancellationToken)
    {
        var call = new PlatformCall(request.Method.Method, request.Path.Text, request.Endpoint ?? options.Endpoint)
        {
            RequestId = NewRequestId(),
            Token = token,
            Secrets = request.Secrets,
        };
        using var activity = PlatformTelemetry.Start(call, request.Path.Template, attempt);
        var began = options.TimeProvider.GetTimestamp();
        var (status, outcome) = (0, default(CallOutcome));
        using var time = _pipeline.BeginAttempt(cancellationToken);
        try
        {
            using var message = _messages.Make(request, token, call.RequestId);
            var received = await Exchange.SendAsync(http, message, call, request.IsStreamed, time.Token).ConfigureAwait(false);
            status = (int)received.StatusCode;
            if (request.IsStreamed && received.IsSuccessStatusCode)
            {
                return outcome = new PlatformResponse(call, status, default) { Streamed = received };
            }

            using var response = received;
            var body = await Exchange.ReadAsync(call, response, time.Token).ConfigureAwait(false);
            outcome = response.IsSuccessStatusCode
                ? request.Checked(new PlatformResponse(call, status, Exchange.Parse(call, response, body)))
                : new CallOutcome(null, ErrorReader.Read(call, response, body, options.TimeProvider.GetUtcNow()));
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            outcome = new(null, _pipeline.Late(call, late));
        }
        catch (OperationCanceledException given)
        {
            // The attempt has its own token, but the caller knows only the original one.
            throw new OperationCanceledException(given.Message, given, cancellationToken);
        }
        catch (PlatformException failed)
        {
            outcome = new(null, failed);
        }
        finally
        {
            var elapsed = options.TimeProvider.GetElapsedTime(began);
            PlatformTelemetry.End(activity, call, request.Path.Template, status, outcome.Failure, elapsed);
            PlatformLog.ResponseReceived(_log, call.Method, call.Path, status, elapsed.TotalMilliseconds, call.RequestId);
        }

        return outcome.Failure is { } failure ? outcome with { MayRepeat = request.MayRepeat(failure) } : outcome;
    }

    /// <summary>Creates a request id. It must be unique but not secret, so it does not need the system's random number generator.</summary>
    private static string NewRequestId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString();
    }

    /// <summary>Checks whether an earlier attempt of a create has made the resource. Returns null if it has not, or a failure if this is
    /// unknown.</summary>
    private async Task<CallOutcome?> FindExistingAsync(PlatformRequest request, PlatformCall call, CancellationToken cancellationToken)
    {
        if (request.FindCreated is null)
        {
            return null;
        }

        try
        {
            if (await request.FindCreated(request.Body ?? default, cancellationToken).ConfigureAwait(false) is not { } found)
            {
                return null;
            }

            PlatformLog.HadTakenEffect(_log, call.Method, call.Path);
            return new PlatformResponse(call, 200, found);
        }
        catch (PlatformException unknown)
        {
            return new(null, unknown);
        }
    }

    /// <summary>Treats a rejected change or delete as a success if an earlier attempt has taken effect.</summary>
    private async Task<CallOutcome> SettleAsync(
        PlatformRequest request, PlatformCall call, CallOutcome outcome, PlatformException failure, CancellationToken cancellationToken)
    {
        if (request.Settle is null || failure.DeliveryStatus != DeliveryStatus.Rejected
            || await request.Settle(failure, cancellationToken).ConfigureAwait(false) is not { } settled)
        {
            return outcome;
        }

        PlatformLog.HadTakenEffect(_log, call.Method, call.Path);
        return new PlatformResponse(call, 200, settled);
    }
}
