using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Hosting;
using TypedFlows.Emulator.Journal;

namespace TypedFlows.Emulator.Pages;

/// <summary>
/// Shows the buttons of the page and executes them. A request must come from the page itself: it has the page's origin and the token of
/// this start of the platform.
/// </summary>
internal sealed class PageActions(Runs runs, PlatformClock clock, PlatformState state, RequestJournal journal)
{
    private const int MaxBytes = 16 * 1024;

    private static readonly (string Text, int Seconds)[] s_steps =
        [("15 minutes", 900), ("1 hour", 3600), ("1 day", 86_400), ("1 week", 604_800)];

    private readonly string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public void Print(Html html, PageView view) =>
        html.Section("controls", "Controls", null, string.Empty, null, content =>
        {
            content.Raw("<div class=\"inner controls\">");
            Form(content, view, "clock", form =>
            {
                form.Raw("<label for=\"advance\">Move the clock by</label> <select id=\"advance\" name=\"value\">");
                foreach (var (text, seconds) in s_steps)
                {
                    form.Raw(string.Create(CultureInfo.InvariantCulture, $"<option value=\"{seconds}\">{text}</option>"));
                }

                form.Raw("</select> <button id=\"move-clock\">Move the clock</button>");
            });
            Form(content, view, "clear-requests", form => form.Raw("<button id=\"clear-requests\">Clear the requests</button>"));
            Form(content, view, "reset", form => form
                .Raw("<label><input id=\"confirm\" type=\"checkbox\" name=\"value\" value=\"all\" required> ")
                .Text("Delete all flows, runs, datasets and other data").Raw("</label> <button id=\"reset\">Clear everything</button>"));
            content.Raw("</div>");
        });

    /// <summary>Appends a button that acts on one item.</summary>
    public void Button(Html html, PageView view, string action, string text, string value) => Form(
        html,
        view,
        action,
        form => form.Raw("<input type=\"hidden\" name=\"value\" value=\"").Text(value)
            .Raw($"\"><button id=\"button-{action}\">").Text(text).Raw("</button>"));

    /// <summary>Executes an action, and returns to the view from which it was sent.</summary>
    public async Task<Response> ActAsync(RequestContext call)
    {
        var request = call.Http.Request;
        var origin = request.Headers.Origin.ToString();
        if (!origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            throw ApiErrors.OtherSite.With("Origin", origin);
        }

        var form = await ReadAsync(call.Http);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form["token"].ToString()), Encoding.UTF8.GetBytes(_token)))
        {
            throw ApiErrors.PageToken.With();
        }

        var value = form["value"].ToString();
        switch (form["action"].ToString())
        {
            case "run":
                runs.RunNow(value);
                break;
            case "clock" when Array.Exists(s_steps, step => step.Seconds.ToString(CultureInfo.InvariantCulture) == value):
                clock.Advance(TimeSpan.FromSeconds(int.Parse(value, CultureInfo.InvariantCulture)));
                break;
            case "clear-requests":
                journal.Clear();
                break;
            case "reset" when value == "all":
                await state.ResetAsync();
                break;
            default:
                throw ApiErrors.PageToken.With();
        }

        // The address is built from known parameters, so it cannot lead to another site.
        return new(303, null, PageView.Of(form["back"].ToString()).With(string.Empty));
    }

    private static async Task<IFormCollection> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBytes;
        }

        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        }
        catch (InvalidDataException)
        {
            return FormCollection.Empty;
        }
    }

    private void Form(Html html, PageView view, string action, Action<Html> content)
    {
        html.Raw("<form method=\"post\" action=\"/\">")
            .Raw($"<input type=\"hidden\" name=\"token\" value=\"{_token}\"><input type=\"hidden\" name=\"action\" value=\"{action}\">")
            .Raw("<input type=\"hidden\" name=\"back\" value=\"").Text(view.With(string.Empty).TrimStart('/')).Raw("\">");
        content(html);
        html.Raw("</form>");
    }
}
