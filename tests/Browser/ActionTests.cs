using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace TypedFlows.Browser;

/// <summary>Tests the buttons of the page, the empty page, and what it shows by options. Each test has its own emulator.</summary>
[Collection(BrowserCollection.Name)]
public class ActionTests(BrowserFixture browser)
{
    private const string Weekly = """{"startTime": 1567411548, "frequency": "week", "interval": 1}""";

    [Fact]
    public async Task Buttons_run_a_flow_move_the_clock_and_clear()
    {
        await using var stage = await EmulatorStage.StartAsync();
        stage.Write("good/people.csv", "Id,Email\n1,a@example.com\n");
        await stage.CreateFlowsAsync(("People", "/good", Weekly));
        await stage.WaitForRunsAsync(1, "success");
        await browser.UseAsync(stage.At("/"), async page =>
        {
            await PageChecks.FollowAsync(page, page.Locator("#flows tbody a").First);
            await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
            await Assertions.Expect(page.Locator("#flow tbody").Last.Locator("tr")).ToHaveCountAsync(2);
            await stage.WaitForRunsAsync(2, "success");

            var before = (DateTimeOffset)(await stage.GetAsync("/_emulator/clock"))["now"]!;
            await page.GetByLabel("Move the clock by").SelectOptionAsync("1 hour");
            await page.GetByRole(AriaRole.Button, new() { Name = "Move the clock" }).ClickAsync();
            await Assertions.Expect(page.Locator(".facts time")).ToHaveAttributeAsync(
                "datetime", new System.Text.RegularExpressions.Regex("^" + before.AddHours(1).ToString("yyyy-MM-ddTHH", null)));
            Assert.True((DateTimeOffset)(await stage.GetAsync("/_emulator/clock"))["now"]! >= before.AddHours(1));

            await page.GetByRole(AriaRole.Button, new() { Name = "Clear the requests" }).ClickAsync();
            await page.Locator("#journal").GetByText("No request has been received yet.").WaitForAsync();
            Assert.Equal(1, await page.Locator("#flow").CountAsync());

            // Nothing is deleted without the check box.
            await page.GetByRole(AriaRole.Button, new() { Name = "Clear everything" }).ClickAsync();
            Assert.Single(await stage.ListAsync("flows"));
            await page.GetByLabel("Delete all flows").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Clear everything" }).ClickAsync();
            await page.Locator("#flows").GetByText("No flow has been created yet.").WaitForAsync();
            Assert.Empty(await stage.ListAsync("flows"));
        });
    }

    [Theory]
    [InlineData("wide", ColorScheme.Light)]
    [InlineData("narrow", ColorScheme.Dark)]
    public async Task An_empty_page_has_commands_to_copy_until_a_flow_exists(string size, ColorScheme scheme)
    {
        await using var stage = await EmulatorStage.StartAsync();
        await browser.UseAsync(
            stage.At("/"),
            async page =>
            {
                await PageChecks.AssertFitsAsync(page, "empty");
                await PageChecks.AssertNoBrokenWordsAsync(page, "empty");
                await PageChecks.AssertAccessibleAsync(page, "empty");
                await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
                await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Copy Set the variables") }).ClickAsync();
                await page.WaitForFunctionAsync("document.getElementById('say').textContent === 'Copied'");
                var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
                var address = stage.At("/").GetLeftPart(UriPartial.Authority);
                Assert.Contains($"export TYPEDFLOWS_ENDPOINT={address}\n", copied, StringComparison.Ordinal);

                await stage.CreateFlowsAsync(("People", "/missing", Weekly));
                await Assertions.Expect(page.Locator("#start")).ToHaveCountAsync(0);
                await page.Locator("#flows").GetByRole(AriaRole.Link, new() { Name = "People" }).WaitForAsync();
            },
            size,
            scheme);
    }

    [Fact]
    public async Task Bodies_are_shown_without_secrets_if_the_option_is_set()
    {
        await using var stage = await EmulatorStage.StartAsync(options => options.JournalBodies = true);
        await stage.PostAsync("/data/foundation/flowservice/connections", JsonNode.Parse("""
            {
              "name": "Storage of orders",
              "auth": { "specName": "Access Key", "params": { "s3AccessKey": "AKIA-any", "s3SecretKey": "hidden-value" } },
              "connectionSpec": { "id": "ecadc60c-7455-4d87-84dc-2a0e293d997b", "version": "1.0" }
            }
            """)!);
        await browser.UseAsync(stage.At("/"), async page =>
        {
            await PageChecks.FollowAsync(
                page, page.Locator("#journal").GetByRole(AriaRole.Link, new() { Name = "/data/foundation/flowservice/connections" }));
            var text = await page.Locator("#request").InnerTextAsync();
            Assert.Matches(@"Request body[\s\S]*Storage of orders[\s\S]*""auth"": ""\(removed\)""[\s\S]*Response body", text);
            Assert.DoesNotContain("hidden-value", await page.ContentAsync(), StringComparison.Ordinal);
            await PageChecks.AssertFitsAsync(page, "request");
            await PageChecks.AssertAccessibleAsync(page, "request");

            // The request for the token has no bodies.
            Assert.Equal(0, await page.Locator("#journal").GetByRole(AriaRole.Link, new() { Name = "/ims/token/v3" }).CountAsync());
        });
    }

    [Fact]
    public async Task A_run_shows_the_files_that_it_left_out()
    {
        await using var stage = await EmulatorStage.StartAsync();
        stage.Write("mixed/people.csv", "Id,Email\n1,a@example.com\n");
        stage.Write("mixed/empty.csv", string.Empty);
        await stage.CreateFlowsAsync(("Mixed", "/mixed", Weekly));
        await stage.WaitForRunsAsync(1, "success");
        await browser.UseAsync(stage.At("/"), async page =>
        {
            await PageChecks.FollowAsync(page, page.Locator("#runs tbody a").First);
            Assert.Matches(@"Files left out: 1[\s\S]*/mixed/empty\.csv", await page.Locator("#run").InnerTextAsync());
        });
    }
}
