using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests that responses are read in every form: wrapped, bare, quoted, paged, and unexpected.</summary>
public sealed class ResponseTests
{
    [Fact]
    public async Task A_single_resource_comes_wrapped_in_items()
    {
        await using var server = RecordingServer.Start(Reply.Ok(
            """
            {"items":[{"id":"c1","createdAt":"1590792316000","name":"S3","state":"enabled","etag":"\"a-1\"",
                       "auth":{"specName":"Access Key"},
                       "connectionSpec":{"id":"ecadc60c","version":"1.0"}}]}
            """));
        using var client = server.Client();

        var connection = await client.Connections.GetAsync("c1");

        Assert.Equal(("c1", "\"a-1\"", "S3", "enabled"), (connection.Id, connection.ETag, connection.Name, connection.State));
        Assert.Equal(("ecadc60c", "1.0"), (connection.ConnectionSpecId, connection.ConnectionSpecVersion));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1590792316000), connection.CreatedAt);
        Assert.Equal("Access Key", connection.Json.GetProperty("auth").GetProperty("specName").GetString());
        Assert.Equal("BaseConnection c1", connection.ToString());
    }

    [Fact]
    public async Task Source_target_and_flow_keep_what_the_service_wrote()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("""{"items":[{"id":"s","baseConnectionId":"c","data":{"format":"delimited"},"params":{"path":"/a"}}]}"""),
            Reply.Ok("""{"items":[{"id":"t","data":{"format":"parquet_xdm"},"params":{"dataSetId":"d"}}]}"""),
            Reply.Ok(
                """{"items":[{"id":"f","sourceConnectionIds":["s"],"targetConnectionIds":["t"]"""
                    + ""","scheduleParams":{"startTime":"1590792316"}}]}"""));
        using var client = server.Client();

        var source = await client.SourceConnections.GetAsync("s");
        var target = await client.TargetConnections.GetAsync("t");
        var flow = await client.Flows.GetAsync("f");

        Assert.Equal(
            ("c", DataFormat.Delimited, "/a"), (source.BaseConnectionId, source.Format, source.Params.GetProperty("path").GetString()));
        Assert.Equal(
            (null, DataFormat.ParquetXdm, "d"),
            (target.BaseConnectionId, target.Format, target.Params.GetProperty("dataSetId").GetString()));
        Assert.Equal(["s"], flow.SourceConnectionIds);
        Assert.Equal("1590792316", flow.ScheduleParams.GetProperty("startTime").GetString());
    }

    [Fact]
    public async Task A_dataset_comes_in_a_map_by_id()
    {
        await using var server = RecordingServer.Start(Reply.Ok(
            """{"5c8c":{"name":"Contacts","schemaRef":{"id":"https://ns.adobe.com/t/schemas/1","contentType":"x"}}}"""));
        using var client = server.Client();

        var dataset = await client.DataSets.GetAsync("5c8c");

        Assert.Equal(("5c8c", "Contacts", "https://ns.adobe.com/t/schemas/1"), (dataset.Id, dataset.Name, dataset.SchemaId));
    }

    [Fact]
    public async Task Pages_are_followed_by_the_query_of_the_next_link()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("""{"items":[{"id":"1"}],"_links":{"next":{"href":"/flowSpecs?continuationToken=abc==&limit=1"}}}"""),
            Reply.Ok("""{"items":[{"id":"2"}],"_links":{}}"""));
        using var client = server.Client();

        var ids = new List<string>();
        await foreach (var spec in client.FlowSpecs.ListAsync())
        {
            ids.Add(spec.Id);
        }

        Assert.Equal(["1", "2"], ids);
        Assert.Equal("/data/foundation/flowservice/flowSpecs?continuationToken=abc==&limit=1", server.Requests[1].RawUrl);
    }

    [Fact]
    public async Task Of_several_versions_the_highest_is_found_and_of_none_null()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("""{"items":[{"id":"a","version":"1.9"},{"id":"b","version":"1.10"},{"id":"c","version":"beta"}]}"""),
            Reply.Ok("""{"items":[]}"""));
        using var client = server.Client();

        Assert.Equal("b", (await client.ConnectionSpecs.FindAsync("amazon s3"))!.Id);
        Assert.Null(await client.ConnectionSpecs.FindAsync("none"));
        Assert.Equal("/data/foundation/flowservice/connectionSpecs?property=name==%22amazon%20s3%22", server.Requests[0].RawUrl);
    }

    [Theory]
    [InlineData("<html>login</html>", "with a body that is not JSON")]
    [InlineData("""{"items":[]}""", "with no item")]
    [InlineData("", "without a resource")]
    [InlineData("[1]", "without a resource")]
    public async Task An_unexpected_response_is_an_error_that_names_the_endpoint(string body, string what)
    {
        await using var server = RecordingServer.Start(Reply.Ok(body));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Equal(200, error.Status);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(server.Endpoint.AbsoluteUri, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Broken_compression_is_an_error_that_names_the_endpoint(string encoding)
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("this is not compressed") with { Headers = new Dictionary<string, string> { ["Content-Encoding"] = encoding } });
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Contains(server.Endpoint.AbsoluteUri, error.Message, StringComparison.Ordinal);
        Assert.Contains("compression", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_named()
    {
        await using var other = RecordingServer.Start();
        await using var server = RecordingServer.Start(
            new Reply(302, string.Empty) { Headers = new Dictionary<string, string> { ["Location"] = other.Endpoint.AbsoluteUri } });
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Equal(302, error.Status);
        Assert.Contains(other.Endpoint.AbsoluteUri, error.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task An_unpaired_surrogate_stays_escaped()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""{"items":[{"id":"\ud800"}]}"""));
        using var client = server.Client();

        Assert.Equal("\\ud800", (await client.Flows.GetAsync("f")).Id);
    }

    [Fact]
    public async Task A_create_without_an_id_is_an_error()
    {
        await using var server = RecordingServer.Start(Reply.Created("{}"), Reply.Created("{}"), Reply.Created("[]"), Reply.Ok("{}"));
        using var client = server.Client();
        var schema = new XdmSchemaRef("https://ns.adobe.com/t/schemas/1");

        await Assert.ThrowsAsync<PlatformException>(() => client.Flows.CreateAsync("F", new TestFlow(), "s", "t"));
        await Assert.ThrowsAsync<PlatformException>(() => client.Schemas.CreateAsync(XdmSchema.Profile("P")));
        await Assert.ThrowsAsync<PlatformException>(() => client.DataSets.CreateAsync("D", schema));
        await Assert.ThrowsAsync<PlatformException>(() => client.MappingSets.CreateAsync(schema, [new("a", "b")]));
    }
}
