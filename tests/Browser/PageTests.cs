using System.Globalization;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.Playwright;

namespace TypedFlows.Browser;

/// <summary>Tests the emulator's page in headless Chromium, after the samples have run.</summary>
[Collection(BrowserCollection.Name)]
public partial class PageTests(BrowserFixture browser, SampleFlows flows) : IClassFixture<SampleFlows>
{
    private const string Cloud = "Dataflow between cloud storage and Platform";
    private const string Success = "Creating a dataflow for a Customer Success connector";

    private static readonly string s_pictures = Path.Combine(Repository.Root, "artifacts", "page");
    private static readonly string[] s_counts = ["inputRecordCount", "outputRecordCount", "failedRecordCount"];

    private readonly EmulatorStage _stage = flows.Stage;

    public static TheoryData<string, ColorScheme> Views
    {
        get
        {
            var views = new TheoryData<string, ColorScheme>();
            foreach (var size in BrowserFixture.Sizes.Keys)
            {
                views.Add(size, ColorScheme.Light);
                views.Add(size, ColorScheme.Dark);
            }

            return views;
        }
    }

    [Fact]
    public Task The_page_lists_the_flows_runs_and_datasets_of_the_samples() => UseAsync(async page =>
    {
        var names = (await _stage.ListAsync("flows")).Select(flow => (string?)flow!["name"]).ToList();
        Assert.Empty(new[] { Cloud, Success, "ServiceNow contacts", "HubSpot dataflow", "Sample flow", "Web people" }.Except(names));
        foreach (var run in await _stage.ListAsync("runs"))
        {
            var records = run!["metrics"]!["recordSummary"]!;
            var cells = await RowWith(page, "runs", $"run-{run["id"]}").GetByRole(AriaRole.Cell).AllTextContentsAsync();
            Assert.Equal((string?)run["state"] == "partialSuccess" ? "partial success" : (string?)run["state"], cells[0]);
            Assert.Equal(s_counts.Select(name => Number((long)records[name]!)), cells.Skip(3).Take(3));
            Assert.Equal(1, await RowWith(page, "flows", $"flow-{run["flowId"]}").GetByText("enabled").CountAsync());
        }

        foreach (var (id, _) in (await _stage.GetAsync("/data/foundation/catalog/dataSets")).AsObject())
        {
            var total = (long)(await _stage.GetAsync($"/_emulator/datasets/{id}/records?limit=0"))["total"]!;
            var cells = await RowWith(page, "datasets", $"dataset-{id}").GetByRole(AriaRole.Cell).AllTextContentsAsync();
            Assert.Equal(Number(total), cells[0]);
        }
    });

    [Fact]
    public Task Links_lead_from_a_flow_to_its_dataset_and_through_its_rows() => UseAsync(async page =>
    {
        await PageChecks.FollowAsync(page, page.Locator("#flows").GetByRole(AriaRole.Link, new() { Name = Cloud, Exact = true }));
        var flow = page.GetByRole(AriaRole.Region, new() { Name = "Flow: " + Cloud });
        Assert.Matches(
            @"every 30 minutes[\s\S]*CloudStorageToAEP[\s\S]*adls-gen2: /[\s\S]*datalake: Target Dataset", await flow.InnerTextAsync());
        await PageChecks.FollowAsync(page, flow.GetByRole(AriaRole.Link, new() { Name = "Target Dataset" }));
        var rows = page.Locator("#rows");
        Assert.Equal("Rows of Target Dataset 1,024", await rows.GetByRole(AriaRole.Heading).InnerTextAsync());
        var headers = await rows.GetByRole(AriaRole.Columnheader).AllTextContentsAsync();
        await PageChecks.FollowAsync(page, rows.GetByRole(AriaRole.Link, new() { Name = "Next rows" }));
        var id = HttpUtility.ParseQueryString(new Uri(page.Url).Query)["dataset"];
        var items = (await _stage.GetAsync($"/_emulator/datasets/{id}/records?start=10&limit=10"))["items"]!;
        Assert.Equal(10, await rows.Locator("tbody").GetByRole(AriaRole.Row).CountAsync());
        Assert.Equal("11", (await rows.GetByRole(AriaRole.Rowheader).AllTextContentsAsync())[0]);
        var first = await rows.Locator("tbody tr").First.GetByRole(AriaRole.Cell).AllTextContentsAsync();
        Assert.Equal((string?)items[0]!["person"]!["name"]!["firstName"], first[headers.ToList().IndexOf("person.name.firstName") - 1]);
        await PageChecks.FollowAsync(page, rows.GetByRole(AriaRole.Link, new() { Name = "Previous rows" }));
        Assert.Equal("1", (await rows.GetByRole(AriaRole.Rowheader).AllTextContentsAsync())[0]);
    });

    [Fact]
    public Task A_run_shows_its_counts_and_the_records_that_failed() => UseAsync(async page =>
    {
        await PageChecks.FollowAsync(page, page.Locator("#runs").GetByRole(AriaRole.Link, new() { Name = "Orders with a broken line" }));
        var run = page.GetByRole(AriaRole.Region, new() { Name = "Run of Orders with a broken line" });
        Assert.Matches(
            @"partial success[\s\S]*read\s+4[\s\S]*written\s+2[\s\S]*Records failed\s+2[\s\S]*/orders\.csv[\s\S]*MAPPER-3700-400",
            await run.InnerTextAsync());
        Assert.Equal(["3", "5"], await run.GetByRole(AriaRole.Table).Locator("tbody tr td:nth-child(3)").AllInnerTextsAsync());
        await PageChecks.FollowAsync(page, run.GetByRole(AriaRole.Link, new() { Name = "Close" }));
        await Assertions.Expect(run).ToHaveCountAsync(0);
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Nowhere to be found", Exact = true });
        var missing = page.Locator("#runs").GetByRole(AriaRole.Row).Filter(new() { Has = link });
        Assert.Matches(@"failed[\s\S]*CONNECTOR-2002-404[\s\S]*/missing", await missing.InnerTextAsync());
    });

    [Fact]
    public Task Each_rejected_request_shows_its_reason() => UseAsync(async page =>
    {
        await PageChecks.FollowAsync(page, page.GetByRole(AriaRole.Link, new() { NameRegex = ShowRejected() }));
        Assert.Matches(
            @"POST[\s\S]*/data/foundation/flowservice/flows[\s\S]*400 Bad Request[\s\S]*against-spec[\s\S]*at least 15",
            await page.Locator("#journal tbody tr").First.InnerTextAsync());
        await PageChecks.FollowAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Show all requests" }));
        await Assertions.Expect(page.Locator("#journal tbody tr").Nth(5)).ToBeVisibleAsync();
    });

    [Fact]
    public Task Names_are_escaped() => UseAsync(async page =>
    {
        Assert.Equal(1, await page.Locator("#datasets").GetByRole(AriaRole.Link, new() { Name = "Orders <b>" }).CountAsync());
        Assert.Equal(0, await page.Locator("b").CountAsync());
    });

    [Fact]
    public Task The_keyboard_reaches_everything() => UseAsync(async page =>
    {
        var stops = await PageChecks.FindTabStopsAsync(page);
        Assert.DoesNotContain(stops, stop => !stop.IsVisible || stop.Outline < 2);
        Assert.Equal(stops.Select(stop => stop.Index).Order(), stops.Select(stop => stop.Index));
        Assert.Equal(
            ["Skip", "Pause", "", "all", "failed", "Find", "Flows", "Runs", "Datasets", "Definitions", "Requests", "Controls"],
            stops.Take(12).Select(stop => stop.Text.Split((char[]?)null, 2)[0]));
        Assert.Equal(await page.Locator("a, button, input:not([type=hidden]), select, [tabindex=\"0\"]").CountAsync(), stops.Count);

        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("document.activeElement.id === 'content'");
        await page.Locator("#flows tbody a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(OneFlow());
        Assert.Equal(1, await page.Locator("#flow").CountAsync());
    });

    [Fact]
    public async Task The_page_works_without_script()
    {
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(_stage.At("/").AbsoluteUri);
        Assert.True(await page.GetByRole(AriaRole.Link, new() { Name = Cloud, Exact = true }).CountAsync() >= 2);
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).CountAsync());
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_view_fits_and_is_accessible(string size, ColorScheme scheme)
    {
        var flow = (await _stage.ListAsync("flows"))[0]!["id"];
        var run = (await _stage.ListAsync("runs")).First(each => (string?)each!["state"] == "partialSuccess")!["id"];
        var mapping = (await _stage.ListAsync("flows"))
            .Select(each => (string?)each!["transformations"]?[0]?["params"]?["mappingId"])
            .First(id => id is not null);
        (string, string)[] views =
        [
            ("overview", "/"), ("flow", $"/?flow={flow}"), ("run", $"/?run={run}"), ("errors", "/?requests=refused"),
            ("mapping", $"/?resource={mapping}"),
        ];
        await Parallel.ForEachAsync(views, async (each, _) =>
        {
            var (view, path) = each;
            await browser.UseAsync(
                _stage.At(path),
                async page =>
                {
                    var name = $"{view}-{scheme}-{size}".ToLowerInvariant();
                    await page.ScreenshotAsync(new() { Path = Path.Combine(s_pictures, name + ".png"), FullPage = true });
                    await PageChecks.AssertFitsAsync(page, name);
                    await PageChecks.AssertNoBrokenWordsAsync(page, name);
                    await PageChecks.AssertAccessibleAsync(page, name);
                },
                size,
                scheme);
        });
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static ILocator RowWith(IPage page, string part, string link) =>
        page.Locator($"#{part}").GetByRole(AriaRole.Row).Filter(new() { Has = page.Locator($"[id=\"{link}\"]") });

    private Task UseAsync(Func<IPage, Task> use) => browser.UseAsync(_stage.At("/"), use);

    [GeneratedRegex("flow=")]
    private static partial Regex OneFlow();

    [GeneratedRegex(@"Show only the \d+ with errors")]
    private static partial Regex ShowRejected();
}
