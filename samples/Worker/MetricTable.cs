using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Spectre.Console;

namespace Worker;

/// <summary>Shows the metrics of the calls as a table: how many there were of each kind, and how long they took.</summary>
internal sealed class MetricTable : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Metric", "Call", "Status", "Count", "Mean ms");
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                AddRow(table, metric, point);
            }
        }

        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 160;
        }

        AnsiConsole.Write(table);
        return ExportResult.Success;
    }

    private static void AddRow(Table table, Metric metric, in MetricPoint point)
    {
        var tags = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var tag in point.Tags)
        {
            tags[tag.Key] = Convert.ToString(tag.Value, CultureInfo.InvariantCulture);
        }

        var isHistogram = metric.MetricType == MetricType.Histogram;
        var count = isHistogram ? point.GetHistogramCount() : point.GetSumLong();
        table.AddRow(
            new Text(metric.Name),
            new Text($"{tags.GetValueOrDefault("http.request.method")} {tags.GetValueOrDefault("url.template")}"),
            new Text(tags.GetValueOrDefault("http.response.status_code") ?? tags.GetValueOrDefault("error.type") ?? string.Empty),
            new Text(count.ToString("N0", CultureInfo.InvariantCulture)),
            new Text(isHistogram && count > 0 ? (point.GetHistogramSum() / count * 1000).ToString("N1", CultureInfo.InvariantCulture) : string.Empty));
    }
}
