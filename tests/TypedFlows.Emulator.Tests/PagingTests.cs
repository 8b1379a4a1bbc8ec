using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests that a token continues its own list only.</summary>
public sealed class PagingTests : IAsyncLifetime
{
    private Session _session = null!;

    public async Task InitializeAsync()
    {
        _session = await StartAsync();
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
        {
            (await _session.PostAsync(
                FlowPath + "connections?mode=draft",
                $$"""{ "name": "{{name}}", "connectionSpec": { "id": "{{S3}}", "version": "1.0" } }"""))
                .Expect(HttpStatusCode.Created);
        }
    }

    public Task DisposeAsync() => _session.DisposeAsync().AsTask();

    [Fact]
    public async Task A_token_contains_the_filters_the_order_and_the_limit()
    {
        var token = await TokenAsync("connections?limit=2&orderby=-name&property=name==a,b,c,d");
        var page = (await _session.GetAsync($"{FlowPath}connections?continuationToken={token}")).Expect(HttpStatusCode.OK);
        Assert.Equal(["b", "a"], page.Items.Select(Name));
        Assert.False(page.Body.GetProperty("_links").TryGetProperty("next", out _));
    }

    [Fact]
    public async Task A_concurrent_deletion_neither_hides_nor_repeats_another_resource()
    {
        var first = (await _session.GetAsync(FlowPath + "connections?limit=2")).Items;
        var token = await TokenAsync("connections?limit=2");
        (await _session.DeleteAsync(FlowPath + "connections/" + first[0].GetProperty("id").GetString())).Expect(HttpStatusCode.NoContent);
        var page = (await _session.GetAsync($"{FlowPath}connections?continuationToken={token}")).Expect(HttpStatusCode.OK);
        Assert.Equal(["c", "d"], page.Items.Select(Name));
    }

    [Fact]
    public async Task A_token_of_another_list_or_sandbox_is_rejected()
    {
        var token = await TokenAsync("connections?limit=2");
        foreach (var list in (string[])["flows", "connectionSpecs"])
        {
            Assert.Contains(
                "1451-400",
                (await _session.GetAsync($"{FlowPath}{list}?continuationToken={token}")).Expect(HttpStatusCode.BadRequest).Text,
                StringComparison.Ordinal);
        }

        var other = await _session.SendAsync(HttpMethod.Get, $"{FlowPath}connections?continuationToken={token}", null, headers =>
        {
            headers.Remove("x-sandbox-name");
            headers.Add("x-sandbox-name", "other");
        });
        Assert.Contains("in this sandbox", other.Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
        foreach (var made in (string[])["e30", "bnVsbA", "MTAwMA", "%00"])
        {
            (await _session.GetAsync($"{FlowPath}connections?continuationToken={made}")).Expect(HttpStatusCode.BadRequest);
        }
    }

    private async Task<string> TokenAsync(string query)
    {
        var page = (await _session.GetAsync(FlowPath + query)).Expect(HttpStatusCode.OK);
        return page.Body.GetProperty("_links").GetProperty("next").GetProperty("href").GetString()!.Split('=', 2)[1];
    }

    private static string? Name(System.Text.Json.JsonElement item) => item.GetProperty("name").GetString();
}
