using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Functions;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Writes DIFFERENCES.md and ERRORS.md, and demonstrates each line of the first. Set UPDATE=1 to update the files.</summary>
public sealed class DifferencesTests
{
    private static readonly IReadOnlyList<FunctionSignature> s_notEvaluated =
        [.. FunctionTable.All.Where(function => function.Determinism == Determinism.NotEvaluated)];

    private static readonly (string Text, Func<Session, Task> Show)[] s_differences =
    [
        (
            "Any client id and secret gets a token. The organization is the one of the emulator's options.",
            async session => Assert.NotEmpty(await session.TokenAsync())),
        ("A sandbox exists from its first use.", async session =>
            (await session.SendAsync(HttpMethod.Get, FlowPath + "flows", null, headers =>
            {
                headers.Remove("x-sandbox-name");
                headers.Add("x-sandbox-name", "new");
            })).Expect(HttpStatusCode.OK)),
        ("Secrets of connections are validated and then dropped, because folders and files replace other systems. Where a source reads the "
            + "account itself, they are in memory until the emulator stops.", async session =>
        {
            var made = new Deployment(session);
            await made.CreateSourceAsync("""{ "path": "/" }""");
            Assert.DoesNotContain(
                "sesame",
                (await session.GetAsync(FlowPath + "connections/" + made.ConnectionId)).Text,
                StringComparison.Ordinal);
        }),
        ("Unless it is strict, it accepts quoted numbers and booleans, transformations that the flow spec does not declare, "
            + "and what older tutorials omit or define on other pages. The journal lists these deviations.", async session =>
        {
            var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
            (await made.PostFlowAsync(
                """{ "startTime": "1567411548", "frequency": "minute", "interval": "30" }""", transformations: """[{ "name": "Other" }]"""))
                .Expect(HttpStatusCode.Created);
        }),
        ("Records of a schema that declares no fields of the organization, or has a part that is not held, are not validated, so "
            + "`syncValidation` is answered with `skipped`. The journal lists these schemas.", async session =>
        {
            var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false);
            var reply = (await stream.SendAsync("""{ "_id": 5 }""", query: "?syncValidation=true")).Expect(HttpStatusCode.OK);
            Assert.True(reply.Body.GetProperty("syncValidation").GetProperty("skipped").GetBoolean());
            Assert.NotEmpty(GardenSchema.Unvalidated(session));
        }),
        ("In a row of a validated schema, an empty text is no value unless its field is text, and a value that cannot be converted to the "
            + "type of its field fails its row.", async session =>
        {
            using var folder = new TemporaryFolder();
            folder.Write("a.csv", "Id,At,Count\n1,2026-10-05,\n2,2026-10-05,many\n");
            await using var bound = await StartAsync(o => o.Source(S3, folder.Path));
            var (_, flow) = await Deployment.CreateFlowAsync(
                bound, await GardenSchema.CreateAsync(bound), "{}", """{ "format": "delimited" }""",
                ("Id", "_id"), ("At", "timestamp"), ("Count", "_garden.count"));
            var run = await bound.RunAsync(flow);
            Assert.Equal((1, 1), (Records(run, "output"), Records(run, "failed")));
        }),
        ("Unless it is strict, an XDM message needs a header, but not `schemaRef` and `imsOrgId` in it.", async session =>
        {
            var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false);
            (await stream.SendAsync("""{ "header": {}, "body": { "xdmEntity": { "_id": "1" } } }""")).Expect(HttpStatusCode.OK);
            (await stream.SendAsync("""{ "body": { "xdmEntity": { "_id": "1" } } }""")).Expect(HttpStatusCode.BadRequest);
        }),
        ("The registry holds the global classes XDM Individual Profile and XDM ExperienceEvent, the behaviors, the field groups "
            + "Demographic Details, Personal Contact Details, Web Details and IdentityMap, and their data types, also in the container "
            + "`tenant`. Their texts are the emulator's. A reference to another global resource stays a reference in the complete form of "
            + "a schema.", async session =>
        {
            var classes = await session.GetAsync(SchemaPath + "global/classes");
            Assert.Equal(2, classes.Expect(HttpStatusCode.OK).Body.GetProperty("results").GetArrayLength());
            (await session.GetAsync(SchemaPath + "tenant/classes/_xdm.context.profile")).Expect(HttpStatusCode.OK);
            var schema = (await session.PostAsync(SchemaPath + "tenant/schemas", """
                { "title": "D", "allOf": [{ "$ref": "https://ns.adobe.com/xdm/context/profile" },
                    { "$ref": "https://ns.adobe.com/xdm/context/profile-person-details" },
                    { "$ref": "https://ns.adobe.com/xdm/context/profile-work-details" }] }
                """)).Body.GetProperty("$id").GetString()!;
            var full = await session.SendAsync(
                HttpMethod.Get, SchemaPath + "tenant/schemas/" + Uri.EscapeDataString(schema), null,
                headers => headers.Add("Accept", "application/vnd.adobe.xed-full+json; version=1"));
            var part = Assert.Single(full.Expect(HttpStatusCode.OK).Body.GetProperty("allOf").EnumerateArray());
            Assert.EndsWith("profile-work-details", part.GetProperty("$ref").GetString(), StringComparison.Ordinal);
            Assert.True(full.Body.GetProperty("properties").TryGetProperty("person", out _));
        }),
        ("The complete form of a schema does not require the field of a primary identity. The flat form of a schema returns "
            + "501.", async session =>
        {
            var schema = (await session.PostAsync(SchemaPath + "tenant/schemas", """
                { "title": "D", "allOf": [{ "$ref": "https://ns.adobe.com/xdm/context/profile" }] }
                """)).Body.GetProperty("$id").GetString()!;
            (await session.PostAsync(SchemaPath + "tenant/descriptors", $$"""
                { "@type": "xdm:descriptorIdentity", "xdm:sourceSchema": "{{schema}}", "xdm:sourceVersion": 1,
                    "xdm:sourceProperty": "/personID", "xdm:isPrimary": true }
                """)).Expect(HttpStatusCode.Created);
            var full = await GetAsync("-full");
            Assert.False(full.Expect(HttpStatusCode.OK).Body.TryGetProperty("required", out _));
            (await GetAsync("-full-flat")).Expect(HttpStatusCode.NotImplemented);

            Task<Reply> GetAsync(string form) => session.SendAsync(
                HttpMethod.Get, SchemaPath + "tenant/schemas/" + Uri.EscapeDataString(schema), null,
                headers => headers.Add("Accept", $"application/vnd.adobe.xed{form}+json; version=1"));
        }),
        ("Unless it is strict, the registry does not require the header Accept. Lists then have summaries.", async session =>
        {
            var row = (await session.GetAsync(SchemaPath + "global/classes")).Expect(HttpStatusCode.OK).Body.GetProperty("results")[0];
            Assert.Equal(4, row.EnumerateObject().Count());
            await using var strict = await StartAsync(o => o.Strict = true);
            (await strict.GetAsync(SchemaPath + "global/classes")).Expect(HttpStatusCode.BadRequest);
        }),
        ("Sample data of a schema has the names of records (`_id`), not those of the standard (`@id`). It is one valid record, always the "
            + "same one, with the fields that the emulator holds.", async session =>
        {
            var schema = (await session.PostAsync(SchemaPath + "tenant/schemas", """
                { "title": "S", "meta:class": "https://ns.adobe.com/xdm/context/experienceevent",
                  "allOf": [{ "$ref": "https://ns.adobe.com/xdm/context/experienceevent" }] }
                """)).Body.GetProperty("$id").GetString()!;
            var path = SchemaPath + "rpc/sampledata/" + Uri.EscapeDataString(schema);
            var record = (await session.GetAsync(path)).Expect(HttpStatusCode.OK);
            Assert.True(record.Body.TryGetProperty("_id", out _));
            Assert.Equal(record.Text, (await session.GetAsync(path)).Text);
        }),
        ("Row filters (`params.filters`) apply to every source. The platform applies them to sources of which the connection spec has "
            + "`filterAtSource`.", async session =>
        {
            using var folder = new TemporaryFolder();
            folder.Write("a.csv", "Id\n1\n2\n");
            await using var bound = await StartAsync(o => o.Source(S3, folder.Path));
            var made = await Deployment.CreateAsync(bound, """
                { "path": "/", "filters": { "type": "PQL", "format": "pql/json", "value": { "nodeType": "fnApply", "fnName": "=",
                    "params": [{ "nodeType": "fieldLookup", "fieldName": "Id" }, { "nodeType": "literal", "value": "2" }] } } }
                """, ("Id", "_id"));
            Assert.Equal(1, Records(await bound.RunAsync(await made.CreateFlowAsync()), "output"));
        }),
        ("A batch exists from the end of its run. The messages of an hour are one batch per dataset, and the failed messages of a flow "
            + "another one.", async session =>
        {
            var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false);
            (await stream.SendAsync("""{ "_id": "1" }""")).Expect(HttpStatusCode.OK);
            (await stream.SendAsync("""{ "_id": "2" }""")).Expect(HttpStatusCode.OK);
            var batches = (await session.GetAsync(CatalogPath + "batches?dataSet=" + stream.DataSetId)).Expect(HttpStatusCode.OK).Body;
            var id = Assert.Single(batches.EnumerateObject()).Name;
            var batch = (await session.GetAsync(CatalogPath + "batches/" + id)).Expect(HttpStatusCode.OK).Body.GetProperty(id);
            Assert.Equal(2, batch.GetProperty("recordCount").GetInt64());
        }),
        ("Parameters with the names of credentials, such as `password` and `secretAccessKey`, are dropped from `auth` and `params` even if "
            + "the spec does not declare them as secret.", async session =>
        {
            var made = new Deployment(session);
            await made.CreateSourceAsync("""{ "path": "/", "password": "sesame" }""");
            Assert.DoesNotContain(
                "sesame", (await session.GetAsync(FlowPath + "sourceConnections/" + made.SourceId)).Text, StringComparison.Ordinal);
        }),
        ("It answers only requests that name this machine or an allowed host in the header Host.", async session =>
            (await session.SendAsync(HttpMethod.Get, FlowPath + "flows", null, headers => headers.Host = "other.example"))
                .Expect(HttpStatusCode.Forbidden)),
        ("The run of a streaming flow counts the messages of an hour, and exists from the first message.", async session =>
        {
            var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false);
            (await stream.SendAsync("""{ "_id": "1" }""")).Expect(HttpStatusCode.OK);
            Assert.Single((await session.GetAsync($"{FlowPath}runs?property=flowId=={stream.FlowId}")).Items);
        }),
        ("The functions " + string.Join(", ", s_notEvaluated.Select(function => $"`{function.Name}`")) + " require data of the platform. "
            + "Their rows write nothing, and are warnings of the run.", async session =>
        {
            foreach (var function in s_notEvaluated)
            {
                Assert.Contains("not evaluated here", await FailAsync(session, $"{function.Name}('x')"), StringComparison.Ordinal);
            }
        }),
        ("No document of the platform specifies null in `concat` (the result is null), which hits `replacestr` replaces (all), the "
            + "first day of `date_part('w', ...)` (Monday, ISO weeks), a fraction in `to_bigint` (an error), arrays and objects as text (an "
            + "error), and null as an operand (an error).", async session =>
        {
            Assert.Equal("""{"r":null}""", await EvaluateAsync(session, "concat('a', null)"));
            Assert.Equal("""{"r":"bb"}""", await EvaluateAsync(session, "replacestr('aa', 'a', 'b')"));
            Assert.Equal("""{"r":1}""", await EvaluateAsync(session, "date_part('w', date('2026-01-04'))"));
            Assert.Equal("""{"r":2}""", await EvaluateAsync(session, "date_part('w', date('2026-01-05'))"));
            foreach (var expression in (string[])["to_bigint('1.5')", "lower([1])", "1 + null"])
            {
                Assert.NotEmpty(await FailAsync(session, expression));
            }
        }),
        ("A mapping set with a wrong expression is stored. `validate` and each run report it.", async session =>
        {
            var made = new Deployment(session);
            await made.CreateTargetAsync();
            const string Row = """{ "sourceType": "EXPRESSION", "source": "lower(", "destination": "person.name.firstName" }""";
            (await made.PostRowsAsync(Row)).Expect(HttpStatusCode.OK);
            var reply = await session.PostAsync(MappingPath + "mappingSets/validate", made.MappingSet(Row));
            Assert.Contains("FAILED", reply.Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }),
        ("A changed file is read again completely, unless a delta column identifies its new records.", async session =>
        {
            using var folder = new TemporaryFolder();
            folder.Write("a.csv", "Id\n1\n");
            await using var bound = await StartAsync(o => o.Source(S3, folder.Path));
            var made = await Deployment.CreateAsync(bound, """{ "path": "/" }""", ("Id", "_id"));
            var flow = await made.CreateFlowAsync();
            await bound.RunAsync(flow);
            folder.Write("a.csv", "Id\n1\n2\n");
            bound.Platform.AdvanceClock(TimeSpan.FromMinutes(30));
            Assert.Equal(2, Records((await bound.RunsAsync(flow, 2))[1], "output"));
        }),
        ("A flow has one source connection and one target connection. More return 501.", async session =>
        {
            var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
            (await session.PostAsync(FlowPath + "flows", $$"""
                { "flowSpec": { "id": "{{CloudStorageToAep}}", "version": "1.0" },
                    "sourceConnectionIds": ["{{made.SourceId}}", "{{made.SourceId}}"], "targetConnectionIds": ["{{made.TargetId}}"] }
                """)).Expect(HttpStatusCode.NotImplemented);
        }),
        ("The options of a flow are read from its property `options` (partialIngestionPercent) and checked by the flow spec, "
            + "because no document of the platform specifies their location in a request.", async session =>
        {
            using var folder = new TemporaryFolder();
            folder.Write("a.csv", "Id,Name\n1,x\n2\n");
            await using var bound = await StartAsync(o => o.Source(S3, folder.Path));
            var made = await Deployment.CreateAsync(bound, """{ "path": "/" }""", ("Id", "_id"));
            var flow = (await bound.PostAsync(FlowPath + "flows", $$"""
                {
                    "flowSpec": { "id": "{{CloudStorageToAep}}", "version": "1.0" },
                    "sourceConnectionIds": ["{{made.SourceId}}"], "targetConnectionIds": ["{{made.TargetId}}"],
                    "transformations": [{ "name": "Mapping", "params": { "mappingId": "{{made.MappingId}}" } }],
                    "scheduleParams": {{Deployment.Schedule}}, "options": { "partialIngestionPercent": 10 }
                }
                """)).Expect(HttpStatusCode.Created).Id;
            Assert.Equal("INGEST-1212-400", Error(await bound.RunAsync(flow)).Code);
        }),
    ];

    private static async Task<string> EvaluateAsync(Session session, string expression) =>
        (await PreviewAsync(session, expression)).GetProperty("data").GetRawText();

    private static async Task<string> FailAsync(Session session, string expression) =>
        (await PreviewAsync(session, expression)).GetProperty("errors")[0].GetProperty("exception").GetString()!;

    private static async Task<JsonElement> PreviewAsync(Session session, string expression) =>
        (await session.PostAsync(MappingPath + "mappingSets/preview", $$"""
            { "data": {}, "mappingSet": { "allowNullValues": true,
                "mappings": [{ "sourceType": "EXPRESSION", "source": "{{expression}}", "destination": "r" }] } }
            """)).Expect(HttpStatusCode.OK).Body;

    [Fact]
    public async Task Each_difference_is_demonstrated_and_the_page_lists_them()
    {
        await using var session = await StartAsync();
        var text = new StringBuilder("# How the emulator differs from the platform\n\nA test writes this page and demonstrates each "
            + "line.\n\n");
        foreach (var (difference, show) in s_differences)
        {
            await show(session);
            text.Append("- ").Append(difference).Append('\n');
        }

        await ListVendorOperationsAsync(session, text);
        await ListOtherUndoneOperationsAsync(session, text);
        await CheckAsync("DIFFERENCES.md", text.ToString());
    }

    /// <summary>Lists each operation of the platform's OpenAPI files with what the route table and a call say about it.</summary>
    private static async Task ListVendorOperationsAsync(Session session, StringBuilder text)
    {
        text.Append("\n## Operations of the platform's OpenAPI files\n\n`checked`: the requests of the client and the responses of the "
            + "emulator are compared with expectations. `answered`: the emulator implements the operation. `501`: it does not.\n\n"
            + "| Service | Operation | Name | State |\n|---|---|---|---|\n");
        var routes = session.Platform.Routes.All.ToLookup(
            route => $"{route.Method} {route.Path.Replace("{id2}", "{id}", StringComparison.Ordinal)}", StringComparer.OrdinalIgnoreCase);
        var compared = VendorOperation.ReadChecked();
        foreach (var operation in VendorOperation.ReadAll())
        {
            var key = $"{operation.Method} {operation.FullPath}";
            var route = Assert.Single(routes[key]);
            if (route.UndoneName is { } undone)
            {
                Assert.Contains(
                    operation.Name,
                    (await CallAsync(session, operation.Method, operation.FullPath)).Expect(HttpStatusCode.NotImplemented).Text,
                    StringComparison.Ordinal);
                Assert.Equal(operation.Name, undone);
            }

            var state = route.UndoneName is not null ? "501" : compared.Contains(key) ? "checked" : "answered";
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {operation.Service} | `{operation.Method} {operation.Path}` | {operation.Name} | {state} |\n");
        }
    }

    private static async Task ListOtherUndoneOperationsAsync(Session session, StringBuilder text)
    {
        text.Append("\n## Other operations of the platform that return 501\n\nEverything else below "
            + string.Join(", ", UndoneOperations.Services.Select(path => $"`{path}`"))
            + " and below the collections of the implemented services returns 501, too.\n\n| Operation | Name |\n|---|---|\n");
        var listed = VendorOperation.ReadAll().Select(operation => $"{operation.Method} {operation.FullPath}").ToHashSet();
        foreach (var (service, method, template, name) in UndoneOperations.All)
        {
            var path = ServicePaths.Of(service) + template;
            if (!listed.Contains($"{method} {path}"))
            {
                Assert.Contains(
                    name,
                    (await CallAsync(session, method, path)).Expect(HttpStatusCode.NotImplemented).Text,
                    StringComparison.Ordinal);
                text.Append(CultureInfo.InvariantCulture, $"| `{method} {path}` | {name} |\n");
            }
        }

        foreach (var path in UndoneOperations.Services)
        {
            (await CallAsync(session, "GET", path + "/any/thing")).Expect(HttpStatusCode.NotImplemented);
        }
    }

    private static async Task<Reply> CallAsync(Session session, string method, string path)
    {
        using var body = method == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        return await session.SendAsync(new HttpMethod(method), path.Replace("{id}", "x", StringComparison.Ordinal), body);
    }

    /// <summary><see cref="ApiErrorTests"/> reaches each of them by a request.</summary>
    [Fact]
    public async Task The_page_of_errors_matches_the_table()
    {
        var text = new StringBuilder("# Errors of the emulator\n\nA test writes this page from the emulator's table, and another "
            + "test reaches each row by a request. `{0}` is a placeholder.\n\n");
        text.Append("| Status | Code | Condition | Message | Name in the journal |\n|---|---|---|---|---|\n");
        foreach (var error in ApiErrors.All)
        {
            Assert.NotEmpty(error.When);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {error.Status} | {error.Code} | {error.When} | "
                    + $"{error.Text.Replace("<", "&lt;", StringComparison.Ordinal)} | {error.Key} |\n");
        }

        await CheckAsync("ERRORS.md", text.ToString());
    }

    private static async Task CheckAsync(string name, string text)
    {
        var file = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../runtime/TypedFlows.Emulator", name);
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
        {
            await File.WriteAllTextAsync(file, text);
        }

        Assert.Equal(text, await File.ReadAllTextAsync(file));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
