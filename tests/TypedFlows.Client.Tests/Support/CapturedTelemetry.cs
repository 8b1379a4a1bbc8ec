using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace TypedFlows.Client.Tests.Support;

/// <summary>Captures the log lines, spans and measurements of the client and its dependencies as text.</summary>
internal sealed class CapturedTelemetry : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _logs = new();
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> _measurements = new();
    private readonly ActivityListener _spanListener;
    private readonly MeterListener _meterListener;

    public CapturedTelemetry(Uri endpoint)
    {
        // Other tests emit telemetry at the same time, so only that of this endpoint counts.
        bool IsMine(object? port) => port is int number && number == endpoint.Port;
        _spanListener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (IsMine(span.GetTagItem("server.port")))
                {
                    _spans.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_spanListener);
        _meterListener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == PlatformTelemetry.SourceName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            var copy = tags.ToArray();
            if (copy.Any(tag => tag.Key == "server.port" && IsMine(tag.Value)))
            {
                _measurements.Enqueue((instrument.Name, value, copy));
            }
        });
        _meterListener.Start();
    }

    public IReadOnlyList<string> Logs => [.. _logs];

    public IReadOnlyList<Activity> Spans => [.. _spans.Where(span => span.Source.Name == PlatformTelemetry.SourceName)];

    public IReadOnlyList<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> Measurements => [.. _measurements];

    /// <summary>Gets the complete text for searches.</summary>
    public string Everything => string.Join(
        '\n',
        _logs
            .Concat(
                _spans.SelectMany(
                    span =>
                        span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Prepend(span.DisplayName).Append(span.StatusDescription)))
            .Concat(_spans.SelectMany(span => span.Events.SelectMany(e => e.Tags.Select(tag => $"{e.Name} {tag.Key}={tag.Value}"))))
            .Concat(_measurements.SelectMany(value => value.Tags.Select(tag => $"{tag.Key}={tag.Value}"))));

    public ILogger CreateLogger(string categoryName) => new LogLines(this, categoryName);

    public void Dispose()
    {
        _spanListener.Dispose();
        _meterListener.Dispose();
    }

    private sealed class LogLines(CapturedTelemetry all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            all._logs.Enqueue($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            all._logs.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
