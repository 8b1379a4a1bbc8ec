using System.Globalization;
using Samples.Shared;
using Spectre.Console;
using TypedFlows.Client;

namespace Monitoring;

/// <summary>Shows runs as a table with one row per run, their errors, and totals.</summary>
internal static class RunTable
{
    // On a narrow console the errors are listed below the table.
    private const int MinWidthWithErrors = 120;

    public static void Show(IReadOnlyList<FlowRun> runs, IReadOnlyDictionary<string, string> flowNames)
    {
        var hasErrors = AnsiConsole.Profile.Width >= MinWidthWithErrors;
        List<(string Name, int Rank, bool IsWhole)> columns =
        [
            ("Flow", 0, false), ("Run", 3, true), ("Status", 0, true), ("Started", 2, true), ("Seconds", 1, true),
            ("Read", 0, true), ("Written", 0, true), ("Failed", 0, true),
        ];
        if (hasErrors)
        {
            columns.Add(("Errors", 0, false));
        }

        var table = new FittedTable(columns);
        foreach (var run in runs)
        {
            var duration = run.Metrics.DurationSummary;
            List<(string, Style?)> cells =
            [
                (FlowName(run, flowNames), null),
                (run.Id.Length > 8 ? run.Id[..8] : run.Id, null),
                (run.Status.ToString(), new Style(ColorOf(run))),
                ((duration.StartedAt ?? run.CreatedAt)?.ToString("u", CultureInfo.InvariantCulture) ?? string.Empty, null),
                (duration.Elapsed?.TotalSeconds.ToString("N2", CultureInfo.InvariantCulture) ?? string.Empty, null),
                (Count(run.Records.InputRecordCount), null),
                (Count(run.Records.OutputRecordCount), null),
                (Count(run.Records.FailedRecordCount), null),
            ];
            if (hasErrors)
            {
                cells.Add((ErrorOf(run), null));
            }

            table.Add([.. cells]);
        }

        table.Write();
        foreach (var run in runs.Where(run => !hasErrors && ErrorOf(run).Length > 0))
        {
            AnsiConsole.Write(new Text(
                FittedText.Wrap($"{FlowName(run, flowNames)}: {ErrorOf(run)}", AnsiConsole.Profile.Width) + "\n", new Style(ColorOf(run))));
        }

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

    private static string FlowName(FlowRun run, IReadOnlyDictionary<string, string> flowNames) =>
        flowNames.GetValueOrDefault(run.FlowId ?? string.Empty, run.FlowId ?? "?");

    private static string ErrorOf(FlowRun run) =>
        run.Errors.Concat(run.Records.FailedInfo).FirstOrDefault()?.ToString() ?? string.Empty;

    private static Color ColorOf(FlowRun run) =>
        run.Status == FlowRunStatus.Failed || run.Status == FlowRunStatus.PartialFailure ? Color.Red
        : run.Records.FailedRecordCount > 0 ? Color.Yellow
        : run.Status.HasEnded ? Color.Green
        : Color.Default;

    private static string Count(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Empty;
}
