using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Shows the runs: what they read, wrote and rejected, and why.</summary>
internal sealed class RunSection(Platform platform)
{
    private const int MaxDiagnostics = 20;

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

    private static readonly Column[] s_diagnostics =
    [
        new("File"),
        new("Record", "number"),
        new("Line", "number"),
        new("Code"),
        new("Message", "text"),
    ];

    public void Print(Html html)
    {
        var runs = platform.Resources.ListAll(ResourceKind.Run).OrderBy(Started).ToList();
        html.Section("runs", "Runs", runs.Count, runs.Count == 0 ? string.Empty : Describe(runs[^1]), null, content =>
        {
            content.Table(
                "runs-title",
                "No flow has run yet.",
                s_columns,
                [.. runs.AsEnumerable().Reverse().Take(PageText.MaxShown).Select(Row)]);
            PageText.More(content, runs.Count, "runs");
        });
    }

    /// <summary>Shows the details of the run that the address selects.</summary>
    public void PrintOne(Html html, PageView view)
    {
        if (view.Run is null || platform.Resources.ListAll(ResourceKind.Run).FirstOrDefault(run => run.Id == view.Run) is not { } found)
        {
            return;
        }

        var metrics = PageText.View(found)["metrics"];
        html.Section("run", "Run of " + FlowName(found), null, string.Empty, Close, content =>
        {
            content.Raw("<div class=\"inner\"><dl>");
            content.Fact("State", value => value.State(State(found)));
            Durations(content, metrics);
            Records(content, metrics["recordSummary"]);
            var sizes = metrics["sizeSummary"];
            content.Fact("Size read", value => value.Text(PageText.Bytes(PageText.Number(sizes, "inputBytes") ?? 0)))
                .Fact("Size written", value => value.Text(PageText.Bytes(PageText.Number(sizes, "outputBytes") ?? 0)));
            Files(content, metrics["fileSummary"]);
            content.Fact("Id", value => value.Code(found.Id), isWide: true);
            if (PageText.Items(metrics["statusSummary"]["errors"]).Any())
            {
                content.Fact("Errors", value => Errors(value, metrics), isWide: true);
            }

            content.Raw("</dl></div>");
            PrintDiagnostics(content, found.Id);
        });
    }

    private static void Close(Html html) => html.Raw("<p>").Link("close", "/", "Close").Raw("</p>");

    private Action<Html>[] Row(StoredResource run)
    {
        var metrics = PageText.View(run)["metrics"];
        var records = metrics["recordSummary"];
        return
        [
            cell => cell.Link("run-" + run.Id, PageText.Address("run", run.Id, "run"), FlowName(run)),
            cell => cell.State(State(run)),
            cell => cell.Time(PageText.Number(metrics["durationSummary"], "startedAtUTC")),
            cell => cell.Text(Took(metrics) is { } took ? PageText.Took(took) : null),
            cell => cell.Text(Count(records, "inputRecordCount")),
            cell => cell.Text(Count(records, "outputRecordCount")),
            cell => cell.Text(Count(records, "failedRecordCount")),
            cell => Errors(cell, metrics),
        ];
    }

    private static void Durations(Html html, JsonView metrics)
    {
        html.Fact("Started (UTC)", value => value.Time(PageText.Number(metrics["durationSummary"], "startedAtUTC")))
            .Fact("Ended (UTC)", value => value.Time(PageText.Number(metrics["durationSummary"], "completedAtUTC")));
        if (Took(metrics) is { } took)
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
        var names = PageText.Items(files["manifest"]["fileInfo"]).Select(file => PageText.Text(file["path"])).ToList();
        html.Fact("Files read", value =>
        {
            value.Text(Html.Number(PageText.Number(files, "inputFileCount") ?? 0))
                .Raw(names.Count > 0 ? ": " : string.Empty)
                .Code(string.Join(", ", names.Take(5)));
            value.Text(names.Count > 5 ? " and others" : string.Empty);
        });
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
                cell => cell.Code(PageText.Text(entry["file"])),
                cell => cell.Text(entry["record"].Element.ToString()),
                cell => cell.Text(entry["line"].Element.ToString()),
                cell => cell.Code(PageText.Text(entry["code"])),
                cell => cell.Text(PageText.Text(entry["message"])),
            ];
        })]);
    }

    private static void Errors(Html html, JsonView metrics)
    {
        foreach (var error in PageText.Items(metrics["statusSummary"]["errors"]))
        {
            html.Raw("<div class=\"why\">").Code(PageText.Text(error["code"])).Text(" " + PageText.Text(error["message"])).Raw("</div>");
        }
    }

    private string Describe(StoredResource run)
    {
        var records = PageText.View(run)["metrics"]["recordSummary"];
        return $"Run of {FlowName(run)}: {Html.SplitWords(State(run))}, "
            + $"{Count(records, "outputRecordCount")} written, {Count(records, "failedRecordCount")} failed.";
    }

    private string FlowName(StoredResource run)
    {
        var flowId = PageText.Text(PageText.View(run)["flowId"]) ?? string.Empty;
        return platform.Resources.Find(run.Sandbox, ResourceKind.Flow, flowId) is { } flow ? PageText.Name(flow) : flowId;
    }

    private static string? State(StoredResource run) => PageText.Text(PageText.View(run)["state"]);

    private static long Started(StoredResource run) =>
        PageText.Number(PageText.View(run)["metrics"]["durationSummary"], "startedAtUTC") ?? 0;

    private static long? Took(JsonView metrics) =>
        PageText.Number(metrics["durationSummary"], "startedAtUTC") is { } from
            && PageText.Number(metrics["durationSummary"], "completedAtUTC") is { } to
            ? to - from
            : null;

    private static string Count(JsonView records, string name) => Html.Number(PageText.Number(records, name) ?? 0);
}
