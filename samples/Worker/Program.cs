// A worker that keeps a dataset up to date. The container provides the client, and OpenTelemetry receives its traces and metrics. It
// runs on the embedded emulator, or on the platform in the environment (TYPEDFLOWS_ENDPOINT and the credentials).
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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
_ = emulator is null ? builder.Services.AddPlatformClient() : builder.Services.AddPlatformClient(emulator.ClientOptions);
builder.Services.Configure<RefreshOptions>(builder.Configuration.GetSection("Refresh"));
builder.Services.AddHostedService<MemberRefresh>();

// Traces and metrics are written to the console, and sent to a collector if OTEL_EXPORTER_OTLP_ENDPOINT names one.
builder.Services.AddOpenTelemetry()
    .WithTracing(tracing => tracing.AddSource(PlatformTelemetry.SourceName).AddConsoleExporter())
    .WithMetrics(metrics => metrics.AddMeter(PlatformTelemetry.SourceName).AddConsoleExporter());
if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")))
{
    builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddOtlpExporter());
    builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddOtlpExporter());
}

using var host = builder.Build();
await host.RunAsync();
return Environment.ExitCode;
