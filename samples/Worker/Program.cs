// A worker that keeps a dataset fresh: it takes the client from the container, and its traces and metrics go to OpenTelemetry.
// Runs on the embedded emulator, or on the platform that the environment names (TYPEDFLOWS_ENDPOINT and the credentials).
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using TypedFlows.Client;
using TypedFlows.Emulator;
using Worker;
using Worker.Specs;

var isEmulated = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TYPEDFLOWS_ENDPOINT"));
await using var emulator = isEmulated
    ? await PlatformEmulator.StartAsync(options => options.Source(AzureBlob.Id, Path.Combine(AppContext.BaseDirectory, "data")))
    : null;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.AddSimpleConsole(console => console.SingleLine = true).AddFilter("System.Net.Http", LogLevel.Warning);
builder.Services.AddPlatformClient(emulator?.ClientOptions ?? PlatformClientOptions.FromEnvironment());
builder.Services.Configure<RefreshOptions>(builder.Configuration.GetSection("Refresh"));
builder.Services.AddHostedService<MemberRefresh>();

// The client's source is its own: a program that exports to a collector adds it beside its others.
using var spans = Sdk.CreateTracerProviderBuilder().AddSource(PlatformTelemetry.SourceName).AddProcessor(new SimpleActivityExportProcessor(new SpanLines())).Build();
using var metrics = Sdk.CreateMeterProviderBuilder().AddMeter(PlatformTelemetry.SourceName).AddReader(new BaseExportingMetricReader(new MetricTable())).Build();

using var host = builder.Build();
await host.RunAsync();
return Environment.ExitCode;
