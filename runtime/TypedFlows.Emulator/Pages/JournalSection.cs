using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TypedFlows.Emulator.Journal;

namespace TypedFlows.Emulator.Pages;

/// <summary>Shows the requests, the latest first, with the reason for each error.</summary>
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
        var errors = all.Where(entry => entry.Status is >= 400 or 0).ToList();
        var entries = view.IsErrorsOnly ? errors : all;
        html.Section("journal", "Requests", all.Count, string.Empty, actions => Choice(actions, view, errors.Count), content =>
        {
            content.Table(
                "journal-title",
                view.IsErrorsOnly ? "No request failed." : "No request has been received yet.",
                s_columns,
                [.. entries.Reverse().Take(PageText.MaxShown).Select(Row)]);
            PageText.More(content, entries.Count, "requests");
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
            html.Link("journal-all", "/#journal", "Show all requests");
        }
        else
        {
            html.Link("journal-errors", "/?requests=refused#journal", $"Show only the {Html.Number(errors)} with errors");
        }

        html.Raw("</p>");
    }

    private static Action<Html>[] Row(JournalEntry entry) =>
    [
        cell => cell.Text(entry.Method).Raw(" ").Code(entry.Path),
        cell => cell.Badge(Status(entry.Status), entry.Status is >= 200 and < 400 ? "good" : "bad"),
        cell => cell.Time(entry.At),
        cell => cell.Text(entry.Milliseconds.ToString("N1", CultureInfo.InvariantCulture) + " ms"),
        cell => Reasons(cell, entry),
    ];

    private static string Status(int status) =>
        status == 0 ? "cut" : string.Create(CultureInfo.InvariantCulture, $"{status} {ReasonPhrases.GetReasonPhrase(status)}").TrimEnd();

    private static void Reasons(Html cell, JournalEntry entry)
    {
        if (entry.Reason is not null)
        {
            cell.Raw("<div class=\"why\">").Code(entry.Error).Text(" " + entry.Reason).Raw("</div>");
        }

        foreach (var deviation in entry.Deviations)
        {
            cell.Raw("<div class=\"why note\">").Text(deviation).Raw("</div>");
        }
    }
}
