using System.Collections.Concurrent;
using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests that waiting uses the given clock, so no test waits.</summary>
public sealed class WaitForCompletionTests
{
    [Fact]
    public async Task It_polls_with_growing_delays_until_a_run_has_ended()
    {
        await using var server = RecordingServer.Start(
            Runs(),
            Flow,
            Runs(Run("r", "scheduled")),
            Runs(Run("r", "inProgress")),
            Runs(Run("r", "inProgress")),
            Runs(Run("r", "success")));
        var time = new PauseSkippingTimeProvider();
        using var client = Client(server, time);
        var seen = new SeenRuns();

        var run = await client.Runs.WaitForCompletionAsync("f", seen);

        Assert.Equal(("r", FlowRunStatus.Success), (run.Id, run.Status));
        Assert.Equal(["scheduled", "inProgress", "success"], seen.Statuses);
        Assert.Equal("/data/foundation/flowservice/runs?property=flowId==f&limit=5&orderby=-createdAt", server.Requests[0].RawUrl);
        Assert.Equal([100, 150, 225, 337], time.Delays.Select(d => d.TotalMilliseconds));
    }

    [Fact]
    public async Task Delays_do_not_grow_beyond_ten_seconds()
    {
        await using var server = RecordingServer.Start(
            [Runs(), Flow, .. Enumerable.Repeat(Runs(), 19), Runs(Run("r", "failed"))]);
        var time = new PauseSkippingTimeProvider();
        using var client = Client(server, time);

        var run = await client.Runs.WaitForCompletionAsync("f");

        Assert.Equal(FlowRunStatus.Failed, run.Status);
        Assert.Equal(TimeSpan.FromSeconds(10), time.Delays.Max());
    }

    [Fact]
    public async Task Of_several_ended_runs_the_latest_is_given_even_if_another_is_scheduled()
    {
        await using var server = RecordingServer.Start(
            Runs(
                Run("old", "success", 1000),
                Run("latest", "partialSuccess", 3000),
                Run("middle", "failed", 2000),
                Run("next", "scheduled", 4000)));
        using var client = Client(server, new PauseSkippingTimeProvider());

        Assert.Equal("latest", (await client.Runs.WaitForCompletionAsync("f")).Id);
    }

    [Fact]
    public async Task A_run_that_has_ended_is_found_behind_a_page_of_runs_that_have_not()
    {
        await using var server = RecordingServer.Start(
            Page([.. Enumerable.Range(0, 5).Select(i => Run($"open{i}", "inProgress", 3000 - i))]),
            Runs(Run("ended", "success", 2000), Run("old", "failed", 1000)));
        using var client = Client(server, new PauseSkippingTimeProvider());

        Assert.Equal("ended", (await client.Runs.WaitForCompletionAsync("f")).Id);
    }

    [Fact]
    public async Task Runs_without_a_creation_time_have_no_order_and_are_all_read()
    {
        await using var server = RecordingServer.Start(
            Page([.. Enumerable.Range(0, 5).Select(i => Started($"early{i}", i))]), Runs(Started("latest", 9)));
        using var client = Client(server, new PauseSkippingTimeProvider());

        Assert.Equal("latest", (await client.Runs.WaitForCompletionAsync("f")).Id);
    }

    [Fact]
    public async Task After_the_timeout_the_message_states_the_status_of_the_run()
    {
        await using var server = RecordingServer.Start(_ => Runs(Run("r", "inProgress")));
        var time = new PauseSkippingTimeProvider();
        using var client = Client(server, time);

        var error = await Assert.ThrowsAsync<TimeoutException>(
            () => client.Runs.WaitForCompletionAsync("f-7", timeout: TimeSpan.FromSeconds(2)));

        Assert.Contains(
            "Flow f-7 had no completed run within 2 s: its latest run r is inProgress.", error.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(2), time.Delays.Aggregate(TimeSpan.Zero, (sum, d) => sum + d));
    }

    [Fact]
    public async Task It_ends_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = RecordingServer.Start(
            request => request.RawUrl.Contains("/flows/", StringComparison.Ordinal) ? Flow : Runs());
        using var client = new PlatformClient(server.Options());
        var waiting = client.Runs.WaitForCompletionAsync("f", cancellationToken: cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_run_before_the_given_time_does_not_count()
    {
        await using var server = RecordingServer.Start(
            Runs(Run("old", "failed", 1000)),
            Flow,
            Runs(Run("old", "failed", 1000), Run("new", "inProgress", 2000)),
            Runs(Run("old", "failed", 1000), Run("new", "success", 2000)));
        using var client = Client(server, new PauseSkippingTimeProvider());

        var run = await client.Runs.WaitForCompletionAsync("f", since: DateTimeOffset.FromUnixTimeMilliseconds(2000));

        Assert.Equal("new", run.Id);
    }

    private static Reply Flow => Reply.Ok(
        """{"items":[{"id":"f","updatedAt":1000,"scheduleParams":{"startTime":"0","frequency":"minute","interval":15}}]}""");

    private static PlatformClient Client(RecordingServer server, TimeProvider time)
    {
        var options = server.Options();
        options.TimeProvider = time;
        return new(options);
    }

    private static Reply Runs(params string[] runs) => Reply.Ok($$"""{"items":[{{string.Join(',', runs)}}]}""");

    private static Reply Page(params string[] runs) => Reply.Ok(
        $$"""{"items":[{{string.Join(',', runs)}}],"_links":{"next":{"href":"/runs?continuationToken=next"} } }""");

    private static string Started(string id, long at) =>
        $$$"""{"id":"{{{id}}}","metrics":{"durationSummary":{"startedAtUTC":{{{at}}}},"statusSummary":{"status":"success"} } }""";

    private static string Run(string id, string status, long createdAt = 1000) =>
        $$$"""{"id":"{{{id}}}","createdAt":{{{createdAt}}},"metrics":{"statusSummary":{"status":"{{{status}}}"} } }""";

    private sealed class SeenRuns : IProgress<FlowRun>
    {
        private readonly ConcurrentQueue<string> _statuses = new();

        public IEnumerable<string> Statuses => _statuses;

        public void Report(FlowRun value) => _statuses.Enqueue(value.Status.Value);
    }
}
