using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests that a request reaches every error of the table, with a message that names the rule and the location.</summary>
public sealed class ApiErrorTests
{
    [Fact]
    public async Task Every_error_of_the_table_is_reached()
    {
        await using var lenient = await StartAsync();
        await using var strict = await StartAsync(o =>
        {
            o.Strict = true;
            o.MaxWaitingBytes = 0;
        });
        await using var broken = await ChangeErrors.FillDiskAsync();
        await SendGatewayErrorsAsync(lenient);
        await SendRequestErrorsAsync(lenient);
        await SendBrokenRequestAsync(lenient);
        await SendListErrorsAsync(lenient);
        await SendResourceErrorsAsync(lenient);
        await SendStrictErrorsAsync(strict);
        await ChangeErrors.SendAsync(lenient);
        await FormErrors.SendAsync(lenient);
        await ChangeErrors.SendStreamingAsync(lenient);
        var full = await StreamDeployment.CreateAsync(strict, isGuarded: false, isMapped: false);
        (await full.SendAsync("""{ "_id": "1" }""")).Expect(HttpStatusCode.TooManyRequests);

        var reached = new HashSet<string>();
        foreach (var session in (Session[])[lenient, strict, broken])
        {
            foreach (var entry in (await session.GetAsync("/_emulator/journal")).Items)
            {
                reached.Add(entry.GetProperty("refusal").GetString() ?? string.Empty);
                Assert.True(entry.GetProperty("status").GetInt32() != 500, entry.GetRawText());
            }
        }

        Assert.Empty(ApiErrors.All.Select(error => error.Key).Except(reached));
        Assert.Equal(ApiErrors.All.Count, ApiErrors.All.Select(error => error.Key).Distinct().Count());
    }

    private static async Task SendGatewayErrorsAsync(Session session)
    {
        const string Path = FlowPath + "flows";
        foreach (var (header, value) in ((string, string)[])
            [("Origin", "https://attacker.example"), ("Origin", "null"), ("Host", "attacker.example")])
        {
            var reply = await session.SendAsync(
                HttpMethod.Get, "/_emulator/clock", null, headers => headers.TryAddWithoutValidation(header, value));
            Assert.Contains(header, reply.Expect(HttpStatusCode.Forbidden).Text, StringComparison.Ordinal);
        }

        (await session.SendAsync(
            HttpMethod.Post,
            "/",
            new StringContent("action=reset&value=all"),
            headers => headers.Add("Origin", session.Platform.Endpoint.GetLeftPart(UriPartial.Authority))))
            .Expect(HttpStatusCode.Forbidden);
        (await session.SendAsync(HttpMethod.Get, "/_emulator/clock", null, headers => headers.Add("Origin", "http://localhost:3000")))
            .Expect(HttpStatusCode.OK);
        await WithHeadersAsync(
            HttpStatusCode.Forbidden,
            "403010",
            headers => headers.Authorization = new AuthenticationHeaderValue("Basic", null!),
            "Authorization",
            null);
        await WithHeadersAsync(
            HttpStatusCode.Unauthorized,
            "401013",
            headers => headers.Authorization = new("Bearer", "made-up"),
            null,
            null);
        await WithHeadersAsync(HttpStatusCode.Unauthorized, "401013", headers => headers.Authorization = new("Basic", "abc"), null, null);
        await WithHeadersAsync(HttpStatusCode.Forbidden, "403000", _ => { }, "x-api-key", null);
        await WithHeadersAsync(HttpStatusCode.BadRequest, "400003", _ => { }, "x-gw-ims-org-id", null);
        await WithHeadersAsync(HttpStatusCode.Forbidden, "403025", _ => { }, "x-gw-ims-org-id", "other@AdobeOrg");

        async Task WithHeadersAsync(HttpStatusCode status, string code, Action<HttpRequestHeaders> change, string? name, string? value)
        {
            using var http = new HttpClient { BaseAddress = session.Platform.Endpoint };
            foreach (var header in session.Http.DefaultRequestHeaders.Where(header => header.Key != name))
            {
                http.DefaultRequestHeaders.TryAddWithoutValidation(header.Key, header.Value);
            }

            if (name is null)
            {
                change(http.DefaultRequestHeaders);
            }

            if (value is not null)
            {
                http.DefaultRequestHeaders.Add(name!, value);
            }

            using var response = await http.GetAsync(new Uri(Path, UriKind.Relative));
            using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            Assert.Equal(status, response.StatusCode);
            Assert.Equal(code, body.RootElement.GetProperty("error_code").GetString());
            Assert.Equal(2, body.RootElement.EnumerateObject().Count());
        }
    }

    /// <summary>Sends a chunk with a malformed length, which HttpClient cannot send.</summary>
    private static async Task SendBrokenRequestAsync(Session session)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(session.Platform.Endpoint.Host, session.Platform.Endpoint.Port);
        var headers = string.Concat(session.Http.DefaultRequestHeaders.Select(header => $"{header.Key}: {header.Value.Single()}\r\n"));
        var request = $"POST {FlowPath}flows HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + $"Transfer-Encoding: chunked\r\n{headers}\r\nzz\r\n{{}}\r\n0\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(socket.GetStream());
        var response = await reader.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 400 ", response, StringComparison.Ordinal);
        Assert.Contains("The request cannot be read", response, StringComparison.Ordinal);
    }

    private static async Task SendRequestErrorsAsync(Session session)
    {
        const string Token = "/ims/token/v3";
        const string Form = "application/x-www-form-urlencoded";
        await ExpectErrorAsync(session, "token-request", Token, "{}", "application/json");
        await ExpectErrorAsync(session, "token-request", Token, "client_id=a&grant_type=client_credentials", Form, "client_secret");
        var grant = await ExpectErrorAsync(
            session,
            "grant-type",
            Token,
            "client_id=a&client_secret=b&grant_type=password",
            Form,
            "'password'");
        Assert.Equal("unsupported_grant_type", grant.Body.GetProperty("error").GetString());

        Assert.Contains(
            "nowhere",
            (await session.GetAsync("/data/foundation/flowservice/nowhere")).Expect(HttpStatusCode.NotFound).Text,
            StringComparison.Ordinal);
        (await session.GetAsync("/other")).Expect(HttpStatusCode.NotFound);
        Assert.Contains(
            "listUnionSchemas",
            (await session.GetAsync(SchemaPath + "tenant/unions")).Expect(HttpStatusCode.NotImplemented).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "createFlowSpec",
            (await session.PostAsync(FlowPath + "flowSpecs", "{}")).Expect(HttpStatusCode.NotImplemented).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "DELETE",
            (await session.DeleteAsync(FlowPath + "flows")).Expect(HttpStatusCode.MethodNotAllowed).Text,
            StringComparison.Ordinal);
        (await session.SendAsync(HttpMethod.Options, FlowPath + "flows", null)).Expect(HttpStatusCode.NoContent);
        (await session.SendAsync(HttpMethod.Head, FlowPath + "flows", null)).Expect(HttpStatusCode.OK);

        var type = await ExpectErrorAsync(session, "content-type", FlowPath + "connections", "{}", "text/plain", "text/plain");
        Assert.Equal("BadRequestError", type.Body.GetProperty("title").GetString());
        Assert.Equal("/placeholder/type/uri", type.Body.GetProperty("type").GetString());
        using (var large = new ByteArrayContent(new byte[JsonBody.MaxBytes + 1]))
        {
            large.Headers.ContentType = new("application/json");
            (await session.SendAsync(HttpMethod.Post, FlowPath + "connections", large)).Expect(HttpStatusCode.RequestEntityTooLarge);
        }

        await ExpectErrorAsync(session, "no-body", FlowPath + "connections", " \n", "application/json");
        await ExpectErrorAsync(session, "no-body", FlowPath + "connections", "null", "application/json");
        await ExpectErrorAsync(
            session, "malformed-body", FlowPath + "connections", "{\n  \"é\": \"é\", nix\n}", "application/json", "line 2, column 13");
        await ExpectErrorAsync(
            session, "malformed-body", FlowPath + "connections", """{ "a": "\ud800" }""", "application/json", "surrogate");
        await ExpectErrorAsync(session, "malformed-body", FlowPath + "connections", new string('[', 1000), "application/json", "line 1");
        using (var latin = new ByteArrayContent(Encoding.Latin1.GetBytes("{\n \"a\": \"é\" }")))
        {
            latin.Headers.ContentType = new("application/json");
            Assert.Contains(
                "line 2, column 8: the text is not valid UTF-8",
                (await session.SendAsync(HttpMethod.Post, FlowPath + "connections", latin)).Expect(HttpStatusCode.BadRequest).Text,
                StringComparison.Ordinal);
        }

        await ExpectErrorAsync(session, "missing-member", FlowPath + "connections", "{}", "application/json", "/connectionSpec");
        await ExpectErrorAsync(
            session,
            "missing-member",
            FlowPath + "connections",
            """{ "connectionSpec": { "version": "1.0" } }""",
            "application/json",
            "/connectionSpec/id");
        await ExpectErrorAsync(
            session,
            "wrong-member",
            FlowPath + "connections",
            """{ "connectionSpec": "x" }""",
            "application/json",
            "/connectionSpec must be an object, but is a string");
        await ExpectErrorAsync(session, "wrong-member", FlowPath + "connections", "[]", "application/json", "an object");
    }

    private static async Task SendListErrorsAsync(Session session)
    {
        await QueryAsync("1450-400", "property=name!>x");
        await QueryAsync("1450-400", "property=name");
        await QueryAsync("1440-400", "property=name~x");
        await QueryAsync("1453-400", "property=name==");
        await QueryAsync("1443-400", "property=createdAt<=1,2");
        await QueryAsync("1401-400", "limit=1&count=true");
        await QueryAsync("1432-400", "orderby=-");
        await QueryAsync("1432-400", "orderby=%2Bname,-id");
        await QueryAsync("1451-400", "limit=none");
        await QueryAsync("1451-400", "continuationToken=***");

        async Task QueryAsync(string code, string query)
        {
            var reply = (await session.GetAsync($"{FlowPath}flows?{query}")).Expect(HttpStatusCode.BadRequest);
            Assert.Equal(code, reply.Body.GetProperty("code").GetString());
        }
    }

    private static async Task SendResourceErrorsAsync(Session session)
    {
        var missing = (await session.GetAsync(FlowPath + "flows/none")).Expect(HttpStatusCode.NotFound);
        Assert.Contains("flow with the id none", missing.Body.GetProperty("errorDetails").GetString(), StringComparison.Ordinal);
        Assert.True(missing.Body.TryGetProperty("errorMessage", out _));
        (await session.GetAsync(FlowPath + "flowSpecs/none")).Expect(HttpStatusCode.NotFound);
        (await session.DeleteAsync(FlowPath + "connections/none")).Expect(HttpStatusCode.NotFound);
        Assert.True(
            (await session.GetAsync(SchemaPath + "tenant/schemas/none"))
                .Expect(HttpStatusCode.NotFound).Body.TryGetProperty("report", out _));
        Assert.True(
            (await session.GetAsync(CatalogPath + "dataSets/none"))
                .Expect(HttpStatusCode.NotFound).Body.TryGetProperty("description", out _));
        (await session.GetAsync(MappingPath + "mappingSets/none")).Expect(HttpStatusCode.NotFound);

        await ExpectErrorAsync(
            session,
            "unknown-spec",
            FlowPath + "connections",
            """{ "connectionSpec": { "id": "none", "version": "1.0" } }""",
            "application/json",
            "amazon-s3");
        await ExpectErrorAsync(
            session,
            "unknown-spec",
            FlowPath + "connections",
            $$"""{ "connectionSpec": { "id": "{{S3}}", "version": "2.0" } }""",
            "application/json",
            "'2.0'");
        await ExpectErrorAsync(
            session,
            "missing-member",
            FlowPath + "connections",
            $$"""{ "connectionSpec": { "id": "{{S3}}", "version": "1.0" } }""",
            "application/json",
            "'Access Key'");
        await ExpectErrorAsync(
            session,
            "unknown-auth",
            FlowPath + "connections",
            $$"""{ "auth": { "specName": "Key" }, "connectionSpec": { "id": "{{S3}}", "version": "1.0" } }""",
            "application/json",
            "'Access Key'");
        var against = await ExpectErrorAsync(session, "against-spec", FlowPath + "connections", $$"""
            { "auth": { "specName": "Access Key", "params": { "s3AccessKey": "x" } },
                "connectionSpec": { "id": "{{S3}}", "version": "1.0" } }
            """, "application/json", "s3SecretKey");
        var violation = Assert.Single(against.Body.GetProperty("violations").EnumerateArray());
        Assert.Equal("/auth/params", violation.GetProperty("instancePath").GetString());
        Assert.Equal("/authSpec/0/spec/required", violation.GetProperty("schemaPath").GetString());
        Assert.Equal("required", violation.GetProperty("keyword").GetString());

        await ExpectErrorAsync(
            session,
            "unknown-reference",
            CatalogPath + "dataSets",
            """{ "name": "x", "schemaRef": { "id": "https://none", "contentType": "y" } }""",
            "application/json",
            "/schemaRef/id");
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        await ExpectErrorAsync(session, "other-base-spec", FlowPath + "sourceConnections", $$"""
            { "name": "x", "baseConnectionId": "{{made.ConnectionId}}", "params": { "path": "/" },
                "connectionSpec": { "id": "{{Adls}}", "version": "1.0" } }
            """, "application/json", "amazon-s3");
        await ExpectErrorAsync(session, "unknown-reference", FlowPath + "sourceConnections", $$"""
            { "name": "x", "baseConnectionId": "none", "params": { "path": "/" }, "connectionSpec": { "id": "{{S3}}", "version": "1.0" } }
            """, "application/json", "/baseConnectionId");
        await ExpectErrorAsync(session, "unknown-reference", FlowPath + "targetConnections", $$"""
            { "params": { "dataSetId": "none" }, "connectionSpec": { "id": "{{DataLake}}", "version": "1.0" } }
            """, "application/json", "/params/dataSetId");
        Assert.Contains(
            "'_id'",
            (await made.PostMappingAsync(("a", "_id"), ("b", "_id"))).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
        (await made.PostMappingAsync(("a", "person..name"))).Expect(HttpStatusCode.BadRequest);
        (await made.PostMappingAsync()).Expect(HttpStatusCode.BadRequest);
        await SendFlowErrorsAsync(session, made);
    }

    private static async Task SendFlowErrorsAsync(Session session, Deployment made)
    {
        var mapping = (await made.PostFlowAsync(transformations: """[{ "name": "Mapping", "params": { "mappingId": "none" } }]"""))
            .Expect(HttpStatusCode.BadRequest);
        Assert.Contains("/transformations/0/params/mappingId", mapping.Text, StringComparison.Ordinal);
        var source = (await made.PostFlowAsync(flowSpec: CrmToAep)).Expect(HttpStatusCode.BadRequest);
        Assert.Contains("'CRMToAEP' does not accept", source.Text, StringComparison.Ordinal);
        var streaming = await made.PostFlowAsync(flowSpec: "none");
        Assert.Contains("CloudStorageToAEP", streaming.Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);

        var lake = (await session.PostAsync(
            FlowPath + "targetConnections", $$"""{ "connectionSpec": { "id": "{{Adls}}", "version": "1.0" } }"""))
            .Expect(HttpStatusCode.Created);
        var target = await session.PostAsync(FlowPath + "flows", $$"""
            { "flowSpec": { "id": "{{CloudStorageToAep}}", "version": "1.0" },
                "sourceConnectionIds": ["{{made.SourceId}}"], "targetConnectionIds": ["{{lake.Id}}"] }
            """);
        Assert.Contains("/targetConnectionIds/0", target.Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
        (await session.PostAsync(FlowPath + "flows?mode=other", "{}")).Expect(HttpStatusCode.BadRequest);
        await ExpectErrorAsync(session, "state-in-create", FlowPath + "flows", """{ "state": "enabled" }""", "application/json", "/state");

        // A resource that a flow uses cannot be deleted.
        var flow = (await made.PostFlowAsync()).Expect(HttpStatusCode.Created).Id;
        Assert.Equal(
            "1418-400",
            (await session.DeleteAsync(FlowPath + "connections/" + made.ConnectionId))
                .Expect(HttpStatusCode.BadRequest).Body.GetProperty("code")
                .GetString());
        var inUse = (await session.DeleteAsync(FlowPath + "sourceConnections/" + made.SourceId)).Expect(HttpStatusCode.BadRequest);
        Assert.Contains(flow, inUse.Text, StringComparison.Ordinal);
        (await session.DeleteAsync(FlowPath + "targetConnections/" + made.TargetId)).Expect(HttpStatusCode.BadRequest);
        foreach (var path in (string[])
            [
                "flows/" + flow, "targetConnections/" + made.TargetId, "sourceConnections/" + made.SourceId,
                "connections/" + made.ConnectionId,
            ])
        {
            (await session.DeleteAsync(FlowPath + path)).Expect(HttpStatusCode.NoContent);
            (await session.GetAsync(FlowPath + path)).Expect(HttpStatusCode.NotFound);
        }
    }

    private static async Task SendStrictErrorsAsync(Session session)
    {
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        var copy = (await made.PostFlowAsync(transformations: """[{ "name": "Copy", "params": { "mode": "append" } }]"""))
            .Expect(HttpStatusCode.BadRequest);
        Assert.Contains("/transformations/0", copy.Text, StringComparison.Ordinal);
        var expression = await session.PostAsync(MappingPath + "languages/el/validate", """{ "expression": "lower(" }""");
        Assert.Contains("offset 6", expression.Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
        Assert.Contains("It declares: 'Mapping'", copy.Text, StringComparison.Ordinal);
        var quoted = (await made.PostFlowAsync("""{ "startTime": "1567411548", "frequency": "minute", "interval": "30" }"""))
            .Expect(HttpStatusCode.BadRequest);
        Assert.Equal(
            ["/scheduleParams/interval", "/scheduleParams/startTime"],
            quoted.Body.GetProperty("violations")
                .EnumerateArray()
                .Select(found => found.GetProperty("instancePath").GetString())
                .Order(StringComparer.Ordinal));

        var source = (await session.PostAsync(FlowPath + "sourceConnections", """
            { "name": "stream", "connectionSpec": { "id": "bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb", "version": "1.0" } }
            """)).Expect(HttpStatusCode.Created);
        var flow = await session.PostAsync(FlowPath + "flows", $$"""
            {
                "flowSpec": { "id": "d8a6f005-7eaf-4153-983e-e8574508b877", "version": "1.0" },
                "sourceConnectionIds": ["{{source.Id}}"], "targetConnectionIds": ["{{made.TargetId}}"],
                "scheduleParams": { "startTime": 1, "frequency": "once" }
            }
            """);
        Assert.Contains("/scheduleParams", flow.Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
    }

    private static async Task<Reply> ExpectErrorAsync(
        Session session,
        string key,
        string path,
        string body,
        string contentType,
        string? expected = null)
    {
        var reply = await session.PostAsync(path, body, contentType);
        reply.Expect((HttpStatusCode)ApiErrors.All.Single(error => error.Key == key).Status);
        if (expected is not null)
        {
            Assert.Contains(expected, reply.Text, StringComparison.Ordinal);
        }

        return reply;
    }
}
