using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using TypedFlows.Emulator.Tests.Support;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests the page by requests: who can press its buttons, and which bodies it shows. tests/Browser uses it in a browser.</summary>
public sealed partial class PageTests
{
    private const string Connection = $$"""
        {
          "name": "Storage",
          "auth": { "specName": "Access Key", "params": { "s3AccessKey": "any", "s3SecretKey": "hidden-in-auth" } },
          "connectionSpec": { "id": "{{Session.S3}}", "version": "1.0" }
        }
        """;

    [Fact]
    public async Task A_button_needs_the_origin_of_the_page_and_the_token_of_this_start()
    {
        await using var session = await Session.StartAsync();
        var page = await ReadPageAsync(session, "/");
        var token = Token().Match(page).Groups[1].Value;
        var own = session.Platform.Endpoint.GetLeftPart(UriPartial.Authority);
        await session.GetAsync(Session.FlowPath + "flows");

        await using var other = await Session.StartAsync();
        var stale = Token().Match(await ReadPageAsync(other, "/")).Groups[1].Value;
        foreach (var (origin, value) in ((string?, string)[])
            [
                (null, token), ("null", token), ("http://evil.example", token), ("http://localhost:1", token),
                (own, string.Empty), (own, stale),
            ])
        {
            Assert.Equal(HttpStatusCode.Forbidden, await PressAsync(session, origin, $"action=clear-requests&token={value}"));
        }

        Assert.NotEmpty(session.Platform.ReadJournal());
        Assert.Equal(HttpStatusCode.Forbidden, await PressAsync(session, own, $"action=unknown&token={token}"));
        var clear = $"action=clear-requests&token={token}";
        Assert.Equal(HttpStatusCode.BadRequest, await PressAsync(session, own, $"{clear}&x={new string('x', 20_000)}"));
        Assert.Equal(HttpStatusCode.SeeOther, await PressAsync(session, own, clear + "&back=%3Fq%3Dx"));
        Assert.Empty(session.Platform.ReadJournal());
    }

    [Fact]
    public async Task A_page_that_is_not_served_has_no_buttons()
    {
        var options = new PlatformEmulatorOptions { ListenOn = new(IPAddress.Any, 0) };
        await using var hidden = await PlatformEmulator.StartAsync(options, [], default);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{hidden.Endpoint.Port}") };
        using var get = await http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
        using var post = await http.PostAsync(new Uri("/", UriKind.Relative), new StringContent("action=reset&value=all"));
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);

        options = new PlatformEmulatorOptions { ListenOn = new(IPAddress.Any, 0), ServePage = true };
        await using var shown = await PlatformEmulator.StartAsync(options, [], default);
        using var other = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{shown.Endpoint.Port}") };
        Assert.Matches(Token(), await other.GetStringAsync(new Uri("/", UriKind.Relative)));
    }

    [Fact]
    public async Task Links_and_redirections_stay_on_the_page()
    {
        await using var session = await Session.StartAsync();
        var own = session.Platform.Endpoint.GetLeftPart(UriPartial.Authority);
        var token = Token().Match(await ReadPageAsync(session, "/")).Groups[1].Value;
        foreach (var (back, expected) in ((string, string)[])
            [("//evil.example", "/"), ("https://evil.example/?q=1", "/"), ("?q=a%26b&x=1&state=failed", "/?q=a%26b&state=failed")])
        {
            using var request = Form(own, $"action=clear-requests&token={token}&back={Uri.EscapeDataString(back)}");
            using var handler = new HttpClientHandler { AllowAutoRedirect = false };
            using var http = new HttpClient(handler) { BaseAddress = session.Platform.Endpoint };
            using var response = await http.SendAsync(request);
            Assert.Equal(expected, response.Headers.Location!.OriginalString);
        }

        var page = await ReadPageAsync(session, "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_are_kept_by_the_option_only_and_hold_no_secret()
    {
        await using var session = await Session.StartAsync(o => o.JournalBodies = true);
        var id = (await session.PostAsync(Session.FlowPath + "connections", Connection)).Body.GetProperty("id").GetString();
        var etag = (await session.GetAsync(Session.FlowPath + "connections/" + id)).One.GetProperty("etag").GetString();
        await session.PatchAsync(
            Session.FlowPath + "connections/" + id,
            """[{ "op": "replace", "path": "/auth/params/s3SecretKey", "value": "hidden-in-patch" }]""",
            etag);
        await session.PostAsync(
            Session.FlowPath + "sourceConnections?mode=draft", $$"""
            {
              "name": "Draft",
              "params": { "path": "/", "s3SecretKey": "hidden-in-params", "deep": [{ "Password": "hidden-in-name" }] },
              "connectionSpec": { "id": "{{Session.S3}}", "version": "1.0" }
            }
            """);
        await session.PostAsync("/collection/any", """{ "body": "hidden-in-message" }""");

        var all = new StringBuilder();
        for (var number = 1; number <= session.Platform.ReadJournal().Count; number++)
        {
            all.Append(await ReadPageAsync(session, $"/?request={number}"));
        }

        var text = all.ToString();
        Assert.Contains("Request body", text, StringComparison.Ordinal);
        Assert.Contains("&quot;name&quot;: &quot;Storage&quot;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-in", text, StringComparison.Ordinal);
        Assert.DoesNotContain("access_token&quot;: &quot;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-in", string.Concat(session.Platform.ReadJournal()), StringComparison.Ordinal);

        await using var without = await Session.StartAsync();
        await without.PostAsync(Session.FlowPath + "connections", Connection);
        Assert.DoesNotContain("Request body", await ReadPageAsync(without, "/?request=2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_are_bounded_in_size_and_number()
    {
        await using var session = await Session.StartAsync(o => o.JournalBodies = true);
        await session.PostAsync(
            Session.SchemaPath + "tenant/schemas",
            $$"""{ "title": "{{new string('x', 100_000)}}", "allOf": [{ "$ref": "https://ns.adobe.com/xdm/context/profile" }] }""");
        var large = session.Platform.ReadJournal()[^1].GetProperty("number").GetInt64();
        var page = await ReadPageAsync(session, $"/?request={large}");
        Assert.Contains("Request body", page, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 66_000), page, StringComparison.Ordinal);
        for (var i = 0; i < 100; i++)
        {
            await session.GetAsync(Session.FlowPath + "flows");
        }

        Assert.DoesNotContain("Request body", await ReadPageAsync(session, $"/?request={large}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_background_work_is_not_shown_as_a_request_that_was_cut()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "Id\n1\n");
        await using var session = await Session.StartAsync(o =>
        {
            o.Source(Session.S3, folder.Path);
            o.Decorate = store => new RecordStoreProbe(store) { Committing = () => throw new IOException("The disk is full.") };
        });
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        await made.CreateFlowAsync("""{ "startTime": 1567411548, "frequency": "hour", "interval": 1 }""");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!session.Platform.ReadJournal().Any(entry => entry.GetProperty("method").GetString() == "TASK"
            && entry.GetProperty("path").GetString()!.StartsWith("flow", StringComparison.Ordinal)))
        {
            await Task.Delay(20, patience.Token);
        }

        var page = await ReadPageAsync(session, "/");
        Assert.Contains("Background work: flow", page, StringComparison.Ordinal);
        Assert.Contains("The disk is full.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">cut<", page, StringComparison.Ordinal);
    }

    private static async Task<string> ReadPageAsync(Session session, string path) =>
        await session.Http.GetStringAsync(new Uri(path, UriKind.Relative));

    private static HttpRequestMessage Form(string? origin, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/", UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        return request;
    }

    private static async Task<HttpStatusCode> PressAsync(Session session, string? origin, string body)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = session.Platform.Endpoint };
        using var request = Form(origin, body);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    [GeneratedRegex("name=\"token\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Token();
}
