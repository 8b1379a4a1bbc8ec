using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TypedFlows.Aspire.Hosting.Tests;

/// <summary>Tests the emulator as a resource of a running app host.</summary>
public sealed class PlatformEmulatorTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [AppHostFact]
    public async Task A_project_that_refers_to_the_emulator_deploys_and_runs_a_flow_without_code()
    {
        using var patience = new CancellationTokenSource(s_patience);
        var builder = AppHost.CreateBuilder();
        var platform = builder.AddPlatformEmulator("platform")
            .WithSource("azure-blob", Repository.Full("samples/Worker/data"))
            .WithSpecs(Repository.Full("specs/xdm"));
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var worker = builder.AddExecutable(
            "worker", "dotnet", AppContext.BaseDirectory, Repository.Full($"samples/Worker/bin/{configuration}/net10.0/Worker.dll"))
            .WithReference(platform).WaitFor(platform);
        await using var app = builder.Build();
        await app.StartAsync(patience.Token);
        var resources = app.Services.GetRequiredService<ResourceNotificationService>();

        var healthy = await resources.WaitForResourceHealthyAsync("platform", patience.Token);
        Assert.Equal(HealthStatus.Healthy, healthy.Snapshot.HealthStatus);
        Assert.Single(healthy.Snapshot.HealthReports);
        var link = Assert.Single(healthy.Snapshot.Urls);
        Assert.Equal("Flows, runs and requests", link.DisplayProperties.DisplayName);
        using var http = new HttpClient();
        Assert.Contains("<html", await http.GetStringAsync(link.Url, patience.Token), StringComparison.Ordinal);

        var ended = await resources.WaitForResourceAsync(
            worker.Resource.Name, each => KnownResourceStates.TerminalStates.Contains(each.Snapshot.State?.Text), patience.Token);
        Assert.Equal(0, ended.Snapshot.ExitCode);
        Assert.Equal(150, await CountRecordsAsync(http, link.Url, patience.Token));

        var process = Process.GetProcessById(Id(healthy));
        await app.StopAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(link.Url, patience.Token));
    }

    [AppHostFact]
    public async Task A_port_in_use_ends_the_emulator_with_an_error_that_names_it()
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var builder = AppHost.CreateBuilder();
        builder.AddPlatformEmulator("platform", port);
        await using var app = builder.Build();
        await app.StartAsync(patience.Token);

        var ended = await app.Services.GetRequiredService<ResourceNotificationService>().WaitForResourceAsync(
            "platform", each => KnownResourceStates.TerminalStates.Contains(each.Snapshot.State?.Text), patience.Token);
        Assert.Equal(4, ended.Snapshot.ExitCode);
        await foreach (var lines in app.Services.GetRequiredService<ResourceLoggerService>()
            .WatchAsync(ended.ResourceId).WithCancellation(patience.Token))
        {
            if (lines.Any(line => line.Content.Contains($"error: the port {port} is in use.", StringComparison.Ordinal)))
            {
                return;
            }
        }

        Assert.Fail("The log of the emulator has no error.");
    }

    [AppHostFact]
    public async Task The_emulator_serves_on_the_port_and_keeps_data_in_the_folder()
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var folder = new TemporaryFolder();
        var port = LoopbackPort.FindFree();
        var builder = AppHost.CreateBuilder();
        builder.AddPlatformEmulator("platform", port).WithDataFolder(folder["state"]).WithArgs("--tenant", "prod=acme");
        await using var app = builder.Build();
        await app.StartAsync(patience.Token);
        await app.Services.GetRequiredService<ResourceNotificationService>().WaitForResourceHealthyAsync("platform", patience.Token);

        using var http = new HttpClient();
        Assert.Contains("{", await http.GetStringAsync($"http://127.0.0.1:{port}/_emulator/clock", patience.Token), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.EnumerateFiles(folder["state"]));
        await app.StopAsync(patience.Token);
    }

    [Fact]
    public async Task The_reference_is_what_the_client_reads_and_is_not_published()
    {
        var variables = await EnvironmentAsync(AppHost.CreateBuilder());
        Assert.Equal("emulator@AdobeOrg", variables["TYPEDFLOWS_ORG"]);
        Assert.Equal(
            ["TYPEDFLOWS_API_KEY", "TYPEDFLOWS_CLIENT_SECRET", "TYPEDFLOWS_ENDPOINT", "TYPEDFLOWS_ORG"],
            variables.Keys.Order(StringComparer.Ordinal));
        Assert.IsType<EndpointReference>(variables["TYPEDFLOWS_ENDPOINT"]);

        Assert.Empty(await EnvironmentAsync(AppHost.CreateBuilder("--publisher", "manifest", "--output-path", "none")));
    }

    [Fact]
    public async Task Folders_are_relative_to_the_app_host()
    {
        var builder = AppHost.CreateBuilder();
        var platform = builder.AddPlatformEmulator("platform", 5080)
            .WithSource("amazon-s3", "data").WithSpecs("../specs").WithDataFolder("state").WithArgs("--strict");
        var args = new List<object>();
        foreach (var annotation in platform.Resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(new CommandLineArgsCallbackContext(args, platform.Resource));
        }

        var folder = builder.AppHostDirectory;
        Assert.Equal(
            [
                "--source", "amazon-s3=" + Path.Combine(folder, "data"), "--specs", Path.GetFullPath("../specs", folder),
                "--data", Path.Combine(folder, "state"), "--strict",
            ],
            args.Skip(8));
        Assert.Throws<ArgumentException>(() => platform.WithSource(string.Empty, "data"));
        Assert.Throws<ArgumentException>(() => platform.WithSpecs(string.Empty));
    }

    private static async Task<Dictionary<string, object>> EnvironmentAsync(IDistributedApplicationBuilder builder)
    {
        var platform = builder.AddPlatformEmulator("platform");
        var client = builder.AddExecutable("client", "client", ".").WithReference(platform);
        var context = new EnvironmentCallbackContext(builder.ExecutionContext);
        foreach (var annotation in client.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        Assert.Contains(client.Resource.Annotations.OfType<ResourceRelationshipAnnotation>(), each => each.Resource == platform.Resource);
        return context.EnvironmentVariables.Where(variable => variable.Key.StartsWith("TYPEDFLOWS_", StringComparison.Ordinal))
            .ToDictionary();
    }

    private static int Id(ResourceEvent resource) => Convert.ToInt32(
        resource.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value, CultureInfo.InvariantCulture);

    /// <summary>Counts the records of all datasets by the e-mail address that each one has.</summary>
    private static async Task<int> CountRecordsAsync(HttpClient http, string address, CancellationToken cancellationToken)
    {
        var snapshot = await http.GetStringAsync(new Uri(new Uri(address), "/_emulator/snapshot"), cancellationToken);
        return snapshot.Split("@example.com").Length - 1;
    }
}
