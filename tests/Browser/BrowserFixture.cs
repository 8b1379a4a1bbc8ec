using Microsoft.Playwright;

namespace TypedFlows.Browser;

/// <summary>Starts a headless Chromium, and opens pages in it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] s_paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Gets the sizes of the window that the page is tested in.</summary>
    public static IReadOnlyDictionary<string, ViewportSize> Sizes { get; } = new Dictionary<string, ViewportSize>
    {
        ["wide"] = new() { Width = 1360, Height = 900 },
        ["middle"] = new() { Width = 900, Height = 1000 },
        ["narrow"] = new() { Width = 360, Height = 740 },
    };

    public async Task InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Array.Find(s_paths, File.Exists);
        Assert.True(File.Exists(path), "Chromium was not found. Install it, or set the variable CHROMIUM to the path of a browser.");
        _playwright = await Playwright.CreateAsync();

        // The sandbox of Chromium needs rights that root does not have in a container. Everything that the page loads is local.
        _browser = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = path, Args = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a page, uses it, and checks that the browser reported no error and no message.</summary>
    public async Task UseAsync(Uri address, Func<IPage, Task> use, string size = "wide", ColorScheme scheme = ColorScheme.Light)
    {
        await using var context = await NewContextAsync(
            new() { ColorScheme = scheme, ViewportSize = Sizes[size], ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        var messages = new List<string>();
        page.Console += (_, message) => messages.Add(message.Text);
        page.PageError += (_, error) => messages.Add(error);
        await page.GotoAsync(address.AbsoluteUri);
        await use(page);
        Assert.Empty(messages);
    }

    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) => _browser!.NewContextAsync(options);
}
