using System.Text;
using System.Text.Json;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>What the page shows: flows, runs, datasets with rows, and the journal.</summary>
internal sealed class PageContent(Platform platform, FlowScheduler scheduler, RequestJournal journal)
{
    private const int MaxShown = 100;
    private const int MaxRows = 20;
    private const int MaxRowText = 600;

    /// <param name="dataSetId">The dataset whose rows are shown; null for the first that has any.</param>
    public string Print(string? dataSetId)
    {
        var html = new Html();
        html.Raw("<p class=\"clock\">The platform's clock: <time>").Text(Html.Moment(platform.Time.GetUtcNow())).Raw(" UTC</time></p>");
        Flows(html);
        Runs(html);
        DataSets(html, dataSetId);
        Journal(html);
        return html.ToString();
    }

    private void Flows(Html html)
    {
        var flows = platform.Resources.ListAll(ResourceKind.Flow);
        html.Raw("<section>").Heading("flows", "Flows", flows.Count);
        html.Table("flows", "No flow has been created yet.", ["Name", "State", "Next run (UTC)", "Sandbox", "Id"], [.. flows.Reverse().Take(MaxShown).Select(flow => (Action<Html>[])
        [
            cell => cell.Text(Text(flow, "name")),
            cell => cell.State(ResourceChanges.State(flow)),
            cell => cell.Text(scheduler.NextRun(flow) is { } next ? Html.Moment(next) : "none"),
            cell => cell.Text(flow.Sandbox),
            cell => cell.Raw("<code>").Text(flow.Id).Raw("</code>"),
        ])]).Raw("</section>");
    }

    private void Runs(Html html)
    {
        var runs = platform.Resources.ListAll(ResourceKind.Run);
        html.Raw("<section>").Heading("runs", "Runs", runs.Count);
        html.Table("runs", "No flow has run yet.", ["Flow", "State", "Started (UTC)", "Read", "Written", "Failed", "What went wrong"], [.. runs.Reverse().Take(MaxShown).Select(run =>
        {
            var document = new JsonView(run.Document, string.Empty);
            var metrics = document.Object("metrics");
            var records = metrics.Object("recordSummary");
            var flowId = document.Text("flowId") ?? string.Empty;
            return (Action<Html>[])
            [
                cell => cell.Text(platform.Resources.Find(run.Sandbox, ResourceKind.Flow, flowId) is { } flow ? Text(flow, "name") ?? flowId : flowId),
                cell => cell.State(document.Text("state")),
                cell => cell.Text(Html.Moment(Number(metrics.Object("durationSummary"), "startedAtUTC"))),
                cell => cell.Text(Html.Number(Number(records, "inputRecordCount") ?? 0)),
                cell => cell.Text(Html.Number(Number(records, "outputRecordCount") ?? 0)),
                cell => cell.Text(Html.Number(Number(records, "failedRecordCount") ?? 0)),
                cell => Errors(cell, metrics.Object("statusSummary").Items("errors")),
            ];
        })]).Raw("</section>");
    }

    private static void Errors(Html cell, IReadOnlyList<JsonView> errors)
    {
        foreach (var error in errors)
        {
            cell.Raw("<div><code>").Text(error.Text("code")).Raw("</code> ").Text(error.Text("message")).Raw("</div>");
        }
    }

    private void DataSets(Html html, string? dataSetId)
    {
        var dataSets = platform.Resources.ListAll(ResourceKind.DataSet);
        html.Raw("<section>").Heading("datasets", "Datasets", dataSets.Count);
        html.Table("datasets", "No dataset has been created yet.", ["Name", "Rows", "Sandbox", "Id"], [.. dataSets.Reverse().Take(MaxShown).Select(dataSet => (Action<Html>[])
        [
            cell => cell.Raw($"<a href=\"/?dataset={Uri.EscapeDataString(dataSet.Id)}#rows\">").Text(Text(dataSet, "name")).Raw("</a>"),
            cell => cell.Text(Html.Number(platform.Records.Count(dataSet.Id))),
            cell => cell.Text(dataSet.Sandbox),
            cell => cell.Raw("<code>").Text(dataSet.Id).Raw("</code>"),
        ])]);
        var shown = dataSets.FirstOrDefault(dataSet => dataSet.Id == dataSetId) ?? dataSets.LastOrDefault(dataSet => platform.Records.Count(dataSet.Id) > 0);
        if (shown is not null)
        {
            Rows(html, shown);
        }

        html.Raw("</section>");
    }

    private void Rows(Html html, StoredResource dataSet)
    {
        var count = platform.Records.Count(dataSet.Id);
        html.Raw("<h3 id=\"rows\">First rows of ").Text(Text(dataSet, "name")).Raw("</h3>");
        html.Table("rows", "It has no rows yet.", ["Row", "Record"], [.. platform.Records.Read(dataSet.Id, 0).Take(MaxRows).Select((record, index) => (Action<Html>[])
        [
            cell => cell.Text(Html.Number(index + 1)),
            cell => cell.Raw("<code>").Text(Shorten(record.Span)).Raw("</code>"),
        ])]);
        if (count > MaxRows)
        {
            html.Raw("<p>").Text(Html.Number(count - MaxRows)).Raw(" more.</p>");
        }
    }

    private void Journal(Html html)
    {
        var entries = journal.Read();
        html.Raw("<section>").Heading("journal", "Requests", entries.Count);
        html.Table("journal", "No request has come yet.", ["At (UTC)", "Method", "Path", "Status", "Milliseconds", "Why it was refused, or what was let pass"], [.. entries.Reverse().Take(MaxShown).Select(entry => (Action<Html>[])
        [
            cell => cell.Text(Html.Moment(entry.At)),
            cell => cell.Text(entry.Method),
            cell => cell.Raw("<code>").Text(entry.Path).Raw("</code>"),
            cell => cell.Raw($"<span class=\"state {(entry.Status is >= 200 and < 400 ? "good" : "bad")}\">").Text(entry.Status == 0 ? "cut" : Html.Number(entry.Status)).Raw("</span>"),
            cell => cell.Text(Math.Round(entry.Milliseconds, 1).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            cell => Reasons(cell, entry),
        ])]).Raw("</section>");
    }

    private static void Reasons(Html cell, JournalEntry entry)
    {
        if (entry.Reason is not null)
        {
            cell.Raw("<div>").Raw("<code>").Text(entry.Refusal).Raw("</code> ").Text(entry.Reason).Raw("</div>");
        }

        foreach (var note in entry.Notes)
        {
            cell.Raw("<div class=\"note\">").Text(note).Raw("</div>");
        }
    }

    private static string Shorten(ReadOnlySpan<byte> record)
    {
        var text = Encoding.UTF8.GetString(record);
        return text.Length <= MaxRowText ? text : text[..MaxRowText] + " ...";
    }

    private static string? Text(StoredResource resource, string name)
    {
        var value = new JsonView(resource.Document, string.Empty)[name].Element;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : "(no name)";
    }

    private static long? Number(JsonView summary, string name) => summary[name].Element.ValueKind == JsonValueKind.Number && summary[name].Element.TryGetInt64(out var number) ? number : null;
}
