using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>
/// Tests that a delta column is compared by the type, format and time zone of its values, and that no value makes a flow lose records.
/// </summary>
public sealed class DeltaColumnTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _files = new();
    private readonly FakeTimeProvider _time = new(s_start);

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("dd/MM/yyyy", "UTC", new[] { "30/09/2026", "31/10/2026" }, new[] { "01/11/2026", "02/11/2026" })]
    [InlineData("M/d/yyyy", "UTC", new[] { "9/30/2026", "10/1/2026" }, new[] { "10/2/2026", "11/1/2026" })]
    [InlineData("dd-MMM-yyyy", "UTC", new[] { "28-Feb-2026", "30-Apr-2026" }, new[] { "01-Aug-2026" })]
    [InlineData("MM-dd-yyyy hh:mm a", "UTC", new[] { "11-28-2026 11:00 AM" }, new[] { "11-28-2026 01:00 PM" })]
    [InlineData(
        "yyyy-MM-dd HH:mm:ss.SSSSSSSSS", "UTC", new[] { "2026-01-01 00:00:00.123456788" }, new[] { "2026-01-01 00:00:00.123456789" })]
    [InlineData("YYYY-MM-DD", "UTC", new[] { "2026-09-30" }, new[] { "2026-10-01" })]
    [InlineData(null, null, new[] { "2026-09-30T10:00:00+05:00" }, new[] { "2026-09-30T08:00:00Z" })]
    [InlineData(null, null, new[] { "9", "10" }, new[] { "11", "100" })]
    [InlineData(null, null, new[] { "v1" }, new[] { "v2" })]
    public async Task New_records_are_selected_by_type(string? format, string? zone, string[] first, string[] second)
    {
        await using var session = await OpenAsync();
        Write(first);
        var made = await TableFlow.CreateAsync(session, "/a.csv", TableFlow.Hourly, Copy(format, zone));
        Assert.Equal(first.Length, Records(await session.RunAsync(made.FlowId), "output"));
        Write([.. first, .. second]);
        var run = await NextAsync(session, made.FlowId, 2);
        Assert.Equal(("success", second.Length, first.Length), (Status(run), Records(run, "output"), Records(run, "skipped")));
    }

    [Fact]
    public async Task Local_times_are_of_the_declared_zone()
    {
        await using var session = await OpenAsync();

        // In Tokyo it is 21:00. In UTC this time would be in the future.
        Write("2026-11-29 20:59:59", "2026-11-29 21:00:01");
        var made = await TableFlow.CreateAsync(session, "/a.csv", TableFlow.Hourly, Copy("yyyy-MM-dd HH:mm:ss", "Asia/Tokyo"));
        var run = await session.RunAsync(made.FlowId);
        Assert.Equal(("success", 1, 1), (Status(run), Records(run, "output"), Records(run, "skipped")));

        // The file has not changed, but one of its records is due now.
        run = await NextAsync(session, made.FlowId, 2);
        Assert.Equal(("success", 1), (Status(run), Records(run, "output")));
        run = await NextAsync(session, made.FlowId, 3);
        Assert.Equal(0, Records(run, "output"));
        Assert.Equal(2, session.Platform.CountRecords(made.DataSetId));
    }

    [Theory]
    [InlineData("dd/MM/yyyy", new[] { "28/11/2026", "31/12/9999" }, "29/11/2026")]
    [InlineData(null, new[] { "2026-11-28", "9999-12-31" }, "2026-11-29")]
    [InlineData(null, new[] { "1790000000", "4000000000" }, "1790000060")]
    public async Task A_value_in_the_future_does_not_end_the_flow(string? format, string[] first, string next)
    {
        await using var session = await OpenAsync();
        Write(first);
        var made = await TableFlow.CreateAsync(session, "/a.csv", TableFlow.Hourly, Copy(format, null));
        var run = await session.RunAsync(made.FlowId);
        Assert.Equal((1, 1), (Records(run, "output"), Records(run, "skipped")));
        Assert.Contains(
            "later than the run", Summary(run, "recordSummary").GetProperty("skippedInfo").GetRawText(), StringComparison.Ordinal);

        Write([.. first, next]);
        run = await NextAsync(session, made.FlowId, 2);
        Assert.Equal(("success", 1), (Status(run), Records(run, "output")));
    }

    [Theory]
    [InlineData("dd/MM/yyyy", new[] { "28/11/2026", "zzz", "", "2026-11-28" }, "29/11/2026")]
    [InlineData(null, new[] { "2026-11-28", "zzz", "", "17" }, "2026-11-29")]
    [InlineData(null, new[] { "17", "zzz", "", "2026-11-28" }, "18")]
    public async Task Values_that_cannot_be_compared_are_reported_and_do_not_end_the_flow(string? format, string[] first, string next)
    {
        await using var session = await OpenAsync();
        Write(first);
        var made = await TableFlow.CreateAsync(session, "/a.csv", TableFlow.Hourly, Copy(format, null));
        var run = await session.RunAsync(made.FlowId);
        Assert.Equal(("partialSuccess", 1, 3), (Status(run), Records(run, "output"), Records(run, "failed")));
        var reported = (await session.GetAsync($"/_emulator/runs/{run.GetProperty("id").GetString()}/diagnostics")).Items;
        Assert.Equal([2, 3, 4], reported.Select(entry => entry.GetProperty("record").GetInt32()));
        Assert.All(reported, entry => Assert.Equal("DELTA-2001-400", entry.GetProperty("code").GetString()));

        Write([.. first, next]);
        run = await NextAsync(session, made.FlowId, 2);
        Assert.Equal((1, 3), (Records(run, "output"), Records(run, "failed")));
        Assert.Equal(2, session.Platform.CountRecords(made.DataSetId));
    }

    [Fact]
    public async Task Large_ids_are_numbers_and_not_times()
    {
        await using var session = await OpenAsync();
        Write("999999999", "4000000000", "5000000000");
        var made = await TableFlow.CreateAsync(session, "/a.csv", TableFlow.Hourly, Copy(null, null));
        Assert.Equal(3, Records(await session.RunAsync(made.FlowId), "output"));
    }

    [Theory]
    [InlineData("""{ "name": "Changed", "dateFormat": "yyyy-ww" }""", "'w'")]
    [InlineData("""{ "name": "Changed", "dateFormat": "yyyy-MM-dd'T" }""", "quote")]
    [InlineData("""{ "name": "Changed", "timezone": "Mars/Olympus" }""", "not the name of a time zone")]
    public async Task A_format_or_zone_that_is_not_known_is_rejected(string copy, string expected)
    {
        await using var session = await OpenAsync();
        Write("2026-11-28");
        var reply = (await TableFlow.PostAsync(session, "/a.csv", TableFlow.Hourly, copy)).Reply.Expect(HttpStatusCode.BadRequest);
        Assert.Contains(expected, reply.Text, StringComparison.Ordinal);
        Assert.Contains("/transformations/0/params/deltaColumn/", reply.Text, StringComparison.Ordinal);
        Assert.Empty((await session.GetAsync(FlowPath + "flows")).Items);
    }

    [Fact]
    public async Task The_format_of_a_tutorial_is_accepted_and_noted_unless_the_platform_is_strict()
    {
        await using var session = await OpenAsync();
        await TableFlow.CreateAsync(session, "/a.csv", TableFlow.Hourly, Copy("YYYY-MM-DD", "UTC"));
        Assert.Contains(
            session.Platform.ReadJournal(),
            entry => entry.GetProperty("notes").GetRawText().Contains("yyyy-MM-dd", StringComparison.Ordinal));
        await using var strict = await Session.StartAsync(o => o.Source(Hubspot, _files.Path).Strict = true);
        (await TableFlow.PostAsync(strict, "/a.csv", TableFlow.Hourly, Copy("YYYY-MM-DD", "UTC"))).Reply.Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_change_of_the_format_keeps_the_progress()
    {
        await using var session = await OpenAsync();
        Write("30/09/2026");
        var made = await TableFlow.CreateAsync(session, "/a.csv", TableFlow.Hourly, Copy("dd/MM/yyyy", null));
        await session.RunAsync(made.FlowId);
        (await session.PatchAsync(
            FlowPath + "flows/" + made.FlowId,
            """[{ "op": "replace", "path": "/transformations/0/params/deltaColumn/dateFormat", "value": "yyyy-MM-dd" }]""",
            "*")).Expect(HttpStatusCode.OK);
        Write("2026-09-30", "2026-10-01");
        var run = await NextAsync(session, made.FlowId, 2);
        Assert.Equal((1, 1), (Records(run, "output"), Records(run, "skipped")));
    }

    [Fact]
    public async Task A_requested_window_is_compared_in_the_format_of_the_flow()
    {
        await using var session = await OpenAsync();
        Write("31/01/2024", "01/02/2024", "15/02/2024", "01/03/2024", "n/a");
        var made = await TableFlow.CreateAsync(session, "/a.csv", TableFlow.Once, Copy("dd/MM/yyyy", "UTC"));
        await session.RunAsync(made.FlowId);
        var (from, to) = (Seconds(2024, 2, 1), Seconds(2024, 3, 1));
        (await session.PostAsync(FlowPath + "runs", $$"""
            { "flowId": "{{made.FlowId}}",
                "params": { "startTime": 1, "windowStartTime": {{from}}, "windowEndTime": {{to}}, "deltaColumn": { "name": "Changed" } } }
            """)).Expect(HttpStatusCode.Created);
        var run = (await session.RunsAsync(made.FlowId, 2))[1];
        Assert.Equal((2, 2, 1), (Records(run, "output"), Records(run, "skipped"), Records(run, "failed")));
    }

    private static long Seconds(int year, int month, int day) =>
        new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    private static string Copy(string? format, string? zone) => JsonSerializer.Serialize(
        new Dictionary<string, string?> { ["name"] = "Changed", ["dateFormat"] = format, ["timezone"] = zone }
            .Where(member => member.Value is not null)
            .ToDictionary());

    private void Write(params string[] values) =>
        _files.Write("a.csv", "Id,Mail,Changed\n" + string.Concat(values.Select((value, i) => $"{i},{i}@example.com,{value}\n")));

    private async Task<JsonElement> NextAsync(Session session, string flow, int count)
    {
        _time.Advance(TimeSpan.FromHours(1));
        return (await session.RunsAsync(flow, count))[count - 1];
    }

    private Task<Session> OpenAsync() => Session.StartAsync(o => o.Source(Hubspot, _files.Path).TimeProvider = _time);
}
