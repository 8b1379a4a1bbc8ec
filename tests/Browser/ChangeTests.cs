using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace TypedFlows.Browser;

/// <summary>Tests what the emulator's page does while the emulator changes. Each test has an emulator that no other test uses.</summary>
[Collection(BrowserCollection.Name)]
public class ChangeTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_page_keeps_the_focus_while_it_changes_and_announces_what_is_new()
    {
        await using var stage = await EmulatorStage.StartAsync("CloudStorage");
        await browser.UseAsync(stage.At("/"), size: "middle", use: async page =>
        {
            var link = page.Locator("#datasets a").Last;
            var id = await link.GetAttributeAsync("id");
            await link.FocusAsync();
            var before = await page.EvaluateAsync<string>("document.querySelector('#runs').outerHTML");
            await stage.PostAsync("/_emulator/clock", new JsonObject { ["advance"] = 1860 });
            await page.WaitForFunctionAsync("text => document.querySelector('#runs').outerHTML !== text", before);
            await page.WaitForFunctionAsync(
                "/^Run of Dataflow between cloud storage and Platform: success/.test(document.getElementById('say').textContent)");
            Assert.Equal(id, await page.EvaluateAsync<string>("document.activeElement.id"));
            Assert.Equal("Live", await page.Locator("#live").InnerTextAsync());

            await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).PressAsync("Enter");
            var paused = await page.Locator("#journal").InnerTextAsync();
            await stage.SendFailingRequestAsync();
            await page.WaitForTimeoutAsync(2500);
            Assert.Equal(paused, await page.Locator("#journal").InnerTextAsync());
            await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
            await page.Locator("#journal").GetByText("/flows/nothing").First.WaitForAsync();
        });
    }

    [Fact]
    public async Task The_page_shows_that_the_emulator_has_stopped()
    {
        var stage = await EmulatorStage.StartAsync();
        await using var context = await browser.NewContextAsync(new());
        var page = await context.NewPageAsync();
        await page.GotoAsync(stage.At("/").AbsoluteUri);
        await stage.DisposeAsync();
        await page.GetByText("The emulator does not respond").WaitForAsync();
    }
}
