using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Shows one run: what it read, wrote, rejected and left out, and why.</summary>
internal sealed class RunDetail(Platform platform)
{
    private const int MaxDiagnostics = 20;

    private static readonly Column[] s_skipped = [new("File"), new("Reason", "text")];

    private static readonly Column[] s_diagnostics =
    [
        new("File"),
        new("Record", "number"),
        new("Line", "number"),
        new("Code"),
        new("Message", "text"),
    ];

    /// <summary>Shows the details of the run that the address selects.</summary>
    public void Print(Html html, PageView view)
    {
        if (view.Run is null || platform.Resources.ListAll(ResourceKind.Run).FirstOrDefault(run => run.Id == view.Run) is not { } found)
        {
            return;
        }

        var metrics = found.View["metrics"];
        var title = "Run of " + RunSection.FlowName(platform, found);
        html.Section("run", title, null, string.Empty, head => Head(head, view, found), content =>
        {
            content.Raw("<div class=\"inner\"><dl>");
            content.Fact("State", value => value.State(RunIndex.State(found)));
            Durations(content, found);
            Records(content, metrics["recordSummary"]);
            var sizes = metrics["sizeSummary"];
            content.Fact("Size read", value => value.Text(PageText.Bytes(PageText.Number(sizes, "inputBytes") ?? 0)))
                .Fact("Size written", value => value.Text(PageText.Bytes(PageText.Number(sizes, "outputBytes") ?? 0)));
            Files(content, metrics["fileSummary"]);
            content.Fact("Id", value => value.Code(found.Id), isWide: true);
            if (PageText.Items(metrics["statusSummary"]["errors"]).Any())
            {
                content.Fact("Errors", value => RunIndex.Errors(value, found), isWide: true);
            }

            content.Raw("</dl></div>");
            SkippedFiles(content, metrics["fileSummary"]);
            PrintDiagnostics(content, found.Id);
        });
    }

    private void Head(Html html, PageView view, StoredResource run)
    {
        html.Raw("<div class=\"actions\">");
        if (platform.Resources.Find(run.Sandbox, ResourceKind.Flow, RunSection.FlowId(run)) is { } flow)
        {
            html.Raw("<p>").Link("flow-of-run", view.Select("flow", flow.Id, "flow"), "Flow").Raw("</p>");
        }

        html.Close(view.Close("runs")).Raw("</div>");
    }

    private static void Durations(Html html, StoredResource run)
    {
        var metrics = run.View["metrics"];
        html.Fact("Started (UTC)", value => value.Time(PageText.Number(metrics["durationSummary"], "startedAtUTC")))
            .Fact("Ended (UTC)", value => value.Time(PageText.Number(metrics["durationSummary"], "completedAtUTC")));
        if (RunIndex.Took(run) is { } took)
        {
            html.Fact("Took", value => value.Text(PageText.Took(took)));
        }

        if (PageText.Number(metrics["latencySummary"], "avgMs") is { } latency)
        {
            html.Fact("Latency until stored", value => value.Text(PageText.Took(latency)));
        }
    }

    private static void Records(Html html, JsonView records)
    {
        foreach (var (term, name) in ((string Term, string Name)[])
            [
                ("Records read", "inputRecordCount"),
                ("Records written", "outputRecordCount"),
                ("Records failed", "failedRecordCount"),
                ("Records skipped", "skippedRecordCount"),
            ])
        {
            html.Fact(term, value => value.Text(Count(records, name)));
        }
    }

    private static void Files(Html html, JsonView files)
    {
        var names = PageText.Items(files["manifest"]["fileInfo"]).Select(file => file.Text("path")).ToList();
        html.Fact("Files read", value =>
        {
            value.Text(Html.Number(PageText.Number(files, "inputFileCount") ?? 0))
                .Raw(names.Count > 0 ? ": " : string.Empty)
                .Code(string.Join(", ", names.Take(5)));
            value.Text(names.Count > 5 ? " and others" : string.Empty);
        });
    }

    /// <summary>Shows the files that the run left out, each with the reason.</summary>
    private static void SkippedFiles(Html html, JsonView files)
    {
        var skipped = PageText.Items(files["extensions"]["skippedFiles"]).ToList();
        if (skipped.Count == 0)
        {
            return;
        }

        html.Raw("<div class=\"title\"><h3 id=\"skipped-title\">")
            .Text($"Files left out: {Html.Number(PageText.Number(files, "skippedFileCount") ?? skipped.Count)}")
            .Raw("</h3></div>");
        html.Table("skipped-title", string.Empty, s_skipped, [.. skipped.Take(MaxDiagnostics).Select(file => (Action<Html>[])
        [
            cell => cell.Code(file.Text("path")),
            cell => cell.Words(file.Text("reason")),
        ])]);
    }

    private void PrintDiagnostics(Html html, string runId)
    {
        var store = Diagnostics.StoreName(runId);
        var count = platform.Records.Count(store);
        if (count == 0)
        {
            return;
        }

        html.Raw("<div class=\"title\"><h3 id=\"failed-title\">")
            .Text($"Records that failed: the first {Math.Min(count, MaxDiagnostics)} of {Html.Number(count)}")
            .Raw("</h3></div>");
        html.Table("failed-title", string.Empty, s_diagnostics, [.. platform.Records.Read(store, 0).Take(MaxDiagnostics).Select(bytes =>
        {
            using var document = System.Text.Json.JsonDocument.Parse(bytes);
            var entry = new JsonView(document.RootElement.Clone(), string.Empty, IsStored: true);
            return (Action<Html>[])
            [
                cell => cell.Code(entry.Text("file")),
                cell => cell.Text(entry["record"].Element.ToString()),
                cell => cell.Text(entry["line"].Element.ToString()),
                cell => cell.Code(entry.Text("code")),
                cell => cell.Words(entry.Text("message")),
            ];
        })]);
    }

    private static string Count(JsonView records, string name) => Html.Number(PageText.Number(records, name) ?? 0);
}
