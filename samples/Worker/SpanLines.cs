using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;

namespace Worker;

/// <summary>Writes a line a call to the platform. Stands for an exporter to a collector.</summary>
internal sealed class SpanLines : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var span in batch)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"span: {span.DisplayName} -> {span.GetTagItem("http.response.status_code") ?? span.GetTagItem("error.type")} in {span.Duration.TotalMilliseconds:N1} ms"));
        }

        return ExportResult.Success;
    }
}
