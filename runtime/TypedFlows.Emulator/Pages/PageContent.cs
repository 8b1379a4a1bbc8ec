using System.Globalization;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Renders the sections of the page: details, flows, runs, datasets with rows, definitions, requests and controls.</summary>
internal sealed class PageContent
{
    private readonly Platform _platform;
    private readonly FlowSection _flows;
    private readonly FlowDetail _flow;
    private readonly RunSection _runs;
    private readonly RunDetail _run;
    private readonly DataSetSection _dataSets;
    private readonly ResourceSection _resources;
    private readonly JournalSection _requests;
    private readonly StartSection _start;
    private readonly RequestJournal _journal;
    private readonly PageActions _actions;

    public PageContent(Platform platform, FlowScheduler scheduler, RequestJournal journal, PageActions actions)
    {
        (_platform, _journal, _actions) = (platform, journal, actions);
        _flows = new(platform, scheduler);
        _flow = new(platform, _flows, actions);
        _runs = new(platform);
        _run = new(platform);
        _dataSets = new(platform);
        _resources = new(platform);
        _requests = new(journal);
        _start = new(platform);
    }

    /// <summary>Returns the text next to the title, which changes only with the clock.</summary>
    public string Facts()
    {
        var html = new Html();
        html.Raw("<p class=\"facts\" data-part=\"facts\">")
            .Text($"{_platform.Organization}, {(_platform.IsStrict ? "strict" : "lenient")}. Its clock: ")
            .Time(_platform.Time.GetUtcNow()).Raw(" UTC</p>");
        return html.ToString();
    }

    /// <summary>Returns links to the sections, with their counts.</summary>
    public string Navigation()
    {
        var html = new Html();
        html.Raw("<nav aria-label=\"Parts\" data-part=\"parts\"><ul>");
        Entry(html, "flows", "Flows", _platform.Resources.ListAll(ResourceKind.Flow).Count);
        Entry(html, "runs", "Runs", _platform.Resources.ListAll(ResourceKind.Run).Count);
        Entry(html, "datasets", "Datasets", _platform.Resources.ListAll(ResourceKind.DataSet).Count);
        Entry(html, "definitions", "Definitions", _resources.All.Count);
        Entry(html, "journal", "Requests", _journal.Read().Count);
        Entry(html, "controls", "Controls", null);
        return html.Raw("</ul></nav>").ToString();
    }

    /// <param name="address">The address of the platform, for the commands that the page shows.</param>
    public string Print(PageView view, string address)
    {
        var html = new Html();
        var runs = new RunIndex(_platform.Resources);
        _flow.Print(html, view, runs);
        _run.Print(html, view);
        _resources.PrintOne(html, view);
        _requests.PrintOne(html, view);
        if (_platform.Resources.ListAll(ResourceKind.Flow).Count == 0)
        {
            _start.Print(html, address);
        }

        _flows.Print(html, view, runs);
        _runs.Print(html, view, runs);
        _dataSets.Print(html, view);
        _resources.Print(html, view);
        _requests.Print(html, view);
        _actions.Print(html, view);
        return html.ToString();
    }

    private static void Entry(Html html, string id, string name, int? count)
    {
        html.Raw(string.Create(CultureInfo.InvariantCulture, $"<li><a id=\"to-{id}\" href=\"#{id}\">")).Text(name);
        if (count is { } number)
        {
            html.Raw(" <span class=\"count\">").Text(Html.Number(number)).Raw("</span>");
        }

        html.Raw("</a></li>");
    }
}
