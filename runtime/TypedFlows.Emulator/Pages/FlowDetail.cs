using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Shows one flow: its last error, its parts, its mapping and its last runs.</summary>
/// <param name="actions">The buttons of the page; <see langword="null"/> if it has none.</param>
internal sealed class FlowDetail(Platform platform, FlowSection flows, PageActions? actions)
{
    private const int MaxRuns = 10;

    private static readonly Column[] s_runs =
    [
        new("Run"),
        new("State"),
        new("Took", "number"),
        new("Read", "number"),
        new("Written", "number"),
        new("Failed", "number"),
        new("Errors", "text"),
    ];

    /// <summary>Shows the details of the flow that the address selects.</summary>
    public void Print(Html html, PageView view, RunIndex index)
    {
        if (view.Flow is null
            || platform.Resources.ListAll(ResourceKind.Flow).FirstOrDefault(flow => flow.Id == view.Flow) is not { } found)
        {
            return;
        }

        var runs = index.Of(found).ToList();
        html.Section("flow", "Flow: " + PageText.Name(found), null, string.Empty, head => Head(head, view, found), content =>
        {
            content.Raw("<div class=\"inner\"><dl>")
                .Fact("State", value => FlowSection.State(value, found, index))
                .Fact("Last run", value => FlowSection.LastRun(value, found, index))
                .Fact("Schedule", value => value.Text(FlowSection.Schedule(found)))
                .Fact("Next run (UTC)", value => flows.Next(value, found))
                .Fact("Flow spec", value => value.Words(Spec(found.View)))
                .Fact("Source", value => End(value, view, found, "sourceConnectionIds", ResourceKind.SourceConnection))
                .Fact("Target", value => End(value, view, found, "targetConnectionIds", ResourceKind.TargetConnection))
                .Fact("Sandbox", value => value.Text(found.Sandbox))
                .Fact("Id", value => value.Code(found.Id), isWide: true);
            if (index.LastEnded(found) is { } last && RunIndex.ErrorText(last).Length > 0)
            {
                content.Fact("Last error", value => RunIndex.Errors(value, last), isWide: true);
            }

            content.Raw("</dl>");
            RunPicture.Timeline(content, "flow-timeline", [(PageText.Name(found), runs)]);
            RunPicture.Records(content, "flow-records", runs);
            content.Raw("</div>");
            Mapping(content, view, found);
            Runs(content, view, runs);
        });
    }

    private void Head(Html html, PageView view, StoredResource flow)
    {
        html.Raw("<div class=\"actions\">");
        if (ResourceChanges.State(flow) == ResourceChanges.Enabled && flow.View["scheduleParams"].Text("frequency") is not null)
        {
            actions?.Button(html, view, "run", "Run now", flow.Id);
        }

        html.Close(view.Close("flows")).Raw("</div>");
    }

    private void Mapping(Html html, PageView view, StoredResource flow)
    {
        foreach (var id in flow.View.Items("transformations")
            .Where(transformation => transformation.Text("name") == "Mapping")
            .Select(transformation => transformation.Object("params").Text("mappingId"))
            .OfType<string>())
        {
            html.Raw("<div class=\"title\"><h3 id=\"mapping-title\">Mapping</h3><p>");
            if (platform.Resources.Find(flow.Sandbox, ResourceKind.MappingSet, id) is not { } found)
            {
                html.Text("The mapping set ").Code(id).Text(" does not exist.").Raw("</p></div>");
                return;
            }

            html.Link("mapping-set", view.Select("resource", id, "resource"), "Mapping set").Raw("</p></div>");
            ResourceSection.Mapping(html, "mapping-title", found);
            return;
        }
    }

    private static void Runs(Html html, PageView view, List<StoredResource> runs)
    {
        html.Raw("<div class=\"title\"><h3 id=\"last-runs-title\">")
            .Text(runs.Count > MaxRuns ? $"The latest {MaxRuns} of {Html.Number(runs.Count)} runs" : "Last runs")
            .Raw("</h3></div>");
        var latest = runs.AsEnumerable().Reverse().Take(MaxRuns);
        html.Table("last-runs-title", "The flow has not run yet.", s_runs, [.. latest.Select(run => (Action<Html>[])
        [
            cell => cell.Raw("<a id=\"").Text("last-run-" + run.Id).Raw("\" href=\"").Text(view.Select("run", run.Id, "run")).Raw("\">")
                .Time(RunIndex.Started(run)).Raw("</a>"),
            cell => cell.State(RunIndex.State(run)),
            cell => cell.Text(RunIndex.Took(run) is { } took ? PageText.Took(took) : null),
            cell => cell.Text(Html.Number(RunIndex.Count(run, "inputRecordCount"))),
            cell => cell.Text(Html.Number(RunIndex.Count(run, "outputRecordCount"))),
            cell => cell.Text(Html.Number(RunIndex.Count(run, "failedRecordCount"))),
            cell => RunIndex.Errors(cell, run),
        ])]);
    }

    private string Spec(JsonView document)
    {
        var id = document["flowSpec"].Text("id") ?? string.Empty;
        return platform.Specs.FlowSpecs.FirstOrDefault(spec => string.Equals(spec.Id, id, StringComparison.OrdinalIgnoreCase))?.Name ?? id;
    }

    /// <summary>Shows the connection and the selected path, table, or dataset with a link to its rows.</summary>
    private void End(Html html, PageView view, StoredResource flow, string member, ResourceKind kind)
    {
        foreach (var id in flow.View.Items(member).Select(item => item.TextOrNull() ?? string.Empty))
        {
            if (platform.Resources.Find(flow.Sandbox, kind, id) is not { } found)
            {
                html.Code(id).Text(" does not exist");
                continue;
            }

            html.Link("end-" + id, view.Select("resource", id, "resource"), ResourceSection.PartnerOf(platform, found));
            var parameters = found.View["params"];
            if (parameters.Text("dataSetId") is { } dataSetId)
            {
                var name = platform.Resources.Find(flow.Sandbox, ResourceKind.DataSet, dataSetId) is { } dataSet
                    ? PageText.Name(dataSet)
                    : dataSetId;
                html.Text(": ").Link("target-" + dataSetId, view.Select("dataset", dataSetId, "rows"), name);
            }
            else if ((parameters.Text("path") ?? parameters.Text("tableName")) is { } path)
            {
                html.Text(": ").Code(path);
            }
        }
    }
}
