using System.Net;
using System.Text;
using System.Text.Json;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests the endpoints for tests and users: clock, faults, snapshots, reset, and the page.</summary>
public sealed class AdminEndpointTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Session _session = null!;

    public async Task InitializeAsync() => _session = await StartAsync(o => o.Source(S3, _folder.Path));

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_clock_is_advanced_and_due_flows_run()
    {
        _folder.Write("a.csv", "Id\n1\n");
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        var start = DateTimeOffset.UtcNow.AddHours(2).ToUnixTimeSeconds();
        var flow = await made.CreateFlowAsync($$"""{ "startTime": {{start}}, "frequency": "hour", "interval": 1 }""");
        Assert.Empty((await _session.GetAsync($"{FlowPath}runs?property=flowId=={flow}")).Items);

        (await _session.PostAsync("/_emulator/clock", """{ "advance": "PT2H30M" }""")).Expect(HttpStatusCode.OK);
        await _session.RunsAsync(flow);
        (await _session.PostAsync("/_emulator/clock", """{ "advance": 3600 }""")).Expect(HttpStatusCode.OK);
        await _session.RunsAsync(flow, 2);
        Assert.True(
            (await _session.GetAsync("/_emulator/clock")).Body.GetProperty("now").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddHours(3));
        (await _session.PostAsync("/_emulator/clock", """{ "now": "2001-01-01" }""")).Expect(HttpStatusCode.BadRequest);
        (await _session.PostAsync("/_emulator/clock", """{ "advance": "soon" }""")).Expect(HttpStatusCode.BadRequest);
        foreach (var late in (string[])
            [
                """{ "advance": 1e300 }""", """{ "now": "9999-12-31T23:59:59Z" }""", """{ "advance": "10675199.00:00:00" }""",
            ])
        {
            Assert.Contains(
                "before the year 9000",
                (await _session.PostAsync("/_emulator/clock", late)).Expect(HttpStatusCode.BadRequest).Text,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("90", 90)]
    [InlineData("\"90\"", 90)]
    [InlineData("\"1.5\"", 1.5)]
    [InlineData("\"1.00:00:00\"", 86400)]
    [InlineData("\"00:01\"", 60)]
    public async Task A_number_advances_the_clock_by_seconds_also_as_text(string amount, double seconds)
    {
        var before = DateTimeOffset.UtcNow;
        var body = (await _session.PostAsync("/_emulator/clock", $$"""{ "advance": {{amount}} }""")).Expect(HttpStatusCode.OK).Body;
        Assert.InRange(
            body.GetProperty("now").GetDateTimeOffset() - before, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 30));
    }

    [Fact]
    public async Task Faults_apply_to_their_targets_as_often_as_requested()
    {
        _session.Platform.AddFault(
            $$"""{ "kind": "status", "method": "GET", "path": "{{FlowPath}}flows", "status": 429, "retryAfter": 7, "skip": 1,"""
                + """ "times": 2 }""");
        (await _session.GetAsync(FlowPath + "flows")).Expect(HttpStatusCode.OK);
        using (var response = await _session.Http.GetAsync(new Uri(FlowPath + "flows", UriKind.Relative)))
        {
            Assert.Equal(
                (HttpStatusCode.TooManyRequests, 7),
                (response.StatusCode, (int)response.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
            Assert.Contains("429050", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        (await _session.GetAsync(FlowPath + "runs")).Expect(HttpStatusCode.OK);
        (await _session.GetAsync(FlowPath + "flows")).Expect(HttpStatusCode.TooManyRequests);
        (await _session.GetAsync(FlowPath + "flows")).Expect(HttpStatusCode.OK);

        (await _session.PostAsync("/_emulator/faults", """{ "kind": "cut", "method": "POST", "afterProcessing": true }"""))
            .Expect(HttpStatusCode.Created);
        await Assert.ThrowsAsync<HttpRequestException>(
            () =>
                _session.PostAsync(
                    FlowPath + "connections",
                    $$"""{ "name": "kept", "connectionSpec": { "id": "{{DataLake}}", "version": "1.0" } }"""));
        Assert.Single((await _session.GetAsync(FlowPath + "connections?property=name==kept")).Items);
        (await _session.PostAsync("/_emulator/faults", """{ "kind": "explode" }""")).Expect(HttpStatusCode.BadRequest);
        Assert.Throws<ArgumentException>(() => _session.Platform.AddFault("{ }"));
        (await _session.PostAsync("/_emulator/faults", """{ "kind": "status" }""")).Expect(HttpStatusCode.Created);
        (await _session.DeleteAsync("/_emulator/faults")).Expect(HttpStatusCode.NoContent);
        Assert.Empty((await _session.GetAsync("/_emulator/faults")).Items);
    }

    [Fact]
    public async Task A_run_fails_partially_as_requested()
    {
        _folder.Write("a.csv", "Id\n" + string.Join('\n', Enumerable.Range(0, 200)));
        _session.Platform.AddFault("""{ "kind": "partial", "percent": 25, "message": "lost" }""");
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        var run = await _session.RunAsync(await made.CreateFlowAsync());
        Assert.Equal(
            ("partialSuccess", 200, 150, 50),
            (Status(run), Records(run, "input"), Records(run, "output"), Records(run, "failed")));
        Assert.Equal(150, _session.Platform.CountRecords(made.DataSetId));
    }

    [Fact]
    public async Task A_snapshot_restores_everything_here_and_elsewhere()
    {
        _folder.Write("a.csv", "Id\n1\n2\n");
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        var flow = await made.CreateFlowAsync();
        await _session.RunAsync(flow);
        var snapshot = (await _session.GetAsync("/_emulator/snapshot")).Expect(HttpStatusCode.OK).Text;
        Assert.DoesNotContain("sesame", snapshot, StringComparison.Ordinal);

        (await _session.PostAsync("/_emulator/reset", string.Empty)).Expect(HttpStatusCode.NoContent);
        Assert.Empty((await _session.GetAsync(FlowPath + "flows")).Items);
        (await _session.GetAsync($"/_emulator/datasets/{made.DataSetId}/records")).Expect(HttpStatusCode.NotFound);

        using var content = new StringContent(snapshot, Encoding.UTF8, "application/json");
        (await _session.SendAsync(HttpMethod.Put, "/_emulator/snapshot", content)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(2, _session.Platform.CountRecords(made.DataSetId));
        await using var other = await StartAsync();
        await other.Platform.RestoreAsync(Encoding.UTF8.GetBytes(snapshot));
        Assert.Equal(flow, (await other.GetAsync(FlowPath + "flows")).One.GetProperty("id").GetString());
        Assert.Equal(2, other.Platform.CountRecords(made.DataSetId));
        await Assert.ThrowsAsync<ArgumentException>(() => other.Platform.RestoreAsync("[]"u8.ToArray()));
        await other.Platform.ResetAsync();
        Assert.Equal(0, JsonDocument.Parse(other.Platform.TakeSnapshot()).RootElement.GetProperty("resources").GetArrayLength());
    }

    [Fact]
    public async Task The_page_shows_flows_runs_rows_and_errors_and_escapes_them()
    {
        _folder.Write("a.csv", "Id\n<script>alert(1)</script>\n");
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        await _session.RunAsync(await made.CreateFlowAsync());
        (await _session.GetAsync(FlowPath + "flows/none")).Expect(HttpStatusCode.NotFound);

        using var response = await _session.Http.GetAsync(new Uri("/", UriKind.Relative));
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", page, StringComparison.Ordinal);
        foreach (var part in (string[])
            [
                "lang=\"en\"", "<main", ">success<", "flow-not-found", "There is no flow with the id none", "prefers-color-scheme: dark",
            ])
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }

        // Another site that resolves its host name to this address receives no content.
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.Host = "attacker.example";
        using var foreign = await _session.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.DoesNotContain("flow-not-found", await foreign.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
