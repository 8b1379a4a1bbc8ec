using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests the pages of lists of every service, and their filters.</summary>
public sealed class ListTests
{
    private static readonly DateTimeOffset s_midnight = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_next_page_is_what_the_link_says_whatever_its_base_and_its_token()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok(
                """{"items":[{"id":"a"}]"""
                    + ""","_links":{"next":{"href":"/flows?continuationToken=%7Bx%7D%3D%3D&limit=1&property=state==enabled"}}}"""),
            Reply.Ok("""{"items":[{"id":"b"}],"_links":{"next":{"href":"https://elsewhere.example/flows?continuationToken=last=="}}}"""),
            Reply.Ok("""{"items":[{"id":"c"}],"_links":{}}"""));
        using var client = server.Client();

        var flows = await client.Flows.ListAsync(new ListQuery(FlowProperties.State.Is("enabled")) { PageSize = 1 }).ToListAsync();

        Assert.Equal(["a", "b", "c"], flows.Select(flow => flow.Id));
        Assert.Equal(
            [
                "/data/foundation/flowservice/flows?property=state==enabled&limit=1",
                "/data/foundation/flowservice/flows?continuationToken=%7Bx%7D%3D%3D&limit=1&property=state==enabled",
                "/data/foundation/flowservice/flows?continuationToken=last==",
            ],
            server.Requests.Select(request => request.RawUrl));
    }

    [Fact]
    public async Task Pages_are_asked_for_when_they_are_reached()
    {
        await using var server = RecordingServer.Start(
            _ => Reply.Ok("""{"items":[{"id":"a"},{"id":"b"}],"_links":{"next":{"href":"/flows?continuationToken=2"}}}"""));
        using var client = server.Client();

        await foreach (var flow in client.Flows.ListAsync())
        {
            if (flow.Id == "b")
            {
                break;
            }
        }

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Circular_links_are_an_error()
    {
        await using var server = RecordingServer.Start(
            _ => Reply.Ok("""{"items":[{"id":"a"}],"_links":{"next":{"href":"/flows?continuationToken=1"}}}"""));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.ListAsync().ToListAsync());

        Assert.Contains("no end", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Only_a_count_is_asked_for()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""{"count":95}"""));
        using var client = server.Client();

        var count = await client.Connections.CountAsync(
            new ListQuery(ConnectionProperties.State.Is("enabled")) { PageSize = 5, OrderBy = "name" });

        Assert.Equal(95, count);
        Assert.Equal("/data/foundation/flowservice/connections?property=state==enabled&count=true", server.Requests[0].RawUrl);
    }

    [Fact]
    public async Task A_count_that_is_not_there_is_an_error()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""{"items":[]}"""));
        using var client = server.Client();

        Assert.Contains(
            "without a count",
            (await Assert.ThrowsAsync<PlatformException>(() => client.Flows.CountAsync())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_conditions_are_several_parameters()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""{"items":[]}"""));
        using var client = server.Client();

        await client.Runs.ListAsync(new ListQuery(
            RunProperties.FlowId.Is("f-1"),
            RunProperties.StartedAt.After(s_midnight),
            RunProperties.StartedAt.Before(s_midnight.AddDays(1)),
            RunProperties.Status.Is("failed", "partialSuccess"))
        { OrderBy = RunProperties.StartedAt.Descending }).ToListAsync();

        Assert.Equal(
            "/data/foundation/flowservice/runs?property=flowId==f-1"
            + "&property=metrics.durationSummary.startedAtUTC%3E1767571200000&property=metrics.durationSummary.startedAtUTC%3C1767657600000"
            + "&property=metrics.statusSummary.status==failed,partialSuccess&orderby=-metrics.durationSummary.startedAtUTC",
            server.Requests[0].RawUrl);
    }

    [Fact]
    public void A_condition_reads_as_the_service_writes_it()
    {
        Assert.Equal("name==\"Contacts, new & old\"", FlowProperties.Name.Is("Contacts, new & old").ToString());
        Assert.Equal("property=name==%22Contacts%2C%20new%20%26%20old%22", FlowProperties.Name.Is("Contacts, new & old").ToParameter());
        Assert.Equal("property=sourceConnectionIds%5B%5D==a,%22b%2Cc%22", FlowProperties.SourceConnectionIds.Is("a", "b,c").ToParameter());
        Assert.Equal("property=createdAt%3E=1767571200000", FlowProperties.CreatedAt.From(s_midnight).ToParameter());
        Assert.Equal(
            "property=params.columns%5B%5D.name==firstName", new PropertyFilter("params.columns[].name", "==", "firstName").ToParameter());
    }

    [Theory]
    [InlineData("!>", "1")]
    [InlineData("~", "1")]
    [InlineData("==", "")]
    [InlineData("<=", "1", "2")]
    public async Task An_invalid_condition_is_rejected_at_once(string comparison, params string[] values)
    {
        using var client = new PlatformClient(
            new PlatformClientOptions { OrganizationId = "o", ApiKey = "k", TokenProvider = new StaticAccessTokenProvider("t") });

        await Assert.ThrowsAsync<ArgumentException>(
            () => client.Flows.ListAsync(new PropertyFilter("name", comparison, values)).ToListAsync());
    }

    [Fact]
    public async Task The_registry_pages_what_is_sorted_by_where_the_next_page_starts()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok(
                """{"results":[{"$id":"https://x/1","title":"A","version":"1.2"}],"_page":{"orderby":"title","next":"A & B","count":1}"""
                    + ""","_links":{"next":null}}"""),
            Reply.Ok(
                """{"results":[{"$id":"https://x/2","title":"C","version":"1.0"}],"_page":{"orderby":"title","next":null,"count":1}"""
                    + ""","_links":{}}"""));
        using var client = server.Client();

        var schemas = await client.Schemas.ListAsync(new ListQuery { PageSize = 1 }).ToListAsync();

        Assert.Equal(
            [new XdmSchemaRef("https://x/1", "1.2"), new XdmSchemaRef("https://x/2", "1.0")], schemas.Select(schema => schema.Reference));
        Assert.Equal(
            [
                "/data/foundation/schemaregistry/tenant/schemas?limit=1&orderby=title",
                "/data/foundation/schemaregistry/tenant/schemas?limit=1&orderby=title&start=A%20%26%20B",
            ],
            server.Requests.Select(request => request.RawUrl));
        Assert.Equal("application/vnd.adobe.xed-id+json", server.Requests[0].Headers["Accept"]);
    }

    [Fact]
    public async Task The_catalog_pages_by_number_and_names_datasets_by_id()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("""{"d1":{"name":"Contacts","schemaRef":{"id":"s"}},"d2":{"name":"Contacts of old"}}"""),
            Reply.Ok("""{"d3":{"name":"Contacts"}}"""));
        using var client = server.Client();

        var datasets = await client.DataSets.ListAsync("Contacts", pageSize: 2).ToListAsync();

        Assert.Equal(["d1", "d3"], datasets.Select(dataset => dataset.Id));
        Assert.Equal("s", datasets[0].SchemaId);
        Assert.Equal(
            [
                "/data/foundation/catalog/dataSets?limit=2&start=0&name=Contacts",
                "/data/foundation/catalog/dataSets?limit=2&start=2&name=Contacts"],
            server.Requests.Select(request => request.RawUrl));
    }

    [Fact]
    public async Task Mapping_sets_page_by_number_in_both_vocabularies()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("""{"data":[{"id":"1","name":"a","mappings":[{"source":"x","destination":"_id"}]}],"_page":{"count":1}}"""),
            Reply.Ok("""{"data":[{"id":"2","mappings":[{"sourceAttribute":"x","destinationXdmPath":"_id"}]}]}"""),
            Reply.Ok("""{"data":[]}"""));
        using var client = server.Client();

        var sets = await client.MappingSets.ListAsync(pageSize: 1).ToListAsync();

        Assert.Equal(["1", "2"], sets.Select(set => set.Id));
        Assert.All(sets, set => Assert.Equal([new MappingRow("x", "_id")], set.Mappings));
        Assert.Equal("/data/foundation/conversion/mappingSets?limit=1&start=1", server.Requests[1].RawUrl);
    }
}
