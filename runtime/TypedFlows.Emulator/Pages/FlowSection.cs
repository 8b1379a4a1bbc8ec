using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Lists the flows, failing flows first: state, result and error of the last run, schedule and next run.</summary>
internal sealed class FlowSection(Platform platform, FlowScheduler scheduler)
{
    private static readonly Column[] s_columns =
    [
        new("Flow"),
        new("State"),
        new("Last run"),
        new("Last error", "text"),
        new("Schedule", "time"),
        new("Next run (UTC)"),
        new("Sandbox"),
    ];

    public void Print(Html html, PageView view, RunIndex runs)
    {
        var all = platform.Resources.ListAll(ResourceKind.Flow);
        var found = all.Reverse()
            .Where(flow => HasState(flow, view.State, runs))
            .Where(flow => view.Matches(PageText.Name(flow), flow.Id, flow.Sandbox, LastError(flow, runs)))
            .ToList();
        html.Section("flows", "Flows", all.Count, string.Empty, null, content =>
        {
            var results = all.Select(runs.LastEnded).Select(run => run is null ? null : RunIndex.State(run));
            RunPicture.States(content, view, "flows", [.. results]);
            PageList.Print(
                content,
                view,
                "flows",
                view.IsFailedFirst ? [.. found.OrderBy(runs.Rank)] : found,
                all.Count,
                "No flow has been created yet.",
                s_columns,
                flow =>
                [
                    cell => cell.Link("flow-" + flow.Id, view.Select("flow", flow.Id, "flow"), PageText.Name(flow)),
                    cell => State(cell, flow, runs),
                    cell => LastRun(cell, flow, runs),
                    cell => LastError(cell, flow, runs),
                    cell => cell.Text(Schedule(flow)),
                    cell => Next(cell, flow),
                    cell => cell.Text(flow.Sandbox),
                ],
                flow => runs.Rank(flow) == 0);
        });
    }

    /// <summary>Shows the state of a flow. It is green only if the last run succeeded.</summary>
    public static void State(Html html, StoredResource flow, RunIndex runs)
    {
        var state = ResourceChanges.State(flow);
        var isGood = runs.LastEnded(flow) is { } run && RunIndex.State(run) == RunStatus.Success;
        if (state == ResourceChanges.Enabled && !isGood)
        {
            html.Badge(state, "plain");
        }
        else
        {
            html.State(state);
        }
    }

    public static void LastError(Html html, StoredResource flow, RunIndex runs)
    {
        if (runs.LastEnded(flow) is { } run)
        {
            RunIndex.Errors(html, run);
        }
    }

    public static string Schedule(StoredResource flow)
    {
        var parameters = flow.View["scheduleParams"];
        var frequency = parameters.Text("frequency");
        var interval = parameters["interval"].IsPresent ? parameters["interval"].Element.ToString() : "1";
        return frequency switch
        {
            null => "on messages",
            "once" => "once",
            _ => interval == "1" ? "every " + frequency : $"every {interval} {frequency}s",
        };
    }

    public void Next(Html html, StoredResource flow)
    {
        if (scheduler.NextRun(flow) is not { } next)
        {
            html.Raw("<span class=\"quiet\">none</span>");
            return;
        }

        var minutes = (long)Math.Ceiling((next - platform.Time.GetUtcNow()).TotalMinutes);
        var left = minutes switch
        {
            <= 1 => "within a minute",
            < 120 => $"in {minutes} minutes",
            < 2880 => $"in {minutes / 60} hours",
            _ => $"in {Html.Number(minutes / 1440)} days",
        };
        html.Time(next).Raw(" <span class=\"quiet\">").Text(left).Raw("</span>");
    }

    /// <summary>Shows the result of the last run that ended, and the state of a run that has not.</summary>
    public static void LastRun(Html html, StoredResource flow, RunIndex runs)
    {
        var ended = runs.LastEnded(flow);
        if (ended is not null)
        {
            html.State(RunIndex.State(ended));
        }

        if (runs.Of(flow).LastOrDefault() is not { } last)
        {
            html.Raw("<span class=\"quiet\">none yet</span>");
        }
        else if (last != ended)
        {
            html.Text(" ").State(RunIndex.State(last));
        }
    }

    private static bool HasState(StoredResource flow, string state, RunIndex runs) =>
        state.Length == 0 || ResourceChanges.State(flow) == state || (runs.LastEnded(flow) is { } run && RunIndex.State(run) == state);

    private static string? LastError(StoredResource flow, RunIndex runs) =>
        runs.LastEnded(flow) is { } run ? RunIndex.ErrorText(run) : null;
}
