using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Shows the flows: state, schedule, next run and the result of the last run.</summary>
internal sealed class FlowSection(Platform platform, FlowScheduler scheduler)
{
    private static readonly Column[] s_columns =
    [
        new("Flow"),
        new("State"),
        new("Schedule"),
        new("Next run (UTC)"),
        new("Last run"),
        new("Sandbox"),
    ];

    public void Print(Html html)
    {
        var flows = platform.Resources.ListAll(ResourceKind.Flow);
        var last = new Dictionary<string, StoredResource>(StringComparer.Ordinal);
        foreach (var run in platform.Resources.ListAll(ResourceKind.Run))
        {
            last[PageText.Text(PageText.View(run)["flowId"]) ?? string.Empty] = run;
        }

        html.Section("flows", "Flows", flows.Count, string.Empty, null, content =>
        {
            const string Empty = "No flow has been created yet. Point a client at this address, or run a pipeline.";
            content.Table("flows-title", Empty, s_columns, [.. flows.Reverse().Take(PageText.MaxShown).Select(flow => (Action<Html>[])
            [
                cell => cell.Link("flow-" + flow.Id, PageText.Address("flow", flow.Id, "flow"), PageText.Name(flow)),
                cell => cell.State(ResourceChanges.State(flow)),
                cell => cell.Text(Schedule(flow)),
                cell => Next(cell, flow),
                cell => LastRun(cell, last.GetValueOrDefault(flow.Id)),
                cell => cell.Text(flow.Sandbox),
            ])]);
            PageText.More(content, flows.Count, "flows");
        });
    }

    /// <summary>Shows the details of the flow that the address selects.</summary>
    public void PrintOne(Html html, PageView view)
    {
        if (view.Flow is null
            || platform.Resources.ListAll(ResourceKind.Flow).FirstOrDefault(flow => flow.Id == view.Flow) is not { } found)
        {
            return;
        }

        var document = PageText.View(found);
        html.Section("flow", "Flow: " + PageText.Name(found), null, string.Empty, Close, content => content.Raw("<div class=\"inner\"><dl>")
            .Fact("State", value => value.State(ResourceChanges.State(found)))
            .Fact("Schedule", value => value.Text(Schedule(found)))
            .Fact("Next run (UTC)", value => Next(value, found))
            .Fact("Flow spec", value => value.Text(Spec(document)))
            .Fact("Source", value => End(value, found, "sourceConnectionIds", ResourceKind.SourceConnection))
            .Fact("Target", value => End(value, found, "targetConnectionIds", ResourceKind.TargetConnection))
            .Fact("Sandbox", value => value.Text(found.Sandbox))
            .Fact("Id", value => value.Code(found.Id), isWide: true)
            .Raw("</dl></div>"));
    }

    private static void Close(Html html) => html.Raw("<p>").Link("close", "/", "Close").Raw("</p>");

    private string Spec(JsonView document)
    {
        var id = PageText.Text(document["flowSpec"]["id"]) ?? string.Empty;
        return platform.Specs.FlowSpecs.FirstOrDefault(spec => string.Equals(spec.Id, id, StringComparison.OrdinalIgnoreCase))?.Name ?? id;
    }

    /// <summary>Shows the system of the connection and the selected path, table, or dataset with a link to its rows.</summary>
    private void End(Html html, StoredResource flow, string member, ResourceKind kind)
    {
        foreach (var id in PageText.Items(PageText.View(flow)[member]).Select(item => PageText.Text(item) ?? string.Empty))
        {
            if (platform.Resources.Find(flow.Sandbox, kind, id) is not { } found)
            {
                html.Code(id);
                continue;
            }

            var document = PageText.View(found);
            var specId = PageText.Text(document["connectionSpec"]["id"]) ?? string.Empty;
            html.Text(
                platform.Specs.ConnectionSpecs.FirstOrDefault(
                    spec => string.Equals(spec.Id, specId, StringComparison.OrdinalIgnoreCase))?.Name
                    ?? specId);
            var parameters = document["params"];
            if (PageText.Text(parameters["dataSetId"]) is { } dataSetId)
            {
                var name = platform.Resources.Find(flow.Sandbox, ResourceKind.DataSet, dataSetId) is { } dataSet
                    ? PageText.Name(dataSet)
                    : dataSetId;
                html.Text(": ").Link("target-" + dataSetId, PageText.Address("dataset", dataSetId, "rows"), name);
            }
            else if ((PageText.Text(parameters["path"]) ?? PageText.Text(parameters["tableName"])) is { } path)
            {
                html.Text(": ").Code(path);
            }
        }
    }

    private static string Schedule(StoredResource flow)
    {
        var parameters = PageText.View(flow)["scheduleParams"];
        var frequency = PageText.Text(parameters["frequency"]);
        var interval = parameters["interval"].IsPresent ? parameters["interval"].Element.ToString() : "1";
        return frequency switch
        {
            null => "on messages",
            "once" => "once",
            _ => interval == "1" ? "every " + frequency : $"every {interval} {frequency}s",
        };
    }

    private void Next(Html html, StoredResource flow)
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

    private static void LastRun(Html html, StoredResource? run)
    {
        if (run is null)
        {
            html.Raw("<span class=\"quiet\">none yet</span>");
            return;
        }

        html.State(PageText.Text(PageText.View(run)["state"]));
    }
}
