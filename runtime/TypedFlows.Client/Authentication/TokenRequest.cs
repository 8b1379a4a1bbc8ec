namespace TypedFlows.Client;

/// <summary>Sends one <c>POST /ims/token/v3</c>: the form body contains the credentials, the response contains the token and its lifetime
/// in seconds.</summary>
internal sealed class TokenRequest(
    Uri endpoint,
    string clientId,
    Secret clientSecret,
    string[] scopes,
    HttpClient? httpClient,
    TimeProvider clock,
    PlatformRetryOptions retry)
{
    private const string Path = "/ims/token/v3";
    private const int LongestLife = 365 * 24 * 60 * 60;
    private static readonly Lazy<HttpClient> s_shared = new(HttpDefaults.NewClient);

    private readonly CallPipeline _pipeline = new(retry, TimeSpan.FromSeconds(100), TimeSpan.FromMinutes(5), clock);

    public async Task<(Secret Token, TimeSpan Life)> SendAsync()
    {
        var call = new PlatformCall("POST", Path, endpoint) { Secrets = [clientSecret] };
        var outcome = await _pipeline.RunAsync(
            call,
            (attempt, token) => TryAsync(call, attempt, token),
            (_, _, _) => PlatformTelemetry.Repeated(call, Path),
            TimeSpan.Zero,
            default)
            .ConfigureAwait(false);
        var json = (outcome.Response ?? throw outcome.Failure!).Json;
        var token = json.Text("access_token");
        var seconds = json.Integer("expires_in");
        return string.IsNullOrEmpty(token) || seconds is null or <= 0
            ? throw ErrorReader.Unexpected(call, outcome.Response.Status, "without access_token and expires_in", default)
            : (token, TimeSpan.FromSeconds(Math.Min(seconds.Value, LongestLife)));
    }

    private async ValueTask<CallOutcome> TryAsync(PlatformCall call, int attempt, CancellationToken cancellationToken)
    {
        using var activity = PlatformTelemetry.Start(call, Path, attempt);
        var began = clock.GetTimestamp();
        var (status, outcome) = (0, default(CallOutcome));
        using var time = _pipeline.BeginAttempt(cancellationToken);
        try
        {
            using var request = NewMessage();
            using var response = await Exchange.SendAsync(httpClient ?? s_shared.Value, request, call, isStreamed: false, time.Token)
                .ConfigureAwait(false);
            status = (int)response.StatusCode;
            var body = await Exchange.ReadAsync(call, response, time.Token).ConfigureAwait(false);
            outcome = response.IsSuccessStatusCode
                ? new PlatformResponse(call, status, Exchange.Parse(call, response, body))
                : new CallOutcome(null, ErrorReader.Read(call, response, body, clock.GetUtcNow()));
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            outcome = new(null, _pipeline.Late(call, late));
        }
        catch (PlatformException failed)
        {
            outcome = new(null, failed);
        }
        finally
        {
            PlatformTelemetry.End(activity, call, Path, status, outcome.Failure, clock.GetElapsedTime(began));
        }

        // Getting a token twice has no side effect.
        return outcome with { MayRepeat = outcome.Failure is { DeliveryStatus: not DeliveryStatus.Rejected, Status: 0 or >= 300 } };
    }

    private HttpRequestMessage NewMessage() => new(HttpMethod.Post, HttpDefaults.Combine(endpoint, Path))
    {
        Content = new FormUrlEncodedContent(
        [
            new("client_id", clientId),
            new("client_secret", clientSecret.Reveal()),
            new("grant_type", "client_credentials"),
            new("scope", string.Join(',', scopes)),
        ]),
    };
}
