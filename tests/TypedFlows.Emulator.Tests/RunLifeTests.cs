using System.Net;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>
/// Tests that runs of a flow never overlap, that a change of the flow lets the active run end or cancels it before its commit, and that
/// every accepted run ends.
/// </summary>
public sealed class RunLifeTests : IAsyncLifetime
{
    private const string Rename = """[{ "op": "replace", "path": "/name", "value": "Renamed" }]""";

    private readonly TemporaryFolder _files = new();
    private readonly TemporaryFolder _data = new();
    private RecordStoreProbe _probe = null!;
    private Session _session = null!;

    public async Task InitializeAsync() => _session = await OpenAsync();

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _files.Dispose();
        _data.Dispose();
    }

    [Theory]
    [InlineData("rename")]
    [InlineData("disable")]
    [InlineData("delete")]
    public async Task A_change_during_a_slow_flush_stores_no_record_twice(string change)
    {
        var (flow, dataSetId) = await CreateAsync(rows: 500);
        using var flushing = new SemaphoreSlim(0);
        using var isChanged = new ManualResetEventSlim();
        _probe.Flushing = () =>
        {
            flushing.Release();
            isChanged.Wait(TimeSpan.FromSeconds(10));
        };
        await StartAsync(flow);
        await flushing.WaitAsync();
        await ChangeAsync(flow, change);
        isChanged.Set();
        if (change == "disable")
        {
            (await _session.PostAsync($"{FlowPath}flows/{flow}/action?op=enable", string.Empty)).Expect(HttpStatusCode.OK);
        }

        var run = Assert.Single(await _session.RunsAsync(flow));
        _probe.Flushing = null;
        var stored = _session.Platform.CountRecords(dataSetId);
        Assert.Equal(Status(run) == "success" ? 500 : 0, stored);
        Assert.Equal(change == "rename" ? "success" : "failed", Status(run));
        if (change != "rename")
        {
            Assert.Contains(change == "delete" ? "deleted" : "disabled", Error(run).Message, StringComparison.Ordinal);
        }

        Assert.Equal([change == "rename" ? "success 500" : "failed 0"], await BatchesAsync());

        await Task.Delay(300);
        Assert.Single(await _session.RunsAsync(flow));
        Assert.Equal(stored, _session.Platform.CountRecords(dataSetId));
        Assert.Single(await BatchesAsync());
    }

    [Fact]
    public async Task A_disable_waits_for_a_commit_that_has_begun()
    {
        var (flow, dataSetId) = await CreateAsync(rows: 10);
        using var committing = new SemaphoreSlim(0);
        _probe.Committing = () =>
        {
            committing.Release();
            Thread.Sleep(300);
        };
        await StartAsync(flow);
        await committing.WaitAsync();
        await ChangeAsync(flow, "disable");
        Assert.Equal("success", Status(await _session.RunAsync(flow)));
        Assert.Equal(10, _session.Platform.CountRecords(dataSetId));
    }

    [Fact]
    public async Task Runs_of_one_flow_do_not_overlap_while_the_flow_changes()
    {
        var (flow, dataSetId) = await CreateAsync(rows: 200);
        var active = 0;
        var most = 0;
        _probe.Flushing = () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref active));
            Thread.Sleep(30);
            Interlocked.Decrement(ref active);
        };
        await StartAsync(flow);
        for (var i = 0; i < 10; i++)
        {
            await ChangeAsync(flow, "rename");
            (await RequestAsync(flow)).Expect(HttpStatusCode.Created);
            await Task.Delay(10);
        }

        var runs = await _session.RunsAsync(flow, 11);
        Assert.Equal(11, runs.Count);
        Assert.All(runs, run => Assert.Equal("success", Status(run)));
        Assert.Equal(1, most);
        Assert.Equal(200 * 11, _session.Platform.CountRecords(dataSetId));
    }

    [Theory]
    [InlineData("rename", "success")]
    [InlineData("disable", "failed")]
    [InlineData("delete", "failed")]
    public async Task Accepted_runs_end_when_the_flow_changes(string change, string status)
    {
        var (flow, _) = await CreateAsync(rows: 10);
        await StartAsync(flow);
        await _session.RunsAsync(flow);
        using var isOpen = new ManualResetEventSlim();
        _probe.Appending = () => isOpen.Wait();
        var first = (await RequestAsync(flow)).Expect(HttpStatusCode.Created).Id;
        var second = (await RequestAsync(flow)).Expect(HttpStatusCode.Created).Id;
        await ChangeAsync(flow, change);
        isOpen.Set();

        var runs = (await _session.RunsAsync(flow, 3)).ToDictionary(run => run.GetProperty("id").GetString()!);
        Assert.All((string[])[first, second], id =>
        {
            Assert.Equal(status, Status(runs[id]));
            Assert.True(Summary(runs[id], "durationSummary").TryGetProperty("completedAtUTC", out _));
            if (status == "failed")
            {
                Assert.Contains(change == "delete" ? "deleted" : "disabled", Error(runs[id]).Message, StringComparison.Ordinal);
            }
        });
    }

    [Theory]
    [InlineData(null, "success")]
    [InlineData("disabled", "failed")]
    [InlineData("deleted", "failed")]
    public async Task Accepted_runs_end_after_a_restart(string? change, string status)
    {
        var (flow, _) = await CreateAsync(rows: 10);
        await StartAsync(flow);
        await _session.RunsAsync(flow);
        using (var isOpen = new ManualResetEventSlim())
        {
            _probe.Appending = () => isOpen.Wait();
            (await RequestAsync(flow)).Expect(HttpStatusCode.Created);
            (await RequestAsync(flow)).Expect(HttpStatusCode.Created);
            var stopping = _session.Platform.DisposeAsync();
            await ClosedAsync();
            isOpen.Set();
            await stopping;
        }

        if (change is not null)
        {
            // The process ended between the change of the flow and the end of its runs.
            DataFiles.ChangeFlow(_data.Path, flow, change);
        }

        _session = await OpenAsync();
        var runs = await _session.RunsAsync(flow, 3);
        Assert.Equal(["success", status, status], runs.Select(Status));
    }

    [Fact]
    public async Task A_flow_that_was_enabled_again_repeats_no_missed_tick_after_a_restart()
    {
        _files.Write("a.csv", Rows(3));
        var (flow, _) = await TableFlow.CreateAsync(_session, "/a.csv", TableFlow.Hourly);
        await _session.RunsAsync(flow);
        (await _session.PostAsync($"{FlowPath}flows/{flow}/action?op=disable", string.Empty)).Expect(HttpStatusCode.OK);
        _session.Platform.AdvanceClock(TimeSpan.FromHours(5));
        (await _session.PostAsync($"{FlowPath}flows/{flow}/action?op=enable", string.Empty)).Expect(HttpStatusCode.OK);
        await _session.DisposeAsync();
        _session = await OpenAsync();
        await Task.Delay(300);
        Assert.Single(await _session.RunsAsync(flow));
    }

    [Theory]
    [InlineData("append")]
    [InlineData("flush")]
    [InlineData("commit")]
    public async Task A_full_disk_ends_the_run_with_an_error_and_the_schedule_continues(string where)
    {
        _files.Write("a.csv", Rows(20_000));
        var attempts = 0;
        Action full = () =>
        {
            // The disk stays full for the first attempts to store the end of the run, too.
            var limit = where == "commit" ? 3 : 1;
            if (Interlocked.Increment(ref attempts) <= limit)
            {
                throw new StorageException("No space left on device", new IOException("No space left on device"));
            }
        };
        (_probe.Appending, _probe.Flushing, _probe.Committing) = where switch
        {
            "append" => (() =>
            {
                if (Volatile.Read(ref attempts) > 0 || Directory.GetFiles(Path.Combine(_data.Path, "records")).Length > 0)
                {
                    full();
                }
            }, null, null),
            "flush" => (null, full, (Action?)null),
            _ => ((Action?)null, (Action?)null, full),
        };
        var (flow, dataSetId) = await TableFlow.CreateAsync(_session, "/a.csv", TableFlow.Hourly);
        var (code, message) = Error(await _session.RunAsync(flow));
        Assert.Equal("INGEST-2004-507", code);
        Assert.Contains("No space left on device", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(_data.Path, "records")));
        Assert.Contains(_session.Platform.ReadJournal(), entry =>
            entry.GetProperty("refusal").GetString() == "task-failed"
            && entry.GetProperty("reason").GetString()!.Contains("No space left on device", StringComparison.Ordinal));

        _session.Platform.AdvanceClock(TimeSpan.FromHours(1));
        var runs = await _session.RunsAsync(flow, 2);
        Assert.Equal(["failed", "success"], runs.Select(Status));
        Assert.Equal(["failed 0", "success 20000"], await BatchesAsync());
        Assert.Equal(20_000, _session.Platform.CountRecords(dataSetId));
    }

    /// <summary>Returns the status of each batch and the number of its stored records.</summary>
    private async Task<IReadOnlyList<string>> BatchesAsync()
    {
        var batches = (await _session.GetAsync(CatalogPath + "batches")).Expect(HttpStatusCode.OK).Body;
        return
        [
            .. batches.EnumerateObject().Select(batch => batch.Value.GetProperty("status").GetString() + " "
                + batch.Value.GetProperty("metrics").GetProperty("outputRecordCount").GetRawText()),
        ];
    }

    private static string Rows(int count) =>
        "Id,Mail\n" + string.Concat(Enumerable.Range(0, count).Select(row => $"{row},{row}-{new string('x', 80)}@example.com\n"));

    private async Task<Session> OpenAsync() => await Session.StartAsync(o =>
    {
        o.Source(S3, _files.Path).Source(Hubspot, _files.Path).DataFolder = _data.Path;
        o.Decorate = store => _probe = new(store);
    });

    /// <summary>Creates a flow that is not due yet, so that a test can prepare its first run.</summary>
    private async Task<(string Flow, string DataSetId)> CreateAsync(int rows)
    {
        _files.Write("a.csv", Rows(rows));
        var start = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();
        var made = await TableFlow.CreateAsync(_session, "/a.csv", $$"""{ "startTime": {{start}}, "frequency": "once" }""");
        return (made.FlowId, made.DataSetId);
    }

    private async Task StartAsync(string flow)
    {
        Assert.NotEmpty(flow);
        (await _session.PostAsync("/_emulator/clock", """{ "advance": 3601 }""")).Expect(HttpStatusCode.OK);
    }

    /// <summary>Waits until the platform has closed its port, after which it cancels runs.</summary>
    private async Task ClosedAsync()
    {
        while (true)
        {
            try
            {
                using var client = new System.Net.Sockets.TcpClient();
                await client.ConnectAsync("127.0.0.1", _session.Platform.Endpoint.Port);
                await Task.Delay(20);
            }
            catch (Exception e) when (e is System.Net.Sockets.SocketException or ObjectDisposedException)
            {
                await Task.Delay(500);
                return;
            }
        }
    }

    private Task<Reply> RequestAsync(string flow) => _session.PostAsync(
        FlowPath + "runs",
        $$"""{ "flowId": "{{flow}}", "params": { "startTime": 1567411548, "windowStartTime": 0, "windowEndTime": 4102444800,"""
            + """ "deltaColumn": { "name": "" } } }""");

    private async Task ChangeAsync(string flow, string change)
    {
        var path = FlowPath + "flows/" + flow;
        if (change == "delete")
        {
            (await _session.DeleteAsync(path)).Expect(HttpStatusCode.NoContent);
        }
        else if (change == "disable")
        {
            (await _session.PostAsync(path + "/action?op=disable", string.Empty)).Expect(HttpStatusCode.OK);
        }
        else
        {
            (await _session.PatchAsync(path, Rename, "*")).Expect(HttpStatusCode.OK);
        }
    }
}
