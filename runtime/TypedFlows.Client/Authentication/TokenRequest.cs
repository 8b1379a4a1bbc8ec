namespace TypedFlows.Client;

/// <summary>One <c>POST /ims/token/v3</c>: credentials in the form body, token and life in seconds in the answer.</summary>
internal sealed class TokenRequest(Uri endpoint, string clientId, Secret clientSecret, string[] scopes, HttpClient? httpClient)
{
    private const string Path = "/ims/token/v3";
    private const int LongestLife = 365 * 24 * 60 * 60;
    private static readonly Lazy<HttpClient> Shared = new(HttpDefaults.NewClient);

    public async Task<(Secret Token, TimeSpan Life)> SendAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, HttpDefaults.Combine(endpoint, Path))
        {
            Content = new FormUrlEncodedContent(
            [
                new("client_id", clientId),
                new("client_secret", clientSecret.Reveal()),
                new("grant_type", "client_credentials"),
                new("scope", string.Join(',', scopes)),
            ]),
        };
        var call = new PlatformCall("POST", Path, endpoint) { Secrets = [clientSecret] };
        using var answer = await Exchange.SendAsync(httpClient ?? Shared.Value, request, call, default).ConfigureAwait(false);
        var body = await Exchange.ReadAsync(answer, default).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode)
        {
            throw ErrorReader.Read(call, answer, body);
        }

        var json = Exchange.Parse(call, answer, body);
        var token = json.Text("access_token");
        var seconds = json.Whole("expires_in");
        return string.IsNullOrEmpty(token) || seconds is null or <= 0
            ? throw ErrorReader.Unexpected(call, (int)answer.StatusCode, "without access_token and expires_in", default)
            : (token, TimeSpan.FromSeconds(Math.Min(seconds.Value, LongestLife)));
    }
}
