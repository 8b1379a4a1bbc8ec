using System.Globalization;
using System.Net;
using System.Text;

namespace TypedFlows.Emulator.Pages;

/// <summary>Writes HTML and escapes every text.</summary>
internal sealed class Html
{
    /// <summary>The length of a word that fits in every column and on narrow windows.</summary>
    private const int MaxUnbroken = 28;

    // A browser wraps after hyphens by itself.
    private static readonly System.Buffers.SearchValues<char> s_separators = System.Buffers.SearchValues.Create("/._:,;=&?@|");

    private readonly StringBuilder _text = new();

    /// <summary>Appends markup unchanged. It must never contain user input.</summary>
    public Html Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Appends escaped text, for elements and for attributes in double quotes.</summary>
    public Html Text(string? text)
    {
        _text.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>Appends escaped text in which long ids, paths and names can wrap after their separators, and not inside words.</summary>
    public Html Words(string? text)
    {
        var first = true;
        foreach (var word in (text ?? string.Empty).Split(' '))
        {
            Text(first ? string.Empty : " ");
            first = false;
            if (word.Length <= MaxUnbroken)
            {
                Text(word);
                continue;
            }

            var rest = word.AsSpan();
            for (int at; (at = rest.IndexOfAny(s_separators)) >= 0 && at < rest.Length - 1; rest = rest[(at + 1)..])
            {
                Text(rest[..(at + 1)].ToString()).Raw("<wbr>");
            }

            Text(rest.ToString());
        }

        return this;
    }

    public Html Code(string? text) => Raw("<code>").Words(text).Raw("</code>");

    /// <summary>Appends a link. Its id keeps the focus when its section is replaced.</summary>
    public Html Link(string id, string address, string? text) =>
        Raw("<a id=\"").Text(id).Raw("\" href=\"").Text(address).Raw("\">").Words(text).Raw("</a>");

    /// <summary>Appends the link that closes the details of an item.</summary>
    public Html Close(string address) =>
        Raw("<p><a href=\"").Text(address).Raw("\" id=\"close-").Text(address.Split('#')[^1]).Raw("\">Close</a></p>");

    /// <summary>Appends a section of the page that is replaced separately, with its heading.</summary>
    /// <param name="count">The number of items; <see langword="null"/> if the section has no count.</param>
    /// <param name="say">The announcement for screen readers after a change; empty for none.</param>
    /// <param name="actions">The links at the end of the heading.</param>
    public Html Section(string id, string title, long? count, string say, Action<Html>? actions, Action<Html> content)
    {
        Raw($"<section id=\"{id}\" data-part=\"{id}\" aria-labelledby=\"{id}-title\" data-say=\"")
            .Text(say)
            .Raw($"\"><div class=\"title\"><h2 id=\"{id}-title\">")
            .Text(title);
        if (count is { } number)
        {
            Raw(" <span class=\"count\">").Text(Number(number)).Raw("</span>");
        }

        Raw("</h2>");
        actions?.Invoke(this);
        Raw("</div>");
        content(this);
        return Raw("</section>");
    }

    /// <summary>
    /// Appends a table, or a sentence if there are no rows. The elements have explicit roles because a narrow window shows each row as a
    /// card, and elements that are not laid out as a table lose their roles.
    /// </summary>
    /// <param name="isBad">Returns whether the row with an index shows a failure; <see langword="null"/> if no row does.</param>
    public Html Table(
        string labelledBy,
        string empty,
        IReadOnlyList<Column> columns,
        IReadOnlyCollection<Action<Html>[]> rows,
        Func<int, bool>? isBad = null)
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
        foreach (var (index, row) in rows.Index())
        {
            Row(columns, row, isBad?.Invoke(index) == true);
        }

        return Raw("</tbody></table>");
    }

    /// <summary>Appends a term and its value to a list.</summary>
    public Html Fact(string name, Action<Html> value, bool isWide = false)
    {
        Raw(isWide ? "<div class=\"wide\"><dt>" : "<div><dt>").Text(name).Raw("</dt><dd>");
        value(this);
        return Raw("</dd></div>");
    }

    /// <summary>Appends the state of a flow or run as a colored label.</summary>
    public Html State(string? state) => Badge(
        SplitWords(state),
        state switch
        {
            "success" or "enabled" or "completed" => "good",
            "failed" => "bad",
            "partialSuccess" or "disabled" or "draft" => "fair",
            _ => "plain",
        });

    public Html Badge(string text, string tone) => Raw($"<span class=\"state {tone}\">").Text(text).Raw("</span>");

    public Html Time(DateTimeOffset? moment) => moment is { } at
        ? Raw($"<time datetime=\"{at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}\">")
            .Text(at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))
            .Raw("</time>")
        : this;

    /// <param name="milliseconds">The milliseconds since 1970; <see langword="null"/> for no time.</param>
    public Html Time(long? milliseconds) => Time(milliseconds is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Splits a state such as <c>partialSuccess</c> into words.</summary>
    public static string SplitWords(string? state) =>
        string.Concat((state ?? string.Empty).Select(c => char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));

    public override string ToString() => _text.ToString();

    private void Row(IReadOnlyList<Column> columns, Action<Html>[] row, bool isBad)
    {
        Raw(isBad ? "<tr role=\"row\" class=\"failing\">" : "<tr role=\"row\">");
        for (var i = 0; i < row.Length; i++)
        {
            var (open, close) = i == 0 ? ("<th role=\"rowheader\" scope=\"row\"", "</th>") : ("<td role=\"cell\"", "</td>");
            Raw($"{open} class=\"{columns[i].Style}\" data-label=\"").Text(columns[i].Name).Raw("\">");
            var before = _text.Length;
            row[i](this);

            // A cell with content has one child, so that the label of a card is next to all of it.
            if (i > 0 && _text.Length > before)
            {
                _text.Insert(before, "<div>").Append("</div>");
            }

            Raw(close);
        }

        Raw("</tr>");
    }
}
