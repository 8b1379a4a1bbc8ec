using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Api;

/// <summary>Tests that requests that nobody intends are rejected with a reason, and never fail the emulator.</summary>
public sealed class UnexpectedRequestTests : IAsyncLifetime
{
    private Session _session = null!;

    public async Task InitializeAsync() => _session = await StartAsync();

    public Task DisposeAsync() => _session.DisposeAsync().AsTask();

    [Theory]
    [InlineData("""{ "advance": "P999999999999Y" }""")]
    [InlineData("""{ "advance": 1e300 }""")]
    [InlineData("""{ "advance": "10675199.02:48:05.4775807" }""")]
    [InlineData("""{ "now": "9999-12-31T23:59:59Z" }""")]
    public async Task A_clock_that_is_moved_too_far_is_an_error(string body)
    {
        Assert.Contains(
            "/",
            (await _session.PostAsync("/_emulator/clock", body)).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
        Assert.NotEmpty(await _session.TokenAsync());
    }

    [Fact]
    public async Task The_platform_works_at_the_latest_time_of_its_clock()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _session.Platform.AdvanceClock(TimeSpan.MaxValue));
        (await _session.PostAsync("/_emulator/clock", """{ "now": "8999-12-31T23:59:59Z" }""")).Expect(HttpStatusCode.OK);
        await _session.SignInAsync();
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        await made.CreateFlowAsync();
        (await _session.GetAsync(FlowPath + "flows")).Expect(HttpStatusCode.OK);
        (await _session.PostAsync("/_emulator/clock", """{ "advance": 86400 }""")).Expect(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    public async Task A_token_request_in_another_form_is_an_error(string contentType)
    {
        using var content = new ByteArrayContent("grant_type=client_credentials"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        var reply = (await _session.SendAsync(HttpMethod.Post, "/ims/token/v3", content)).Expect(HttpStatusCode.BadRequest);
        Assert.Equal("invalid_request", reply.Body.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("""{"Sandbox":"prod","Path":"flows","Given":0,"Last":"","Filters":[null],"OrderBy":"","Limit":1}""")]
    [InlineData("""{"Sandbox":"prod","Path":"flows","Given":0,"Last":"","Filters":["name"],"OrderBy":"","Limit":1}""")]
    [InlineData("""{"Sandbox":"prod","Path":"flows","Given":2147483647,"Last":"","Filters":[],"OrderBy":"+","Limit":1}""")]
    [InlineData("""{"Sandbox":null,"Path":null}""")]
    [InlineData("null")]
    [InlineData("[[[[")]
    public async Task A_continuation_token_that_was_invented_is_an_error(string token)
    {
        var text = System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(token));
        (await _session.GetAsync($"{FlowPath}flows?continuationToken={text}")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_link_to_itself_cannot_be_explored()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var files = new TemporaryFolder();
        File.CreateSymbolicLink(files["self"], files["self"]);
        await using var session = await StartAsync(o => o.Source(S3, files.Path));
        var made = new Deployment(session);
        await made.CreateSourceAsync("""{ "path": "/" }""");
        foreach (var query in (string[])
            [
                "objectType=folder&object=/self", "objectType=file&object=/self", "objectType=folder&object=/self/a",
            ])
        {
            (await session.GetAsync($"{FlowPath}connections/{made.ConnectionId}/explore?{query}")).Expect(HttpStatusCode.BadRequest);
        }

        (await session.GetAsync($"{FlowPath}connections/{made.ConnectionId}/explore?objectType=root")).Expect(HttpStatusCode.OK);
        foreach (var delimiter in (string[])["%22", "%0A", "%C3%A9", ";;"])
        {
            files.Write("a.csv", "Id\n1\n");
            (await session.GetAsync(
                $"{FlowPath}connections/{made.ConnectionId}/explore?objectType=file&object=/a.csv&columnDelimiter={delimiter}"))
                .Expect(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task A_patch_that_nests_a_resource_too_deep_is_an_error()
    {
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        var deep = new StringBuilder("1");
        for (var i = 0; i < 60; i++)
        {
            deep.Insert(0, "{\"a\":").Append('}');
        }

        var path = FlowPath + "sourceConnections/" + made.SourceId;
        await PatchAsync(path, $$"""[{ "op": "add", "path": "/params/more", "value": {{deep}} }]""", HttpStatusCode.OK);
        var pointer = "/params/more" + string.Concat(Enumerable.Repeat("/a", 60));
        await PatchAsync(path, $$"""[{ "op": "replace", "path": "{{pointer}}", "value": {{deep}} }]""", HttpStatusCode.BadRequest);
        (await _session.PatchAsync(
            CatalogPath + "dataSets/" + made.DataSetId,
            $$"""[{ "op": "add", "path": "/tags/x", "value": { "y": { "z": {{deep}} } } },"""
                + $$""" { "op": "replace", "path": "/tags/x/y/z{{pointer["/params/more".Length..]}}", "value": {{deep}} }]""",
            null))
            .Expect(HttpStatusCode.BadRequest);

        async Task PatchAsync(string path, string patch, HttpStatusCode expected)
        {
            var etag = (await _session.GetAsync(path)).One.GetProperty("etag").GetString();
            (await _session.PatchAsync(path, patch, etag)).Expect(expected);
        }
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(304)]
    [InlineData(200)]
    [InlineData(599)]
    public async Task A_fault_can_have_any_status(int status)
    {
        _session.Platform.AddFault($$"""{ "kind": "status", "status": {{status}} }""");
        Assert.Equal(status, (int)(await _session.GetAsync(FlowPath + "flows")).Status);
        (await _session.GetAsync(FlowPath + "flows")).Expect(HttpStatusCode.OK);
    }

    /// <summary>Sends values that no operation expects to every operation.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    [InlineData(23)]
    [InlineData(42)]
    public async Task No_request_fails_the_emulator(int seed)
    {
        using var files = new TemporaryFolder();
        files.Write("a.csv", "Id\n1\n");
        await using var session = await StartAsync(o => o.Source(S3, files.Path));
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        var flow = await made.CreateFlowAsync();
        var run = (await session.RunAsync(flow)).GetProperty("id").GetString()!;
        string[] ids =
        [
            made.ConnectionId, made.SourceId, made.TargetId, flow, run, made.SchemaId, made.DataSetId, made.MappingId, S3, "none", "%00",
            "..%2f",
        ];
        string[] queries =
        [
            "", "?property=a==b&property=%FF", "?property===", "?property=a[].b[]==1&limit=0", "?limit=99999999999", "?limit=-1&start=-1",
            "?orderby=-%20&orderBy=desc:,asc",
            "?count=true&limit=1", "?start=%00&orderby=title", "?continuationToken=AAAA", "?op=%00", "?op=publish", "?mode=draft",
            "?objectType=file&object=%00", "?properties=,,,",
            "?property=name~%5B", "?tags=:&name=!", "?objectType=table&object=/a.csv&fileType=x&compressionType=bzip2",
        ];
        string[] bodies =
        [
            "", "null", "[]", "{}", "5", "\"x\"", "[null]", "[5]", """{"a":[]}""", """[{"op":"add","path":"/","value":1}]""",
            """[{"op":"remove","path":"/name"}]""",
            """[{"op":"add","path":"/a/b/c","value":{}}]""", """[{"op":5,"path":[]}]""",
            """[{"op":"replace","path":"/params","value":[1]}]""",
            """[{"op":"replace","path":"/auth","value":5}]""", """[{"op":"add","path":"/allOf","value":{}}]""",
            """[{"op":"add","path":"/tags","value":7}]""",
            """{"name":5,"title":[],"connectionSpec":{"id":[]},"flowSpec":[],"params":[],"auth":"x"}""",
            """{"title":"x","allOf":[{"$ref":"#/definitions/x"}],"properties":[1],"definitions":{"x":{"$ref":"#/definitions/x"}}}""",
            """{"name":"x","schemaRef":{"id":"https://ns.adobe.com/xdm/context/profile","contentType":"1"},"tags":5"""
                + ""","fileDescription":[]}""",
            """{"queryString":"&&property=","limit":"x","projectionFields":[{}],"count":{}}""",
            """{"mappings":[null,{},{"source":1}],"xdmSchema":"https://ns.adobe.com/xdm/x"}""",
            """{"messages":[null,[],{"header":5,"body":{}},{"header":{"schemaRef":[]},"body":{"xdmEntity":{}}}]}""",
            """{"flowId":{},"params":[]}""",
            """{"kind":"status","status":1e9}""", """{"advance":{},"now":5}""", """{"@type":{}}""",
        ];
        var random = new Random(seed);
        foreach (var (method, path, _) in session.Platform.Routes.All
            .Where(route => !route.Path.StartsWith("/_emulator/snapshot", StringComparison.Ordinal)))
        {
            for (var i = 0; i < 40; i++)
            {
                var body = bodies[random.Next(bodies.Length)];
                var address = path.Replace("{id}", Escape(ids[random.Next(ids.Length)]), StringComparison.Ordinal)
                    .Replace("{id2}", "x", StringComparison.Ordinal) + queries[random.Next(queries.Length)];
                if (address.Length == 0 || path.EndsWith("/reset", StringComparison.Ordinal)
                    || path.Contains("/faults", StringComparison.Ordinal))
                {
                    continue;
                }

                using var content = method == "GET"
                    ? null
                    : new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
                using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative))
                {
                    Content = content,
                };
                request.Headers.TryAddWithoutValidation("If-Match", "*");
                if (random.Next(2) == 0)
                {
                    request.Headers.TryAddWithoutValidation("Accept", "application/vnd.adobe.xed-full-desc+json; version=1");
                }

                using var response = await session.Http.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();
                Assert.True(
                    (int)response.StatusCode != 500,
                    string.Create(CultureInfo.InvariantCulture, $"{method} {address} {body}: {text}"));
            }
        }

        string Escape(string id) => id.Contains('%', StringComparison.Ordinal) ? id : Uri.EscapeDataString(id);
    }
}
