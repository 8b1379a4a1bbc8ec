using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TypedFlows.Browser;

/// <summary>Tests the page with many flows: failing flows are found, and everything is reached.</summary>
[Collection(BrowserCollection.Name)]
public partial class OverviewTests(BrowserFixture browser, ManyFlows flows) : IClassFixture<ManyFlows>
{
    private readonly EmulatorStage _stage = flows.Stage;

    [Fact]
    public Task Failing_flows_are_visible_without_scrolling_among_30() => browser.UseAsync(_stage.At("/"), async page =>
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "page", "thirty-flows.png") });
        var rows = page.Locator("#flows tbody tr");
        foreach (var index in (int[])[0, 1])
        {
            var row = rows.Nth(index);
            Assert.Matches(@"Failing flow \d[\s\S]*failed[\s\S]*CONNECTOR-2002-404[\s\S]*/missing", await row.InnerTextAsync());
            Assert.Equal(0, await row.Locator(".good").CountAsync());
            var box = (await row.BoundingBoxAsync())!;
            Assert.True(box.Y >= 0 && box.Y + box.Height <= BrowserFixture.Sizes["wide"].Height, $"row {index}: {box.Y} + {box.Height}");
        }

        Assert.Equal(0, await page.EvaluateAsync<int>("scrollY"));
        Assert.Equal(1, await rows.Nth(2).Locator(".good").GetByText("enabled").CountAsync());
        Assert.Matches("2 runs|1 runs, 1 failed", (await page.Locator("#timeline svg").First.GetAttributeAsync("aria-label"))!);
        Assert.Contains("2 failed", (await page.Locator("#flows svg").First.GetAttributeAsync("aria-label"))!, StringComparison.Ordinal);
    });

    [Fact]
    public Task Search_filter_and_pages_reach_every_flow_run_and_request() => browser.UseAsync(_stage.At("/"), async page =>
    {
        foreach (var (section, least) in ((string, int)[])[("flows", 30), ("runs", 30), ("journal", 60)])
        {
            var seen = 0;
            await page.GotoAsync(_stage.At("/").AbsoluteUri);
            while (true)
            {
                seen += await page.Locator($"#{section} tbody tr").CountAsync();
                if (await page.Locator($"#{section}-after").CountAsync() == 0)
                {
                    break;
                }

                await PageChecks.FollowAsync(page, page.Locator($"#{section}-after"));
            }

            Assert.True(seen >= least, $"{section}: {seen}");
        }

        await page.GotoAsync(_stage.At("/").AbsoluteUri);
        await page.GetByLabel("Search").FillAsync("good flow 17");
        await page.GetByLabel("Search").PressAsync("Enter");
        await page.WaitForURLAsync(Searching());
        Assert.Equal(1, await page.Locator("#flows tbody tr").CountAsync());
        Assert.Equal(1, await page.Locator("#runs tbody tr").CountAsync());

        await PageChecks.FollowAsync(page, page.Locator("#show-all"));
        await page.GetByLabel("State of flows and runs").SelectOptionAsync("failed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await page.WaitForURLAsync(Failed());
        Assert.Equal(2, await page.Locator("#flows tbody tr").CountAsync());
        Assert.Equal(2, await page.Locator("#runs tbody tr").CountAsync());
    });

    [Fact]
    public Task A_flow_shows_its_mapping_its_runs_and_its_last_error() => browser.UseAsync(_stage.At("/"), async page =>
    {
        await PageChecks.FollowAsync(page, page.Locator("#flows tbody a").First);
        var flow = page.Locator("#flow");
        Assert.Matches(
            @"Failing flow[\s\S]*Last error[\s\S]*CONNECTOR-2002-404[\s\S]*Mapping[\s\S]*Email[\s\S]*personalEmail\.address"
                + @"[\s\S]*Last runs[\s\S]*failed",
            await flow.InnerTextAsync());
        Assert.Equal(0, await flow.Locator("dl .good").CountAsync());
        Assert.Equal(1, await flow.Locator("#flow-timeline svg rect.bad").CountAsync());
        await PageChecks.FollowAsync(page, flow.Locator("#mapping-set"));
        Assert.Matches(@"Mapping set[\s\S]*Email[\s\S]*personalEmail\.address", await page.Locator("#resource").InnerTextAsync());
        await PageChecks.FollowAsync(page, page.Locator("#definitions-after"));
        var schema = page.Locator("#definitions").GetByRole(AriaRole.Link, new() { Name = "Orders", Exact = true });
        await PageChecks.FollowAsync(page, schema);
        var json = await page.Locator("#resource-json").InnerTextAsync();
        Assert.Contains("ns.adobe.com/xdm/context/profile", json, StringComparison.Ordinal);
    });

    [GeneratedRegex("q=good")]
    private static partial Regex Searching();

    [GeneratedRegex("state=failed")]
    private static partial Regex Failed();
}
