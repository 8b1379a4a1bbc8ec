using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TypedFlows.Emulator.Journal;

namespace TypedFlows.Emulator.Pages;

/// <summary>Lists the requests and the reports of background work, with the reason for each error.</summary>
internal sealed class JournalSection(RequestJournal journal)
{
    private static readonly Column[] s_columns =
    [
        new("Request", "path"),
        new("Response"),
        new("At (UTC)", "time"),
        new("Took", "number"),
        new("Error, or accepted deviations", "text"),
    ];

    public void Print(Html html, PageView view)
    {
        var all = journal.Read();
        var errors = all.Count(entry => entry.IsError);
        var found = all.Reverse()
            .Where(entry => (!view.IsErrorsOnly || entry.IsError)
                && view.Matches(entry.Method, entry.Path, entry.Sandbox, entry.Reason, Status(entry)))
            .ToList();
        html.Section("journal", "Requests", all.Count, string.Empty, actions => Choice(actions, view, errors), content => PageList.Print(
            content,
            view,
            "journal",
            view.IsFailedFirst ? [.. found.OrderByDescending(entry => entry.IsError)] : found,
            all.Count,
            "No request has been received yet.",
            s_columns,
            entry => Row(entry, view)));
    }

    /// <summary>Shows the bodies of the request that the address selects.</summary>
    public void PrintOne(Html html, PageView view)
    {
        if (view.Request is not { } number
            || journal.Bodies?.Find(number) is not { } bodies
            || journal.Read().FirstOrDefault(entry => entry.Number == number) is not { } found)
        {
            return;
        }

        var title = $"Request: {found.Method} {found.Path}";
        html.Section("request", title, null, string.Empty, head => head.Close(view.Close("journal")), content =>
        {
            content.Raw("<div class=\"inner\"><dl>")
                .Fact("Response", value => State(value, found))
                .Fact("At (UTC)", value => value.Time(found.At))
                .Fact("Sandbox", value => value.Text(found.Sandbox))
                .Raw("</dl>");
            foreach (var (title, id, text) in ((string, string, string?)[])
                [("Request body", "request-body", bodies.Request), ("Response body", "response-body", bodies.Response)])
            {
                content.Raw("<h3>").Text(title).Raw("</h3>");
                ResourceSection.Json(content, id, text ?? "(none)");
            }

            content.Raw("</div>");
        });
    }

    private static void Choice(Html html, PageView view, int errors)
    {
        if (errors == 0 && !view.IsErrorsOnly)
        {
            return;
        }

        html.Raw("<p>");
        if (view.IsErrorsOnly)
        {
            html.Link("journal-all", view.Filter("journal", ("requests", null)), "Show all requests");
        }
        else
        {
            html.Link(
                "journal-errors",
                view.Filter("journal", ("requests", "refused")),
                $"Show only the {Html.Number(errors)} with errors");
        }

        html.Raw("</p>");
    }

    private Action<Html>[] Row(JournalEntry entry, PageView view) =>
    [
        cell =>
        {
            if (entry.IsTask)
            {
                cell.Text("Background work: ").Words(entry.Path);
            }
            else if (journal.Bodies?.Find(entry.Number) is not null)
            {
                var number = entry.Number.ToString(CultureInfo.InvariantCulture);
                cell.Text(entry.Method + " ").Link("request-" + number, view.Select("request", number, "request"), entry.Path);
            }
            else
            {
                cell.Text(entry.Method + " ").Code(entry.Path);
            }
        },
        cell => State(cell, entry),
        cell => cell.Time(entry.At),
        cell => cell.Text(entry.IsTask ? null : entry.Milliseconds.ToString("N1", CultureInfo.InvariantCulture) + " ms"),
        cell => Reasons(cell, entry),
    ];

    private static void State(Html html, JournalEntry entry) => html.Badge(Status(entry), entry.IsError ? "bad" : "good");

    private static string Status(JournalEntry entry) =>
        entry.IsTask ? entry.IsError ? "problem" : "information"
        : entry.Status == 0 ? "cut"
        : string.Create(CultureInfo.InvariantCulture, $"{entry.Status} {ReasonPhrases.GetReasonPhrase(entry.Status)}").TrimEnd();

    private static void Reasons(Html cell, JournalEntry entry)
    {
        if (entry.Reason is not null)
        {
            cell.Raw("<div class=\"why\">").Code(entry.Error).Text(" ").Words(entry.Reason).Raw("</div>");
        }

        foreach (var deviation in entry.Deviations)
        {
            cell.Raw("<div class=\"why note\">").Words(deviation).Raw("</div>");
        }
    }
}
