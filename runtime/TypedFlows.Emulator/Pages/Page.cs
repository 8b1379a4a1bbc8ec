using System.Net;
using System.Security.Cryptography;
using System.Text;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.Pages;

/// <summary>The page at <c>/</c>, for people: rendered here, kept up to date by a few lines of script.</summary>
/// <param name="isServed">Whether there is a page: on loopback, or where the person who started the platform asked for it.</param>
internal sealed class Page(PageContent content, bool isServed)
{
    private const string Head =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>TypedFlows emulator</title>
        """;

    private const string Style =
        """
        :root { color-scheme: light dark; --back: #fff; --ink: #1b1b1f; --quiet: #55555e; --line: #d5d5dd; --link: #0b57d0; --good: #0a6b2d; --bad: #b3261e; --fair: #7a4f00; --tint: #f4f4f8; }
        @media (prefers-color-scheme: dark) { :root { --back: #16161a; --ink: #ececf1; --quiet: #a9a9b5; --line: #3a3a44; --link: #9dc1ff; --good: #6fd693; --bad: #ff9a92; --fair: #f2c063; --tint: #212128; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
        header, main { max-width: 90rem; margin: 0 auto; padding: 0 1rem; }
        h1 { font-size: 1.4rem; margin: 1rem 0 .25rem; }
        h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
        h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
        nav a { margin-right: 1rem; }
        a { color: var(--link); }
        a:focus-visible, .scroll:focus-visible, button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--back); padding: .25rem .5rem; }
        .count, .clock, .empty, .note, #live { color: var(--quiet); } .count { font-weight: 400; }
        .scroll { overflow-x: auto; max-height: 32rem; border: 1px solid var(--line); border-radius: 6px; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
        th { position: sticky; top: 0; background: var(--tint); white-space: nowrap; }
        code { font: .87em/1.4 ui-monospace, monospace; }
        .state { font-weight: 600; white-space: nowrap; } .good { color: var(--good); } .bad { color: var(--bad); } .fair { color: var(--fair); }
        """;

    // Asks for the content alone and puts it in place where it has changed; what has the focus keeps it.
    private const string Script =
        """
        const content = document.getElementById('content'), live = document.getElementById('live'), pause = document.getElementById('pause');
        let last = content.innerHTML, paused = false;
        pause.addEventListener('click', () => { paused = !paused; pause.setAttribute('aria-pressed', paused); live.textContent = paused ? 'Paused.' : 'Live.'; });
        async function refresh() {
          if (!paused && !document.hidden) {
            try {
              const query = new URLSearchParams(location.search); query.set('content', '1');
              const text = await (await fetch('/?' + query)).text();
              if (text !== last && !content.contains(document.activeElement) && getSelection().isCollapsed) { content.innerHTML = text; last = text; }
              if (live.textContent !== 'Live.') live.textContent = 'Live.';
            } catch { live.textContent = 'The emulator does not answer.'; }
          }
          setTimeout(refresh, 2000);
        }
        setTimeout(refresh, 2000);
        """;

    public IEnumerable<Operation> Operations => [Operation.Get(Service.Page, "/", Show)];

    private Answer Show(Call call)
    {
        // A page of another site can have a name of its own lead here: only names of this machine are answered.
        if (!isServed || !IsOfThisMachine(call.Http.Request.Host.Host, call.Http.Connection.LocalIpAddress))
        {
            throw Refusals.NoSuchPath.With(call.Http.Request.Method, call.Http.Request.Path);
        }

        var shown = content.Print(call.Query["dataset"].ToString() is { Length: > 0 } id ? id : null);
        if (call.Query.ContainsKey("content"))
        {
            return Html(shown, "default-src 'none'");
        }

        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var page = $"""
            {Head}
            <style nonce="{nonce}">{Style}</style>
            </head>
            <body>
            <a class="skip" href="#content">To the content</a>
            <header>
            <h1>TypedFlows emulator</h1>
            <nav aria-label="Sections"><a href="#flows">Flows</a><a href="#runs">Runs</a><a href="#datasets">Datasets</a><a href="#journal">Requests</a></nav>
            <p><button id="pause" type="button" aria-pressed="false">Pause</button> <span id="live" role="status">Live.</span></p>
            </header>
            <main id="content" tabindex="-1">{shown}</main>
            <script nonce="{nonce}">{Script}</script>
            </body>
            </html>
            """;
        return Html(page, $"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    private static bool IsOfThisMachine(string host, IPAddress? local) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && (IPAddress.IsLoopback(address) || address.Equals(local)));

    private static Answer Html(string text, string policy) => new(200, null)
    {
        Content = ("text/html;charset=UTF-8", Encoding.UTF8.GetBytes(text)),
        Headers = [("Content-Security-Policy", policy), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer")],
    };
}
