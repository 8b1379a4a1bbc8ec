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

    /// <summary>Text, and what stands in an attribute between double quotes.</summary>
    public Html Text(string? text)
    {
        _text.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    public Html Code(string? text) => Raw("<code>").Text(text).Raw("</code>");

    /// <summary>A link with an id, by which it keeps the focus when its part is put in place anew.</summary>
    public Html Link(string id, string address, string? text) =>
        Raw("<a id=\"").Text(id).Raw("\" href=\"").Text(address).Raw("\">").Text(text).Raw("</a>");

    /// <summary>A part of the page that is put in place by itself, with its heading.</summary>
    /// <param name="count">How many there are; null where nothing is counted.</param>
    /// <param name="say">What is said to those who do not see it when it changes; empty for nothing.</param>
    /// <param name="beside">What stands at the end of the heading's line.</param>
    public Html Section(string id, string title, long? count, string say, Action<Html>? beside, Action<Html> content)
    {
        Raw($"<section id=\"{id}\" data-part=\"{id}\" aria-labelledby=\"{id}-title\" data-say=\"").Text(say).Raw($"\"><div class=\"title\"><h2 id=\"{id}-title\">").Text(title);
        if (count is { } number)
        {
            Raw(" <span class=\"count\">").Text(Number(number)).Raw("</span>");
        }

        Raw("</h2>");
        beside?.Invoke(this);
        Raw("</div>");
        content(this);
        return Raw("</section>");
    }

    /// <summary>
    /// A table; where there is nothing to show, a sentence that says so. The roles stand beside the elements, for a narrow window shows
    /// each row as a card, and elements that are not laid out as a table lose theirs.
    /// </summary>
    public Html Table(string labelledBy, string empty, IReadOnlyList<Column> columns, IReadOnlyCollection<Action<Html>[]> rows)
    {
        if (rows.Count == 0)
        {
            return Raw("<p class=\"empty\">").Text(empty).Raw("</p>");
        }

        Raw($"<table role=\"table\" aria-labelledby=\"{labelledBy}\"><thead role=\"rowgroup\"><tr role=\"row\">");
        foreach (var column in columns)
        {
            Raw($"<th role=\"columnheader\" scope=\"col\" class=\"{column.Style}\">").Text(column.Name).Raw("</th>");
        }

        Raw("</tr></thead><tbody role=\"rowgroup\">");
        foreach (var row in rows)
        {
            Row(columns, row);
        }

        return Raw("</tbody></table>");
    }

    /// <summary>A term and what it is, inside a list of such.</summary>
    public Html Fact(string name, Action<Html> value, bool isWide = false)
    {
        Raw(isWide ? "<div class=\"wide\"><dt>" : "<div><dt>").Text(name).Raw("</dt><dd>");
        value(this);
        return Raw("</dd></div>");
    }

    /// <summary>The state of a flow or run, in words and a colour.</summary>
    public Html State(string? state) => Badge(
        Words(state),
        state switch
        {
            "success" or "enabled" or "completed" => "good",
            "failed" => "bad",
            "partialSuccess" or "disabled" or "draft" => "fair",
            _ => "plain",
        });

    public Html Badge(string text, string tone) => Raw($"<span class=\"state {tone}\">").Text(text).Raw("</span>");

    public Html Time(DateTimeOffset? moment) => moment is { } at
        ? Raw($"<time datetime=\"{at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}\">").Text(at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)).Raw("</time>")
        : this;

    /// <param name="milliseconds">Since 1970; null for nothing.</param>
    public Html Time(long? milliseconds) => Time(milliseconds is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>partialSuccess</c> as people write it.</summary>
    public static string Words(string? state) => string.Concat((state ?? string.Empty).Select(c => char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));

    public override string ToString() => _text.ToString();

    private void Row(IReadOnlyList<Column> columns, Action<Html>[] row)
    {
        Raw("<tr role=\"row\">");
        for (var i = 0; i < row.Length; i++)
        {
            var (open, close) = i == 0 ? ("<th role=\"rowheader\" scope=\"row\"", "</th>") : ("<td role=\"cell\"", "</td>");
            Raw($"{open} class=\"{columns[i].Style}\" data-label=\"").Text(columns[i].Name).Raw("\">");
            var before = _text.Length;
            row[i](this);

            // What is not empty is one child, so that the label of a card stands beside all of it.
            if (i > 0 && _text.Length > before)
            {
                _text.Insert(before, "<div>").Append("</div>");
            }

            Raw(close);
        }

        Raw("</tr>");
    }
}
