using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace TypedFlows.Conformance;

/// <summary>Sends requests to an emulator.</summary>
internal sealed class EmulatorClient(Uri endpoint) : IDisposable
{
    public const string Organization = "emulator@AdobeOrg";

    private readonly HttpClient _http = new() { BaseAddress = endpoint };

    public async Task SignInAsync()
    {
        using var form = new FormUrlEncodedContent(
            [new("client_id", "any"), new("client_secret", "any"), new("grant_type", "client_credentials"), new("scope", "openid")]);
        var token = await ReadAsync(await _http.PostAsync(new Uri("/ims/token/v3", UriKind.Relative), form));
        var headers = _http.DefaultRequestHeaders;
        headers.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        headers.Add("x-api-key", "key");
        headers.Add("x-gw-ims-org-id", Organization);
        headers.Add("x-sandbox-name", "prod");
    }

    public async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        return await _http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <exception cref="InvalidDataException">The response is an error.</exception>
    public async Task<JsonElement> CreateAsync(string path, string body) => await ReadAsync(await PostAsync(path, body));

    /// <exception cref="InvalidDataException">The response is an error.</exception>
    public async Task<JsonElement> GetAsync(string path) => await ReadAsync(await _http.GetAsync(new Uri(path, UriKind.Relative)));

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            if (!response.IsSuccessStatusCode)
            {
                throw new InvalidDataException($"the emulator responded with {(int)response.StatusCode}: {text}");
            }

            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
    }
}
