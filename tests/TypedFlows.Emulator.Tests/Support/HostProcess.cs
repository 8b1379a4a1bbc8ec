using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>Runs the emulator in a separate process, which a test can kill.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, Uri endpoint)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = endpoint };
    }

    public HttpClient Http { get; }

    /// <summary>Returns the first line of standard error.</summary>
    public async Task<string> ErrorAsync() => await _process.StandardError.ReadLineAsync() ?? string.Empty;

    public static Task<HostProcess> StartAsync(params string[] arguments) => StartAsync([], arguments);

    /// <param name="environment">Variables of the environment of the process.</param>
    public static async Task<HostProcess> StartAsync((string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(PlatformEmulator).Assembly.Location, "--urls", "http://127.0.0.1:0", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The host has ended.");
        var host = new HostProcess(process, new Uri(line["ready: ".Length..]));
        host.Http.DefaultRequestHeaders.Add("x-api-key", "key");
        host.Http.DefaultRequestHeaders.Add("x-gw-ims-org-id", "emulator@AdobeOrg");
        host.Http.DefaultRequestHeaders.Add("x-sandbox-name", "prod");
        using var form = new FormUrlEncodedContent(
            [new("client_id", "any"), new("client_secret", "any"), new("grant_type", "client_credentials")]);
        using var response = await host.Http.PostAsync(new Uri("/ims/token/v3", UriKind.Relative), form);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", body.RootElement.GetProperty("access_token").GetString());
        return host;
    }

    public async Task<JsonElement> PostAsync(string path, string body)
    {
        using var response = await Http.PostAsync(
            new Uri(path, UriKind.Relative),
            new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>Returns the values of a property in all records of a dataset.</summary>
    public async Task<List<string>> IdsAsync(string dataSetId)
    {
        var ids = new List<string>();
        for (var total = long.MaxValue; ids.Count < total;)
        {
            var page = await GetAsync($"/_emulator/datasets/{dataSetId}/records?limit=10000&start={ids.Count}");
            total = page.GetProperty("total").GetInt64();
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("_id").GetString()!));
        }

        return ids;
    }

    /// <summary>Kills the process as kill -9 does, without any cleanup.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();

            // Until it has ended, it holds the lock of its data folder.
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
