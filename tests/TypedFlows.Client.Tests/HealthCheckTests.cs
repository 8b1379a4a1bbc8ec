using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TypedFlows.Emulator;

namespace TypedFlows.Client.Tests;

/// <summary>Tests the health check of the platform.</summary>
public sealed class HealthCheckTests
{
    [Fact]
    public async Task A_platform_that_accepts_calls_is_healthy()
    {
        await using var platform = await PlatformEmulator.StartAsync();
        var entry = await CheckAsync(platform.ClientOptions, health => health.AddPlatform());
        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Single(platform.ReadJournal(), call => call.GetRawText().Contains("/flowservice/flows", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, HealthStatus.Unhealthy)]
    [InlineData(HealthStatus.Degraded, HealthStatus.Degraded)]
    public async Task A_rejected_call_has_the_failure_status_and_no_secret(HealthStatus? failureStatus, HealthStatus expected)
    {
        await using var platform = await PlatformEmulator.StartAsync();
        var options = platform.ClientOptions;
        options.TokenProvider = new StaticAccessTokenProvider("sesame-token");
        var entry = await CheckAsync(options, health => health.AddPlatform("aep", failureStatus, ["ready"]));
        Assert.Equal(expected, entry.Status);
        Assert.Contains("status 401", entry.Description, StringComparison.Ordinal);
        Assert.Contains("ready", entry.Tags);
        Assert.DoesNotContain("sesame", entry.Description + entry.Exception, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_does_not_respond_fails_within_the_timeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var platform = await PlatformEmulator.StartAsync();
        var options = platform.ClientOptions;
        options.Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}");
        options.TokenProvider = new StaticAccessTokenProvider("token");
        var began = Stopwatch.GetTimestamp();
        var entry = await CheckAsync(options, health => health.AddPlatform(timeout: TimeSpan.FromMilliseconds(300)));
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30));
    }

    private static async Task<HealthReportEntry> CheckAsync(PlatformClientOptions options, Action<IHealthChecksBuilder> add)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPlatformClient(options);
        add(services.AddHealthChecks());
        await using var provider = services.BuildServiceProvider();
        return Assert.Single((await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries).Value;
    }
}
