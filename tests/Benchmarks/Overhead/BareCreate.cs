using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace TypedFlows.Benchmarks.Overhead;

/// <summary>Creates a flow with hand-written code: the body as text with the values, the headers, and the id from the response.</summary>
internal sealed class BareCreate(HttpClient http, Uri endpoint, string token)
{
    private readonly Uri _flows = new(endpoint, "/data/foundation/flowservice/flows");

    public async Task<(string Id, string? ETag)> RunAsync(
        string name, long start, long interval, string sourceId, string targetId, string mappingId)
    {
        var body = $$"""
            {
              "name": {{JsonSerializer.Serialize(name)}},
              "description": "collecting data.csv",
              "flowSpec": { "id": "9753525b-82c7-4dce-8a9b-5ccfce2b9876", "version": "1.0" },
              "sourceConnectionIds": ["{{sourceId}}"],
              "targetConnectionIds": ["{{targetId}}"],
              "transformations": [{ "name": "Mapping", "params": { "mappingId": "{{mappingId}}", "mappingVersion": "0" } }],
              "scheduleParams": { "startTime": {{start}}, "frequency": "minute", "interval": {{interval}} }
            }
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, _flows);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("x-api-key", "key");
        request.Headers.Add("x-gw-ims-org-id", "1234@AdobeOrg");
        request.Headers.Add("x-sandbox-name", "prod");
        request.Headers.Add("Accept", "application/json");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync().ConfigureAwait(false));
        return (
            json.RootElement.GetProperty("id").GetString()!,
            json.RootElement.TryGetProperty("etag", out var etag) ? etag.GetString() : null);
    }
}
