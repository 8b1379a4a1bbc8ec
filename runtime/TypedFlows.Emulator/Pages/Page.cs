using System.Security.Cryptography;
using System.Text;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.Pages;

/// <summary>Serves the page at <c>/</c>. It is rendered on the server and refreshed by a short script.</summary>
/// <param name="isServed">Whether the page is served: on loopback, or if the option for it is set.</param>
/// <param name="actions">The buttons of the page.</param>
internal sealed class Page(PageContent content, PageActions actions, bool isServed)
{
    private static readonly Lazy<string> s_style = new(() => Read("page.css"));
    private static readonly Lazy<string> s_script = new(() => Read("page.js"));

    public IEnumerable<Operation> Operations => [Operation.Get(Service.Page, "/", Show), Operation.Post(Service.Page, "/", ActAsync)];

    private Response Show(RequestContext call)
    {
        RequireServed(call);
        var view = PageView.Of(call.Query);
        var address = $"{call.Http.Request.Scheme}://{call.Http.Request.Host}";
        if (call.Query.ContainsKey("content"))
        {
            return Html(content.Facts() + content.Navigation() + content.Print(view, address), "default-src 'none'");
        }

        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var page = $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>TypedFlows emulator</title>
            <link rel="icon" href="data:,">
            <style nonce="{nonce}">{s_style.Value}</style>
            </head>
            <body>
            <a class="skip" href="#content">Skip to content</a>
            <header>
            <div><h1>TypedFlows emulator</h1>{content.Facts()}</div>
            <p class="live"><span id="live" role="status">Live</span> <button id="pause" type="button" hidden>Pause</button></p>
            <p id="say" class="hidden" role="status"></p>
            </header>
            {SearchForm.Print(view)}
            {content.Navigation()}
            <main id="content" tabindex="-1">{content.Print(view, address)}</main>
            <script nonce="{nonce}">{s_script.Value}</script>
            </body>
            </html>
            """;
        return Html(
            page,
            $"default-src 'none'; img-src data:; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; connect-src 'self'; base-uri "
                + "'none'; form-action 'self'; frame-ancestors 'none'");
    }

    private Task<Response> ActAsync(RequestContext call)
    {
        RequireServed(call);
        return actions.ActAsync(call);
    }

    private void RequireServed(RequestContext call)
    {
        if (!isServed)
        {
            throw ApiErrors.NoSuchPath.With(call.Http.Request.Method, call.Http.Request.Path);
        }
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Page).Assembly.GetManifestResourceStream("Pages/" + name)!);
        return reader.ReadToEnd();
    }

    private static Response Html(string text, string policy) => new(200, null)
    {
        Content = ("text/html;charset=UTF-8", Encoding.UTF8.GetBytes(text)),
        Headers =
        [
            ("Content-Security-Policy", policy),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),

            // With no-referrer, a browser sends no origin with the forms of the page.
            ("Referrer-Policy", "same-origin"),
        ],
    };
}
