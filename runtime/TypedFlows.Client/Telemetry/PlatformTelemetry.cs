using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace TypedFlows.Client;

/// <summary>
/// Traces and metrics of the client, named by OpenTelemetry's HTTP conventions: a client span and a value of
/// <c>http.client.request.duration</c> (seconds) for every try, and a count of the tries that were repetitions.
/// Ids stand in addresses; credentials and bodies are nowhere.
/// </summary>
public static class PlatformTelemetry
{
    /// <summary>Name of the ActivitySource and of the Meter, to subscribe to.</summary>
    public const string SourceName = "TypedFlows.Client";

    private static readonly string? Version = typeof(PlatformTelemetry).Assembly.GetName().Version?.ToString(3);
    private static readonly ActivitySource Source = new(SourceName, Version);
    private static readonly Meter Meter = new(SourceName, Version);

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("http.client.request.duration", "s", "Duration of calls to the platform, each try by itself.");

    private static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("typedflows.client.retries", "{retry}", "Tries that repeated a failed one.");

    internal static Activity? Start(PlatformCall call, string template, int tries)
    {
        if (!Source.HasListeners() || Source.StartActivity($"{call.Method} {template}", ActivityKind.Client) is not { } activity)
        {
            return null;
        }

        activity.SetTag("http.request.method", call.Method);
        activity.SetTag("server.address", call.Endpoint.Host);
        activity.SetTag("server.port", call.Endpoint.Port);
        activity.SetTag("url.full", call.Redact(HttpDefaults.Combine(call.Endpoint, call.Path).AbsoluteUri));
        activity.SetTag("url.template", template);
        if (tries > 0)
        {
            activity.SetTag("http.request.resend_count", tries);
        }

        return activity;
    }

    internal static void End(Activity? activity, PlatformCall call, string template, int status, PlatformException? failure, TimeSpan elapsed)
    {
        var error = failure is null ? null : status > 0 ? status.ToString(CultureInfo.InvariantCulture) : failure.InnerException?.GetType().FullName ?? "_OTHER";
        if (activity is not null)
        {
            if (status > 0)
            {
                activity.SetTag("http.response.status_code", status);
            }

            if (error is not null)
            {
                activity.SetTag("error.type", error);
                activity.SetStatus(ActivityStatusCode.Error);
            }
        }

        if (!Duration.Enabled)
        {
            return;
        }

        var tags = new TagList
        {
            { "http.request.method", call.Method },
            { "server.address", call.Endpoint.Host },
            { "server.port", call.Endpoint.Port },
            { "url.template", template },
        };
        if (status > 0)
        {
            tags.Add("http.response.status_code", status);
        }

        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        Duration.Record(elapsed.TotalSeconds, tags);
    }

    internal static void Repeated(PlatformCall call, string template) =>
        Retries.Add(1, new("http.request.method", call.Method), new("url.template", template));
}
