using System.Net;
using System.Text.Json;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests wrappers, ids, etags, filters, pages and sandboxes.</summary>
public sealed class ResourceTests : IAsyncLifetime
{
    private Session _session = null!;

    public async Task InitializeAsync() => _session = await StartAsync();

    public Task DisposeAsync() => _session.DisposeAsync().AsTask();

    [Fact]
    public async Task A_create_returns_id_etag_and_location()
    {
        var created = (await CreateConnectionAsync("one")).Expect(HttpStatusCode.Created);

        Assert.Equal(["id", "etag"], created.Body.EnumerateObject().Select(member => member.Name));
        Assert.Matches("^\".+\"$", created.Body.GetProperty("etag").GetString());
        Assert.Equal($"{FlowPath}connections/{created.Id}", created.Location!.ToString());
        var read = (await _session.GetAsync(created.Location!.ToString())).Expect(HttpStatusCode.OK).One;
        Assert.Equal(created.Id, read.GetProperty("id").GetString());
        Assert.Equal(created.Body.GetProperty("etag").GetString(), read.GetProperty("etag").GetString());
        Assert.Equal("enabled", read.GetProperty("state").GetString());
        Assert.Equal("prod", read.GetProperty("sandboxName").GetString());
    }

    [Fact]
    public async Task Properties_of_the_service_are_ignored_in_requests()
    {
        var made = new Deployment(_session);
        await made.CreateTargetAsync();
        var created = (await _session.PostAsync(FlowPath + "targetConnections", $$"""
            {
                "id": "mine", "createdAt": 1, "imsOrgId": "mine", "sandboxName": "mine", "etag": "mine", "state": "mine", "name": "one",
                "params": { "dataSetId": "{{made.DataSetId}}" }, "connectionSpec": { "id": "{{DataLake}}", "version": "1.0" }
            }
            """)).Expect(HttpStatusCode.Created);

        var read = (await _session.GetAsync(FlowPath + "targetConnections/" + created.Id)).One;
        Assert.Equal(created.Id, read.GetProperty("id").GetString());
        Assert.Equal("one", read.GetProperty("name").GetString());
        Assert.DoesNotContain("mine", read.GetRawText(), StringComparison.Ordinal);
        Assert.True(read.GetProperty("createdAt").GetInt64() > 1);
    }

    [Theory]
    [InlineData("one", true)]
    [InlineData("\u00e9\u6587", false)]
    public async Task A_request_id_is_returned_if_a_response_can_contain_it(string id, bool isSame)
    {
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 };
        using var http = new HttpClient(handler) { BaseAddress = _session.Platform.Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/_emulator/journal", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("x-request-id", id);

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(isSame, response.Headers.GetValues("x-request-id").Single() == id);
    }

    [Fact]
    public async Task Secrets_are_never_returned()
    {
        var created = (await CreateConnectionAsync("one")).Expect(HttpStatusCode.Created);

        var read = await _session.GetAsync(FlowPath + "connections/" + created.Id);
        Assert.Equal("""{"s3AccessKey":"open"}""", read.One.GetProperty("auth").GetProperty("params").GetRawText());
        foreach (var path in (string[])[FlowPath + "connections", "/_emulator/journal"])
        {
            Assert.DoesNotContain("sesame", (await _session.GetAsync(path)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Secrets_of_a_source_are_not_returned_and_not_in_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.json", """
            {
                "id": "x", "version": "1.0", "name": "x",
                "sourceSpec": { "name": "x", "type": "x", "spec": {
                    "type": "object",
                    "properties": { "path": { "type": "string" },
                        "keys": { "type": "array", "items": { "type": "object",
                            "properties": { "pin": { "type": "string", "format": "password", "maxLength": 6 } } } } }
                } }
            }
            """);
        await using var session = await StartAsync(o => o.Specs(folder.Path));
        const string Body =
            """{ "name": "x", "params": { "path": "/", "keys": [{ "a": 1, "pin": "sesame" }] },"""
                + """ "connectionSpec": { "id": "x", "version": "1.0" } }""";

        var created = (await session.PostAsync(FlowPath + "sourceConnections", Body)).Expect(HttpStatusCode.Created);
        var reply = (await session.PostAsync(FlowPath + "sourceConnections", Body.Replace("sesame", "sesame!", StringComparison.Ordinal)))
            .Expect(HttpStatusCode.BadRequest);

        var read = (await session.GetAsync(FlowPath + "sourceConnections/" + created.Id)).One;
        Assert.Equal("""{"path":"/","keys":[{"a":1}]}""", read.GetProperty("params").GetRawText());
        Assert.Contains("/params/keys/0/pin", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("property=name==%22CloudStorageToAEP%22", "CloudStorageToAEP")]
    [InlineData("property=name==\"CRMToAEP\"", "CRMToAEP")]
    [InlineData("property=name==CRMToAEP", "CRMToAEP")]
    [InlineData("property=id==9753525b-82c7-4dce-8a9b-5ccfce2b9876", "CloudStorageToAEP")]
    [InlineData("property=id==9753525b-82c7-4dce-8a9b-5ccfce2b9876&property=name==CRMToAEP", "")]
    [InlineData("property=name==CRMToAEP,CloudStorageToAEP", "CRMToAEP CloudStorageToAEP")]
    [InlineData("property=sourceConnectionSpecIds[]==cc6a4487-9e91-433e-a3a3-9cf6626c1806", "CRMToAEP")]
    [InlineData("property=scheduleSpec.type==Periodic&property=name==CRMToAEP", "CRMToAEP")]
    [InlineData("property=nothing.there==x", "")]
    public async Task Flow_specs_are_found_by_property(string query, string names)
    {
        var found = (await _session.GetAsync($"{FlowPath}flowSpecs?{query}")).Expect(HttpStatusCode.OK).Items.Select(Name);
        Assert.Equal(
            names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Specs_are_returned_with_their_overlay()
    {
        var spec = (await _session.GetAsync(FlowPath + "flowSpecs/" + CloudStorageToAep)).Expect(HttpStatusCode.OK).One;

        Assert.Equal("CloudStorageToAEP", Name(spec));
        Assert.Contains(spec.GetProperty("sourceConnectionSpecIds").EnumerateArray(), id => id.GetString() == S3);
        Assert.Equal(DataLake, Assert.Single(spec.GetProperty("targetConnectionSpecIds").EnumerateArray()).GetString());
        var s3 = (await _session.GetAsync(FlowPath + "connectionSpecs/" + S3)).Expect(HttpStatusCode.OK).One;
        Assert.Equal("amazon-s3", Name(s3));
        Assert.Equal(15, (await _session.GetAsync(FlowPath + "connectionSpecs")).Items.Count);
    }

    [Fact]
    public async Task Lists_come_in_pages_that_link_to_the_next()
    {
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
        {
            (await CreateConnectionAsync(name)).Expect(HttpStatusCode.Created);
        }

        var names = new List<string?>();
        var path = "/connections?limit=2&orderby=-name&property=name==a,b,c,d";
        while (path is not null)
        {
            var page = (await _session.GetAsync(FlowPath.TrimEnd('/') + path)).Expect(HttpStatusCode.OK);
            Assert.True(page.Items.Count <= 2);
            names.AddRange(page.Items.Select(Name));
            path = page.Body.GetProperty("_links").TryGetProperty("next", out var next) ? next.GetProperty("href").GetString() : null;
        }

        Assert.Equal(["d", "c", "b", "a"], names);
        var count = (await _session.GetAsync(FlowPath + "connections?count=true&property=name==a,x")).Expect(HttpStatusCode.OK);
        Assert.Equal("""{"count":1}""", count.Text);
    }

    [Fact]
    public async Task A_spec_named_without_version_is_the_latest()
    {
        (await _session.PostAsync(
            FlowPath + "sourceConnections", $$"""{ "name": "x", "params": { "path": "/" }, "connectionSpec": { "id": "{{S3}}" } }"""))
            .Expect(HttpStatusCode.Created);
        (await _session.GetAsync(FlowPath.TrimEnd('/') + "//connections")).Expect(HttpStatusCode.NotFound);
        (await _session.GetAsync(FlowPath + "connections/")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sandboxes_are_isolated()
    {
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        _session.Http.DefaultRequestHeaders.Remove("x-sandbox-name");
        _session.Http.DefaultRequestHeaders.Add("x-sandbox-name", "dev");

        Assert.Empty((await _session.GetAsync(FlowPath + "connections")).Items);
        (await _session.GetAsync(FlowPath + "connections/" + made.ConnectionId)).Expect(HttpStatusCode.NotFound);
        (await _session.DeleteAsync(FlowPath + "connections/" + made.ConnectionId)).Expect(HttpStatusCode.NotFound);
        (await _session.GetAsync(CatalogPath + "dataSets/" + made.DataSetId)).Expect(HttpStatusCode.NotFound);
        (await _session.GetAsync(MappingPath + "mappingSets/" + made.MappingId)).Expect(HttpStatusCode.NotFound);
        Assert.Equal("{}", (await _session.GetAsync(CatalogPath + "dataSets")).Text);
        var flow = (await made.PostFlowAsync()).Expect(HttpStatusCode.BadRequest);
        Assert.Contains("in the sandbox dev", flow.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schemas_and_datasets_are_returned_in_their_own_shapes()
    {
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));

        var byId = (await _session.GetAsync(SchemaPath + "tenant/schemas/" + Uri.EscapeDataString(made.SchemaId)))
            .Expect(HttpStatusCode.OK).Body;
        Assert.Equal(made.SchemaId, byId.GetProperty("$id").GetString());
        var byAltId = (await _session.GetAsync(SchemaPath + "tenant/schemas/" + byId.GetProperty("meta:altId").GetString()))
            .Expect(HttpStatusCode.OK).Body;
        Assert.Equal(byId.GetRawText(), byAltId.GetRawText());
        Assert.Single((await _session.GetAsync(SchemaPath + "tenant/schemas")).Body.GetProperty("results").EnumerateArray());
        var dataSet = (await _session.GetAsync(CatalogPath + "dataSets/" + made.DataSetId)).Expect(HttpStatusCode.OK).Body;
        Assert.Equal(made.SchemaId, dataSet.GetProperty(made.DataSetId).GetProperty("schemaRef").GetProperty("id").GetString());
        var mapping = (await _session.GetAsync(MappingPath + "mappingSets/" + made.MappingId)).Expect(HttpStatusCode.OK).Body;
        var item = Assert.Single(mapping.GetProperty("mappings").EnumerateArray());
        Assert.Equal(("Id", "Id"), (item.GetProperty("source").GetString(), item.GetProperty("sourceAttribute").GetString()));
        Assert.Equal(("_id", "_id"), (item.GetProperty("destination").GetString(), item.GetProperty("destinationXdmPath").GetString()));
        Assert.Equal(made.SchemaId, mapping.GetProperty("xdmSchema").GetString());
        Assert.Equal(made.SchemaId, mapping.GetProperty("outputSchema").GetProperty("schemaRef").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Of_duplicate_properties_the_last_is_used()
    {
        var reply = await _session.PostAsync(FlowPath + "connections", $$"""
            { "name": "a", "name": "b", "connectionSpec": { "id": "none", "id": "{{DataLake}}", "version": "1.0" } }
            """);
        Assert.Equal("b", Name((await _session.GetAsync(FlowPath + "connections/" + reply.Expect(HttpStatusCode.Created).Id)).One));
    }

    [Fact]
    public async Task Records_are_listed_page_by_page()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "Id\n" + string.Join('\n', Enumerable.Range(0, 3000)));
        await using var session = await StartAsync(o => o.Source(S3, folder.Path));
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        await session.RunAsync(await made.CreateFlowAsync());

        var page = (await session.GetAsync($"/_emulator/datasets/{made.DataSetId}/records?limit=2&start=2500")).Expect(HttpStatusCode.OK);

        Assert.Equal(3000, page.Body.GetProperty("total").GetInt64());
        Assert.Equal(["""{"_id":"2500"}""", """{"_id":"2501"}"""], page.Items.Select(item => item.GetRawText()));
        Assert.Equal(100, (await session.GetAsync($"/_emulator/datasets/{made.DataSetId}/records")).Items.Count);
        (await session.GetAsync("/_emulator/datasets/none/records")).Expect(HttpStatusCode.NotFound);
        await Assert.ThrowsAsync<ArgumentException>(() => session.Platform.GetRecordsAsync("none"));
    }

    private static string? Name(JsonElement item) => item.GetProperty("name").GetString();

    private Task<Reply> CreateConnectionAsync(string name) => _session.PostAsync(FlowPath + "connections", $$"""
        {
            "name": "{{name}}",
            "auth": { "specName": "Access Key", "params": { "s3AccessKey": "open", "s3SecretKey": "sesame" } },
            "connectionSpec": { "id": "{{S3}}", "version": "1.0" }
        }
        """);
}
