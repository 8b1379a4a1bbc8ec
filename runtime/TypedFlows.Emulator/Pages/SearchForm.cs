namespace TypedFlows.Emulator.Pages;

/// <summary>Shows the search, the filter by state and the order of the lists.</summary>
internal static class SearchForm
{
    private static readonly (string Value, string Text)[] s_states =
    [
        ("", "all states"), ("failed", "failed"), ("partialSuccess", "partial success"), ("success", "success"),
        ("inProgress", "in progress"), ("queued", "queued"), ("enabled", "enabled"), ("disabled", "disabled"), ("draft", "draft"),
    ];

    private static readonly (string Value, string Text)[] s_orders = [("", "failed first"), ("latest", "latest first")];

    public static string Print(PageView view)
    {
        var html = new Html();
        html.Raw("<form class=\"search\" role=\"search\" method=\"get\" action=\"/\"><label for=\"q\">Search</label> ")
            .Raw("<input id=\"q\" name=\"q\" type=\"search\" maxlength=\"200\" value=\"").Text(view.Search).Raw("\"> ");
        Choice(html, "state", "State of flows and runs", s_states, view.State);
        Choice(html, "order", "Order", s_orders, view.IsFailedFirst ? string.Empty : "latest");
        html.Raw("<button id=\"find\">Find</button>");
        if (view.Search.Length > 0 || view.State.Length > 0 || !view.IsFailedFirst)
        {
            html.Raw(" ").Link("show-all", "/", "Show all");
        }

        return html.Raw("</form>").ToString();
    }

    private static void Choice(Html html, string name, string label, (string Value, string Text)[] values, string chosen)
    {
        html.Raw($"<label for=\"{name}\" class=\"hidden\">{label}</label> <select id=\"{name}\" name=\"{name}\">");
        foreach (var (value, text) in values)
        {
            html.Raw($"<option value=\"{value}\"{(value == chosen ? " selected" : string.Empty)}>{text}</option>");
        }

        html.Raw("</select> ");
    }
}
