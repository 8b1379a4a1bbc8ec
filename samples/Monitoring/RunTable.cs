using System.Globalization;
using Spectre.Console;
using TypedFlows.Client;

namespace Monitoring;

/// <summary>Shows runs as a table with one row per run, its errors in the last column, and totals.</summary>
internal static class RunTable
{
    public static void Show(IReadOnlyList<FlowRun> runs, IReadOnlyDictionary<string, string> flowNames)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Flow", "Run", "Status", "Started", "Seconds", "Read", "Written", "Failed", "Errors");
        foreach (var run in runs)
        {
            var duration = run.Metrics.DurationSummary;
            table.AddRow(
                new Text(flowNames.GetValueOrDefault(run.FlowId ?? string.Empty, run.FlowId ?? "?")),
                new Text(run.Id.Length > 8 ? run.Id[..8] : run.Id),
                new Text(run.Status.ToString(), new Style(ColorOf(run))),
                new Text((duration.StartedAt ?? run.CreatedAt)?.ToString("u", CultureInfo.InvariantCulture) ?? string.Empty),
                new Text(duration.Elapsed?.TotalSeconds.ToString("N2", CultureInfo.InvariantCulture) ?? string.Empty),
                Count(run.Records.InputRecordCount),
                Count(run.Records.OutputRecordCount),
                Count(run.Records.FailedRecordCount),
                new Text(run.Errors.Concat(run.Records.FailedInfo).FirstOrDefault()?.ToString() ?? string.Empty));
        }

        AnsiConsole.Write(table);
        var statuses = runs.GroupBy(run => run.Status.ToString()).OrderBy(group => group.Key, StringComparer.Ordinal);
        AnsiConsole.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"flows: {flowNames.Count}, runs: "
                    + $"{runs.Count}{string.Concat(statuses.Select(group => $", {group.Count()} {group.Key}"))}"));
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"records: {runs.Sum(run => run.Records.InputRecordCount ?? 0)} read, {runs.Sum(run => run.Records.OutputRecordCount ?? 0)} "
                + $"written, {runs.Sum(run => run.Records.FailedRecordCount ?? 0)} failed"));
    }

    private static Color ColorOf(FlowRun run) =>
        run.Status == FlowRunStatus.Failed || run.Status == FlowRunStatus.PartialFailure ? Color.Red
        : run.Records.FailedRecordCount > 0 ? Color.Yellow
        : run.Status.HasEnded ? Color.Green
        : Color.Default;

    private static Text Count(long? count) => new(count?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Empty);
}
