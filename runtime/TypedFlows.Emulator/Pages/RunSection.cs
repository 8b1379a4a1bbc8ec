using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Lists the runs, failed runs first, with a timeline and the records of each run as pictures.</summary>
internal sealed class RunSection(Platform platform)
{
    private static readonly Column[] s_columns =
    [
        new("Run of"),
        new("State"),
        new("Started (UTC)", "time"),
        new("Took", "number"),
        new("Read", "number"),
        new("Written", "number"),
        new("Failed", "number"),
        new("Errors", "text"),
    ];

    public void Print(Html html, PageView view, RunIndex runs)
    {
        var flows = platform.Resources.ListAll(ResourceKind.Flow);
        var found = runs.All.Reverse()
            .Where(run => HasState(run, view.State) && view.Matches(FlowName(platform, run), run.Id, run.Sandbox, RunIndex.ErrorText(run)))
            .ToList();
        var say = runs.All.Count == 0 ? string.Empty : Describe(runs.All[^1]);
        html.Section("runs", "Runs", runs.All.Count, say, null, content =>
        {
            if (runs.All.Count > 0)
            {
                RunPicture.States(content, view, "runs", [.. runs.All.Select(RunIndex.State)]);
                content.Raw("<div class=\"inner\">");
                RunPicture.Timeline(
                    content,
                    "timeline",
                    [.. flows.Reverse().OrderBy(runs.Rank)
                        .Select(flow => (PageText.Name(flow), (IReadOnlyList<StoredResource>)[.. runs.Of(flow)]))]);
                RunPicture.Records(content, "records", runs.All);
                content.Raw("</div>");
            }

            PageList.Print(
                content,
                view,
                "runs",
                view.IsFailedFirst ? [.. found.OrderBy(run => RunIndex.Rank(RunIndex.State(run)))] : found,
                runs.All.Count,
                "No flow has run yet.",
                s_columns,
                run =>
                [
                    cell => cell.Link("run-" + run.Id, view.Select("run", run.Id, "run"), FlowName(platform, run)),
                    cell => cell.State(RunIndex.State(run)),
                    cell => cell.Time(PageText.Number(run.View["metrics"]["durationSummary"], "startedAtUTC")),
                    cell => cell.Text(RunIndex.Took(run) is { } took ? PageText.Took(took) : null),
                    cell => cell.Text(Html.Number(RunIndex.Count(run, "inputRecordCount"))),
                    cell => cell.Text(Html.Number(RunIndex.Count(run, "outputRecordCount"))),
                    cell => cell.Text(Html.Number(RunIndex.Count(run, "failedRecordCount"))),
                    cell => RunIndex.Errors(cell, run),
                ],
                run => RunIndex.Rank(RunIndex.State(run)) == 0);
        });
    }

    /// <summary>Returns the name of the flow of a run.</summary>
    public static string FlowName(Platform platform, StoredResource run) =>
        platform.Resources.Find(run.Sandbox, ResourceKind.Flow, FlowId(run)) is { } flow ? PageText.Name(flow) : FlowId(run);

    public static string FlowId(StoredResource run) => run.View.Text("flowId") ?? string.Empty;

    private string Describe(StoredResource run) =>
        $"Run of {FlowName(platform, run)}: {Html.SplitWords(RunIndex.State(run))}, "
            + $"{Html.Number(RunIndex.Count(run, "outputRecordCount"))} written, "
            + $"{Html.Number(RunIndex.Count(run, "failedRecordCount"))} failed.";

    /// <summary>Returns whether a run has the state, or is of a flow with the state.</summary>
    private bool HasState(StoredResource run, string state) =>
        state.Length == 0
        || RunIndex.State(run) == state
        || (platform.Resources.Find(run.Sandbox, ResourceKind.Flow, FlowId(run)) is { } flow && ResourceChanges.State(flow) == state);
}
