using Microsoft.Extensions.Time.Testing;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests that flows run when they are due, with a clock that the tests advance.</summary>
public sealed class ScheduleTests
{
    private const long Start = 1_790_000_000;

    [Fact]
    public async Task A_flow_runs_at_its_start_and_at_every_tick_and_reads_only_what_is_new()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "Id\n1\n2\n");
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Start - 60));
        await using var session = await StartAsync(o => o.Source(S3, folder.Path).TimeProvider = time);
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        var flow = await made.CreateFlowAsync($$"""{ "startTime": {{Start}}, "frequency": "minute", "interval": 15 }""");
        Assert.Empty(await session.RunsAsync(flow, ended: 0));

        time.Advance(TimeSpan.FromSeconds(60));
        var first = Assert.Single(await session.RunsAsync(flow));
        Assert.Equal(2, Records(first, "output"));
        Assert.Equal(Start * 1000, Summary(first, "durationSummary").GetProperty("startedAtUTC").GetInt64());

        folder.Write("b.csv", "Id\n3\n");
        time.Advance(TimeSpan.FromMinutes(14));
        Assert.Single(await session.RunsAsync(flow));
        time.Advance(TimeSpan.FromMinutes(1));
        var second = (await session.RunsAsync(flow, ended: 2))[1];
        Assert.Equal((1, 1), (Records(second, "input"), Records(second, "output")));

        folder.Write("a.csv", "Id\n4\n5\n6\n");
        time.Advance(TimeSpan.FromMinutes(45));
        var runs = await session.RunsAsync(flow, ended: 5);
        Assert.Equal([2, 1, 3, 0, 0], runs.Select(run => Records(run, "output")));
        var records = await session.Platform.GetRecordsAsync(made.DataSetId);
        Assert.Equal("123456", string.Concat(records.Select(record => record.GetProperty("_id").GetString())));
    }

    [Fact]
    public async Task Once_is_once()
    {
        using var folder = new TemporaryFolder();
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Start));
        await using var session = await StartAsync(o => o.Source("hubspot", folder.Path).TimeProvider = time);
        folder.Write("Hubspot.Contacts.csv", "Vid\n1\n");
        var flow = await CreateCrmFlowAsync(session, $$"""{ "startTime": {{Start}}, "frequency": "once" }""");

        Assert.Equal(1, Records(await session.RunAsync(flow), "output"));
        time.Advance(TimeSpan.FromDays(700));
        await session.SignInAsync();
        Assert.Single(await session.RunsAsync(flow));
    }

    [Fact]
    public async Task After_its_end_a_flow_does_not_run_nor_does_a_deleted_one()
    {
        using var folder = new TemporaryFolder();
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Start));
        await using var session = await StartAsync(o => o.Source(S3, folder.Path).TimeProvider = time);
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        var ending = await made.CreateFlowAsync(
            $$"""{ "startTime": {{Start}}, "endTime": {{Start + 3600}}, "frequency": "hour", "interval": 1 }""");
        var deleted = await made.CreateFlowAsync($$"""{ "startTime": {{Start}}, "frequency": "day", "interval": 1 }""");
        var going = await made.CreateFlowAsync($$"""{ "startTime": {{Start}}, "frequency": "week", "interval": 4 }""");
        await session.RunAsync(ending);
        await session.RunAsync(deleted);
        await session.RunAsync(going);

        (await session.DeleteAsync(FlowPath + "flows/" + deleted)).Expect(System.Net.HttpStatusCode.NoContent);
        time.Advance(TimeSpan.FromDays(28));
        await session.SignInAsync();

        Assert.Equal(2, (await session.RunsAsync(going, ended: 2)).Count);
        Assert.Equal(2, (await session.RunsAsync(ending, ended: 2)).Count);
        Assert.Single(await session.RunsAsync(deleted));
    }

    [Fact]
    public async Task A_run_that_failed_reads_its_files_again()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "Id\n1\n");
        folder.Write("b.csv", "Wrong\n2\n");
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Start));
        await using var session = await StartAsync(o => o.Source(S3, folder.Path).TimeProvider = time);
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        var flow = await made.CreateFlowAsync($$"""{ "startTime": {{Start}}, "frequency": "minute", "interval": 15 }""");
        Error(await session.RunAsync(flow));

        folder.Write("b.csv", "Id\n2\n");
        time.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(2, Records((await session.RunsAsync(flow, ended: 2))[1], "output"));
    }

    [Fact]
    public async Task Tokens_expire_by_the_same_clock()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Start));
        await using var session = await StartAsync(o => o.TimeProvider = time);

        time.Advance(TimeSpan.FromSeconds(86398));
        (await session.GetAsync(FlowPath + "flows")).Expect(System.Net.HttpStatusCode.OK);
        time.Advance(TimeSpan.FromSeconds(1));
        (await session.GetAsync(FlowPath + "flows")).Expect(System.Net.HttpStatusCode.Unauthorized);
    }

    private static async Task<string> CreateCrmFlowAsync(Session session, string schedule)
    {
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Vid", "_id"));
        var source = (await session.PostAsync(FlowPath + "sourceConnections", $$"""
            { "name": "HubSpot", "params": { "path": "Hubspot.Contacts" }, "connectionSpec": { "id": "{{Hubspot}}", "version": "1.0" } }
            """)).Expect(System.Net.HttpStatusCode.Created);
        return (await session.PostAsync(FlowPath + "flows", $$"""
            {
                "flowSpec": { "id": "{{CrmToAep}}", "version": "1.0" },
                "sourceConnectionIds": ["{{source.Id}}"], "targetConnectionIds": ["{{made.TargetId}}"],
                "transformations": [{ "name": "Mapping", "params": { "mappingId": "{{made.MappingId}}", "mappingVersion": 0 } }],
                "scheduleParams": {{schedule}}
            }
            """)).Expect(System.Net.HttpStatusCode.Created).Id;
    }
}
