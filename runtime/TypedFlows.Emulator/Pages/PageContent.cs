using System.Globalization;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Renders the sections of the page: the clock, the counts, flows, runs, datasets with rows, and the journal.</summary>
internal sealed class PageContent(Platform platform, FlowSection flows, RunSection runs, DataSetSection dataSets, RequestJournal journal)
{
    private readonly JournalSection _requests = new(journal);

    /// <summary>Returns the text next to the title, which changes only with the clock.</summary>
    public string Facts()
    {
        var html = new Html();
        html.Raw("<p class=\"facts\" data-part=\"facts\">")
            .Text($"{platform.Organization}, {(platform.IsStrict ? "strict" : "lenient")}. Its clock: ")
            .Time(platform.Time.GetUtcNow()).Raw(" UTC</p>");
        return html.ToString();
    }

    /// <summary>Returns links to the sections, with their counts.</summary>
    public string Navigation()
    {
        var html = new Html();
        html.Raw("<nav aria-label=\"Parts\" data-part=\"parts\"><ul>");
        Entry(html, "flows", "Flows", platform.Resources.ListAll(ResourceKind.Flow).Count);
        Entry(html, "runs", "Runs", platform.Resources.ListAll(ResourceKind.Run).Count);
        Entry(html, "datasets", "Datasets", platform.Resources.ListAll(ResourceKind.DataSet).Count);
        Entry(html, "journal", "Requests", journal.Read().Count);
        return html.Raw("</ul></nav>").ToString();
    }

    public string Print(PageView view)
    {
        var html = new Html();
        flows.PrintOne(html, view);
        runs.PrintOne(html, view);
        flows.Print(html);
        runs.Print(html);
        dataSets.Print(html, view);
        _requests.Print(html, view);
        return html.ToString();
    }

    private static void Entry(Html html, string id, string name, int count) => html
        .Raw(string.Create(CultureInfo.InvariantCulture, $"<li><a id=\"to-{id}\" href=\"#{id}\">")).Text(name)
        .Raw(" <span class=\"count\">").Text(Html.Number(count)).Raw("</span></a></li>");
}
