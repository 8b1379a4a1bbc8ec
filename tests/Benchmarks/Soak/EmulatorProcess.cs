using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Client;

namespace TypedFlows.Benchmarks.Soak;

/// <summary>Runs the emulator as a separate program with a data folder, so that its memory and handles are its own.</summary>
internal sealed class EmulatorProcess : IAsyncDisposable
{
    // Without limits, the collector uses what the machine has, and the memory of the process says nothing about what the emulator holds.
    // The values are bytes in hexadecimal: the heap is at most 128 MB, and a collection follows each 8 MB of allocations.
    private static readonly (string Name, string Value)[] s_limits =
        [("DOTNET_GCHeapHardLimit", "8000000"), ("DOTNET_GCgen0size", "800000")];

    private static readonly TimeSpan s_mostToStop = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly HttpClient _admin;

    private EmulatorProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
        _admin = new HttpClient { BaseAddress = endpoint, Timeout = TimeSpan.FromMinutes(5) };
    }

    public Uri Endpoint { get; }

    /// <param name="data">The folder of the emulator's data.</param>
    /// <param name="source">The folder that flows from Amazon S3 read.</param>
    public static async Task<EmulatorProcess> StartAsync(string data, string source)
    {
        string[] arguments =
        [
            typeof(Emulator.PlatformEmulator).Assembly.Location, "--urls", "http://127.0.0.1:0", "--data", data,
            "--source", "amazon-s3=" + source,
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in s_limits)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => WriteProblem(line.Data);
        process.BeginErrorReadLine();
        const string Ready = "ready: ";
        return await process.StandardOutput.ReadLineAsync() is { } line && line.StartsWith(Ready, StringComparison.Ordinal)
            ? new(process, new Uri(line[Ready.Length..]))
            : throw new InvalidOperationException("The emulator did not start.");
    }

    public PlatformClient Connect() => new(new PlatformClientOptions
    {
        Endpoint = Endpoint,
        OrganizationId = "emulator@AdobeOrg",
        ApiKey = "soak",
        TokenProvider = new ClientCredentialsTokenProvider("soak", "soak", imsEndpoint: Endpoint),
        Retry = new PlatformRetryOptions { Delay = TimeSpan.FromMilliseconds(20), MaxDelay = TimeSpan.FromSeconds(1) },
    });

    public Task AdvanceClockAsync(TimeSpan by) => PostAsync("clock", new() { ["advance"] = by.ToString() });

    public Task AddFaultAsync(JsonObject fault) => PostAsync("faults", fault);

    public Task<HttpResponseMessage> RemoveFaultsAsync() => _admin.DeleteAsync(new Uri("/_emulator/faults", UriKind.Relative));

    public async Task<JsonElement> ReadAsync(string path) =>
        JsonElement.Parse(await _admin.GetByteArrayAsync(new Uri("/_emulator/" + path, UriKind.Relative)));

    public async Task<long> CountRecordsAsync(string dataSet) =>
        (await ReadAsync($"datasets/{dataSet}/records?limit=1")).GetProperty("total").GetInt64();

    /// <summary>Returns the resources that the process uses now.</summary>
    public Usage Measure()
    {
        _process.Refresh();
        return new(_process.WorkingSet64, _process.HandleCount, _process.Threads.Count);
    }

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        using var timeout = new CancellationTokenSource(s_mostToStop);
        await _process.WaitForExitAsync(timeout.Token);
        _process.Dispose();
    }

    // The emulator describes its start on standard error. Its warnings and errors are of interest.
    private static void WriteProblem(string? line)
    {
        if (line?.StartsWith("warning:", StringComparison.Ordinal) == true || line?.StartsWith("error:", StringComparison.Ordinal) == true)
        {
            Console.WriteLine(line);
        }
    }

    private async Task PostAsync(string path, JsonObject body)
    {
        using var response = await _admin.PostAsJsonAsync(new Uri("/_emulator/" + path, UriKind.Relative), body);
        response.EnsureSuccessStatusCode();
    }
}
