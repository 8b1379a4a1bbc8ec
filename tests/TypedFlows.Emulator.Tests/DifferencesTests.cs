using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Writes DIFFERENCES.md and ERRORS.md, and demonstrates each line of the first. Set UPDATE=1 to update the files.</summary>
public sealed class DifferencesTests
{
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
        ("Secrets of connections are validated and then dropped. The emulator does not sign in to other systems; folders and files replace them.", async session =>
        {
            var made = new Deployment(session);
            await made.CreateSourceAsync("""{ "path": "/" }""");
            Assert.DoesNotContain(
                "sesame",
                (await session.GetAsync(FlowPath + "connections/" + made.ConnectionId)).Text,
                StringComparison.Ordinal);
        }),
        ("Unless it is strict, it accepts quoted numbers and booleans, transformations that the flow spec does not declare, and what older tutorials omit or define on other pages. The journal lists these deviations.", async session =>
        {
            var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
            (await made.PostFlowAsync("""{ "startTime": "1567411548", "frequency": "minute", "interval": "30" }""", transformations: """[{ "name": "Other" }]"""))
                .Expect(HttpStatusCode.Created);
        }),
        ("XDM records are stored unchanged. They are not validated against the fields of their schema, which the vendor defines.", async session =>
        {
            var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false);
            (await stream.SendAsync("""{ "_id": 5 }""", query: "?syncValidation=true")).Expect(HttpStatusCode.OK);
        }),
        ("The run of a streaming flow counts the messages of an hour, and exists from the first message.", async session =>
        {
            var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false);
            (await stream.SendAsync("""{ "_id": "1" }""")).Expect(HttpStatusCode.OK);
            Assert.Single((await session.GetAsync($"{FlowPath}runs?property=flowId=={stream.FlowId}")).Items);
        }),
        ("A mapping set copies attributes. Expressions and destinations inside arrays return 501.", async session =>
        {
            var made = new Deployment(session);
            await made.CreateTargetAsync();
            (await made.PostMappingAsync(("a", "emails[0].address"))).Expect(HttpStatusCode.NotImplemented);
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
            bound.Platform.AdvanceClock(TimeSpan.FromMinutes(31));
            Assert.Equal(2, Records((await bound.RunsAsync(flow, 2))[1], "output"));
        }),
        ("Parquet files are not supported. Their runs fail with CONNECTOR-2007-501.", async session =>
        {
            using var folder = new TemporaryFolder();
            folder.Write("a.parquet", "PAR1");
            await using var bound = await StartAsync(o => o.Source(S3, folder.Path));
            var made = await Deployment.CreateAsync(bound, """{ "path": "/a.parquet" }""", ("Id", "_id"));
            Assert.Equal("CONNECTOR-2007-501", Error(await bound.RunAsync(await made.CreateFlowAsync())).Code);
        }),
        ("A flow has one source connection and one target connection. More return 501.", async session =>
        {
            var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
            (await session.PostAsync(FlowPath + "flows", $$"""
                { "flowSpec": { "id": "{{CloudStorageToAep}}", "version": "1.0" }, "sourceConnectionIds": ["{{made.SourceId}}", "{{made.SourceId}}"], "targetConnectionIds": ["{{made.TargetId}}"] }
                """)).Expect(HttpStatusCode.NotImplemented);
        }),
        ("The options of a flow are read from its property `options` (partialIngestionPercent), because no document of the platform specifies their location in a request.", async session =>
        {
            using var folder = new TemporaryFolder();
            folder.Write("a.csv", "Id,Name\n1,x\n2\n");
            await using var bound = await StartAsync(o => o.Source(S3, folder.Path));
            var made = await Deployment.CreateAsync(bound, """{ "path": "/" }""", ("Id", "_id"));
            var flow = (await bound.PostAsync(FlowPath + "flows", $$"""
                {
                    "flowSpec": { "id": "{{CloudStorageToAep}}", "version": "1.0" }, "sourceConnectionIds": ["{{made.SourceId}}"], "targetConnectionIds": ["{{made.TargetId}}"],
                    "transformations": [{ "name": "Mapping", "params": { "mappingId": "{{made.MappingId}}" } }], "scheduleParams": {{Deployment.Schedule}}, "options": { "partialIngestionPercent": 10 }
                }
                """)).Expect(HttpStatusCode.Created).Id;
            Assert.Equal("INGEST-1212-400", Error(await bound.RunAsync(flow)).Code);
        }),
    ];

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

        text.Append("\n## Operations that return 501\n\n| Service | Operation | Name |\n|---|---|---|\n");
        foreach (var (service, method, template, name) in UndoneOperations.All)
        {
            var path = ServicePaths.Of(service) + template;
            using var body = method == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json");
            var reply = await session.SendAsync(new HttpMethod(method), path.Replace("{id}", "x", StringComparison.Ordinal), body);
            Assert.Contains(name, reply.Expect(HttpStatusCode.NotImplemented).Text, StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"| {service} | `{method} {template}` | {name} |\n");
        }

        await CheckAsync("DIFFERENCES.md", text.ToString());
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
                $"| {error.Status} | {error.Code} | {error.When} | {error.Text.Replace("<", "&lt;", StringComparison.Ordinal)} | {error.Key} |\n");
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
