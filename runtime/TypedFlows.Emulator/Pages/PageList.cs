namespace TypedFlows.Emulator.Pages;

/// <summary>Shows one page of a list, and links to its other pages.</summary>
internal static class PageList
{
    /// <summary>The number of items on each page.</summary>
    public const int Length = 25;

    /// <summary>Shows the items of the page that the view selects.</summary>
    /// <param name="list">The name of the section.</param>
    /// <param name="items">The items of all pages, in their order.</param>
    /// <param name="total">The number of items without a filter.</param>
    /// <param name="empty">The sentence if there is no item without a filter.</param>
    public static void Print<T>(
        Html html,
        PageView view,
        string list,
        IReadOnlyCollection<T> items,
        int total,
        string empty,
        IReadOnlyList<Column> columns,
        Func<T, Action<Html>[]> row,
        Func<T, bool>? isBad = null)
    {
        var page = (int)Math.Min(view.PageOf(list), Math.Max(1, (items.Count + Length - 1) / Length));
        var shown = items.Skip((page - 1) * Length).Take(Length).ToList();
        html.Table(
            list + "-title",
            total == 0 ? empty : "Nothing matches the search and the filters.",
            columns,
            [.. shown.Select(row)],
            isBad is null ? null : index => isBad(shown[index]));
        if (items.Count <= Length && items.Count == total)
        {
            return;
        }

        html.Raw("<p class=\"more\">").Text(shown.Count == 0
            ? $"0 of {Html.Number(total)}."
            : $"{Html.Number(((page - 1) * Length) + 1)} to {Html.Number(((page - 1) * Length) + shown.Count)} of "
                + Html.Number(items.Count)
                + (items.Count == total ? "." : $" found, {Html.Number(total)} in all."));
        if (page > 1)
        {
            html.Raw(" ").Link(list + "-before", view.With(list, (list + "-page", Invariant(page - 1))), "Previous page");
        }

        if (page * Length < items.Count)
        {
            html.Raw(" ").Link(list + "-after", view.With(list, (list + "-page", Invariant(page + 1))), "Next page");
        }

        html.Raw("</p>");
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
