using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace TypedFlows.Client;

/// <summary>Provides the traces and metrics of the client, named by OpenTelemetry's HTTP conventions: a client span and a value of
/// <c>http.client.request.duration</c> (seconds) per attempt, and a count of the retries. Addresses contain ids. Credentials and bodies
/// never appear.</summary>
public static class PlatformTelemetry
{
    /// <summary>The name of the ActivitySource and of the Meter, to subscribe to.</summary>
    public const string SourceName = "TypedFlows.Client";

    private static readonly string? s_version = typeof(PlatformTelemetry).Assembly.GetName().Version?.ToString(3);
    private static readonly ActivitySource s_source = new(SourceName, s_version);
    private static readonly Meter s_meter = new(SourceName, s_version);

    private static readonly Histogram<double> s_duration =
        s_meter.CreateHistogram<double>("http.client.request.duration", "s", "Duration of each attempt of a call to the platform.");

    private static readonly Counter<long> s_retries =
        s_meter.CreateCounter<long>("typedflows.client.retries", "{retry}", "Number of retries.");

    internal static Activity? Start(PlatformCall call, string template, int attempt)
    {
        if (!s_source.HasListeners() || s_source.StartActivity($"{call.Method} {template}", ActivityKind.Client) is not { } activity)
        {
            return null;
        }

        activity.SetTag("http.request.method", call.Method);
        activity.SetTag("server.address", call.Endpoint.Host);
        activity.SetTag("server.port", call.Endpoint.Port);
        activity.SetTag("url.full", call.Redact(HttpDefaults.Combine(call.Endpoint, call.Path).AbsoluteUri));
        activity.SetTag("url.template", template);
        if (attempt > 0)
        {
            activity.SetTag("http.request.resend_count", attempt);
        }

        return activity;
    }

    internal static void End(
        Activity? activity, PlatformCall call, string template, int status, PlatformException? failure, TimeSpan elapsed)
    {
        var error = failure is null ? null : status > 0 ? status.ToString(CultureInfo.InvariantCulture) : failure.InnerException?
            .GetType().FullName
            ?? "_OTHER";
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

        if (!s_duration.Enabled)
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

        s_duration.Record(elapsed.TotalSeconds, tags);
    }

    internal static void Repeated(PlatformCall call, string template) =>
        s_retries.Add(1, new("http.request.method", call.Method), new("url.template", template));
}
