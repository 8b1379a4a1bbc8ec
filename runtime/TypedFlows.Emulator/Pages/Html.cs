using System.Globalization;
using System.Net;
using System.Text;

namespace TypedFlows.Emulator.Pages;

/// <summary>Writes HTML; every text is escaped.</summary>
internal sealed class Html
{
    private readonly StringBuilder _text = new();

    /// <summary>Markup as it is; never text that somebody has sent.</summary>
    public Html Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public Html Text(string? text)
    {
        _text.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    public Html Heading(string id, string text, int count) =>
        Raw($"<h2 id=\"{id}\">").Text(text).Raw(" <span class=\"count\">").Text(Number(count)).Raw("</span></h2>");

    /// <summary>A table; where there is nothing to show, a sentence that says so.</summary>
    public Html Table(string labelledBy, string empty, string[] columns, IReadOnlyCollection<Action<Html>[]> rows)
    {
        if (rows.Count == 0)
        {
            return Raw("<p class=\"empty\">").Text(empty).Raw("</p>");
        }

        Raw($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{labelledBy}\"><table aria-labelledby=\"{labelledBy}\"><thead><tr>");
        foreach (var column in columns)
        {
            Raw("<th scope=\"col\">").Text(column).Raw("</th>");
        }

        Raw("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            Raw("<tr>");
            foreach (var cell in row)
            {
                Raw("<td>");
                cell(this);
                Raw("</td>");
            }

            Raw("</tr>");
        }

        return Raw("</tbody></table></div>");
    }

    public Html State(string? state)
    {
        var tone = state switch
        {
            "success" or "enabled" or "completed" => "good",
            "failed" => "bad",
            "partialSuccess" or "disabled" or "draft" => "fair",
            _ => "plain",
        };
        return Raw($"<span class=\"state {tone}\">").Text(state).Raw("</span>");
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? string.Empty;

    public static string Moment(long? milliseconds) => milliseconds is { } at ? Moment(DateTimeOffset.FromUnixTimeMilliseconds(at)) : string.Empty;

    public override string ToString() => _text.ToString();
}
