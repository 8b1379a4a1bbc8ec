using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests how a run ends, what it stores, and how far it moves the progress of its flow.</summary>
public sealed class FlowRunnerTests : IAsyncLifetime
{
    private const string Dates = """{ "name": "Changed", "dateFormat": "yyyy-MM-dd" }""";

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
    [InlineData(new string[0], "success", 0, 0)]
    [InlineData(new[] { "2026-01-01", "2026-01-02" }, "success", 2, 0)]
    [InlineData(new[] { "2026-01-01", "zzz" }, "partialSuccess", 1, 1)]
    [InlineData(new[] { "zzz", "yyy" }, "failed", 0, 2)]
    public async Task A_run_fails_only_if_all_its_records_do(string[] values, string status, int output, int failed)
    {
        Write(values);
        var (flow, dataSetId) = await CreateAsync(Dates);
        var run = await _session.RunAsync(flow);
        Assert.Equal(
            (status, values.Length, output, failed), (Status(run), Records(run, "input"), Records(run, "output"), Records(run, "failed")));
        Assert.Equal(output, _session.Platform.CountRecords(dataSetId));
        Assert.Equal(output > 0, Summary(run, "latencySummary").TryGetProperty("avgMs", out var latency));
        Assert.InRange(output > 0 ? latency.GetInt64() : 0, 0, 60_000);
        Assert.Equal(failed, await CountDiagnosticsAsync(run));
    }

    [Theory]
    [InlineData("""{ "kind": "fail" }""", "A requested fault.")]
    [InlineData("""{ "kind": "fail", "message": "The bucket is gone." }""", "The bucket is gone.")]
    public async Task A_requested_fault_ends_the_run_and_the_next_tick_reads_again(string fault, string message)
    {
        _session.Platform.AddFault(fault[..^1] + """, "times": 1 }""");
        Write("2026-01-01");
        var (flow, dataSetId) = await CreateAsync(null);
        Assert.Equal(("CONNECTOR-2001-500", message), Error(await _session.RunAsync(flow)));
        Assert.Equal(0, _session.Platform.CountRecords(dataSetId));
        await Task.Delay(100);
        Assert.Single(await _session.RunsAsync(flow));

        _session.Platform.AdvanceClock(TimeSpan.FromHours(1));
        Assert.Equal(["failed", "success"], (await _session.RunsAsync(flow, 2)).Select(Status));
        Assert.Equal(1, _session.Platform.CountRecords(dataSetId));
    }

    [Fact]
    public async Task A_requested_partial_fault_drops_records_and_stores_the_others()
    {
        _session.Platform.AddFault("""{ "kind": "partial", "percent": 50, "message": "lost", "times": 1 }""");
        Write([.. Enumerable.Repeat("2026-01-01", 100)]);
        var (flow, dataSetId) = await CreateAsync(null);
        var run = await _session.RunAsync(flow);
        Assert.Equal(("partialSuccess", 50, 50), (Status(run), Records(run, "output"), Records(run, "failed")));
        Assert.Equal(50, _session.Platform.CountRecords(dataSetId));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(""", "windowStartTime": 0, "windowEndTime": 4102444800""", 2)]
    public async Task A_requested_run_does_not_move_the_schedule(string window, int stored)
    {
        Write("2026-01-01");
        var (flow, dataSetId) = await CreateAsync(null, TableFlow.Once);
        await _session.RunAsync(flow);
        (await _session.PostAsync(FlowPath + "runs", $$"""{ "flowId": "{{flow}}", "params": { "startTime": 1{{window}} } }"""))
            .Expect(HttpStatusCode.Created);
        await _session.RunsAsync(flow, 2);
        Assert.Equal(stored, _session.Platform.CountRecords(dataSetId));

        _session.Platform.AdvanceClock(TimeSpan.FromHours(1));
        await Task.Delay(100);
        Assert.Equal(["success", "success"], (await _session.RunsAsync(flow, 2)).Select(Status));
        Assert.Equal(stored, _session.Platform.CountRecords(dataSetId));
    }

    [Fact]
    public async Task A_run_that_fails_keeps_the_progress_and_is_not_repeated_before_the_next_tick()
    {
        Write("2026-01-01");
        var (flow, _) = await CreateAsync(null);
        await _session.RunAsync(flow);
        _session.Platform.AddFault("""{ "kind": "fail" }""");
        _session.Platform.AdvanceClock(TimeSpan.FromHours(1));
        Assert.Equal(["success", "failed"], (await _session.RunsAsync(flow, 2)).Select(Status));
        await Task.Delay(100);
        Assert.Equal(2, (await _session.RunsAsync(flow, 2)).Count);
    }

    [Fact]
    public async Task A_requested_run_that_fails_does_not_move_the_schedule()
    {
        Write("2026-01-01");
        var (flow, _) = await CreateAsync(null, TableFlow.Once);
        await _session.RunAsync(flow);
        _session.Platform.AddFault("""{ "kind": "fail" }""");
        (await _session.PostAsync(FlowPath + "runs", $$"""{ "flowId": "{{flow}}", "params": { "startTime": 1 } }"""))
            .Expect(HttpStatusCode.Created);
        Assert.Equal(["success", "failed"], (await _session.RunsAsync(flow, 2)).Select(Status));
        await Task.Delay(100);
        Assert.Equal(2, (await _session.RunsAsync(flow, 2)).Count);
    }

    [Fact]
    public async Task A_run_is_shown_while_it_is_active_and_flushes_its_batches_before_the_commit()
    {
        Write("2026-01-01");
        var flushes = 0;
        using var flushing = new SemaphoreSlim(0);
        using var isSeen = new ManualResetEventSlim();
        _probe.Flushing = () =>
        {
            flushing.Release();
            Interlocked.Increment(ref flushes);
            isSeen.Wait(TimeSpan.FromSeconds(10));
        };
        var flushesAtCommit = 0;
        _probe.Committing = () => flushesAtCommit = flushes;
        var (flow, _) = await CreateAsync(null);
        await flushing.WaitAsync();
        Assert.Equal("inProgress", Status(Assert.Single(await _session.RunsAsync(flow, 0))));
        isSeen.Set();
        Assert.Equal("success", Status(await _session.RunAsync(flow)));
        Assert.Equal(2, flushesAtCommit);
    }

    [Fact]
    public async Task A_run_without_readable_progress_fails_once_per_tick_and_stores_nothing()
    {
        Write("2026-01-01");
        var (flow, dataSetId) = await CreateAsync(null);
        await _session.RunAsync(flow);
        await _session.DisposeAsync();
        DataFiles.WriteDocuments(_data.Path, "Checkpoint", """{ "mark": 7, "files": [] }""");
        _session = await OpenAsync();

        var run = (await _session.RunsAsync(flow, 2)).Single(each => Status(each) == "failed");
        Assert.Equal("INGEST-2003-500", Error(run).Code);
        await Task.Delay(100);
        Assert.Equal(2, (await _session.RunsAsync(flow, 2)).Count);
        _session.Platform.AdvanceClock(TimeSpan.FromHours(1));
        Assert.Equal("INGEST-2003-500", Error((await _session.RunsAsync(flow, 3))[2]).Code);
        Assert.Equal(1, _session.Platform.CountRecords(dataSetId));
    }

    [Fact]
    public async Task An_unexpected_error_while_reading_names_the_file_and_ends_the_run()
    {
        Write("2026-01-01");
        _probe.Appending = () => throw new InvalidOperationException("a defect");
        var (flow, _) = await CreateAsync(null);
        Assert.Equal(("CONNECTOR-2001-500", "/a.csv cannot be read: a defect"), Error(await _session.RunAsync(flow)));
    }

    [Fact]
    public async Task An_unexpected_error_before_the_first_file_ends_the_run()
    {
        Write("2026-01-01");
        _probe.Beginning = () => throw new InvalidOperationException("a defect");
        var (flow, _) = await CreateAsync(null);
        Assert.Equal(("CONNECTOR-2001-500", "The source cannot be read: a defect"), Error(await _session.RunAsync(flow)));
    }

    [Fact]
    public async Task A_timeout_of_the_source_is_the_reason_of_the_failure()
    {
        Write("2026-01-01");
        _probe.Appending = () => throw new TaskCanceledException("The request timed out.");
        var (flow, _) = await CreateAsync(null);
        Assert.Equal(("CONNECTOR-2001-500", "/a.csv cannot be read: The request timed out."), Error(await _session.RunAsync(flow)));
    }

    [Fact]
    public async Task A_run_that_fails_stores_the_diagnostics_of_the_records_before_the_failure()
    {
        Write("zzz", "\"");
        var (flow, _) = await CreateAsync(Dates);
        var run = await _session.RunAsync(flow);
        Assert.Contains("opens a quote", Error(run).Message, StringComparison.Ordinal);
        Assert.Equal(1, await CountDiagnosticsAsync(run));
    }

    [Theory]
    [InlineData("2026-01-01", "INGEST-2004-507")]
    [InlineData("\"", "CONNECTOR-")]
    public async Task A_run_that_fails_while_the_disk_is_full_ends_without_diagnostics(string last, string code)
    {
        Write("zzz", last);
        var attempts = 0;
        _probe.Committing = () =>
        {
            if (Interlocked.Increment(ref attempts) == 1)
            {
                throw new StorageException("No space left on device", new IOException("No space left on device"));
            }
        };
        var (flow, _) = await CreateAsync(Dates);
        var run = await _session.RunAsync(flow);
        Assert.StartsWith(code, Error(run).Code, StringComparison.Ordinal);
        Assert.Equal(0, await CountDiagnosticsAsync(run));
    }

    [Theory]
    [InlineData("flush")]
    [InlineData("commit")]
    public async Task A_full_disk_is_reported_and_the_next_tick_stores_everything(string where)
    {
        Write("2026-01-01", "2026-01-02");
        var attempts = 0;
        void Full()
        {
            if (Interlocked.Increment(ref attempts) <= (where == "commit" ? 2 : 1))
            {
                throw new StorageException("No space left on device", new IOException("No space left on device"));
            }
        }

        _probe.Flushing = where == "flush" ? Full : null;
        _probe.Committing = where == "commit" ? Full : null;
        var (flow, dataSetId) = await CreateAsync(null);
        var run = await _session.RunAsync(flow);
        Assert.Equal(("INGEST-2004-507", "The records cannot be stored: No space left on device"), Error(run));
        Assert.Contains(_session.Platform.ReadJournal(), entry => entry.GetProperty("refusal").GetString() == "task-failed"
            && entry.GetProperty("reason").GetString() == $"The run {run.GetProperty("id").GetString()} failed: No space left on device");
        Assert.Empty(Directory.GetFiles(Path.Combine(_data.Path, "records")));

        _session.Platform.AdvanceClock(TimeSpan.FromHours(1));
        Assert.Equal(["failed", "success"], (await _session.RunsAsync(flow, 2)).Select(Status));
        Assert.Equal(2, _session.Platform.CountRecords(dataSetId));
    }

    [Theory]
    [InlineData("disable", "disabled", false)]
    [InlineData("delete", "deleted", false)]
    [InlineData("disable", "disabled", true)]
    public async Task A_change_of_the_flow_cancels_its_run(string change, string reason, bool fails)
    {
        Write([.. Enumerable.Repeat("2026-01-01", 50)]);
        using var flushing = new SemaphoreSlim(0);
        using var isChanged = new ManualResetEventSlim();
        _probe.Flushing = () =>
        {
            flushing.Release();
            isChanged.Wait(TimeSpan.FromSeconds(10));
            if (fails)
            {
                throw new InvalidOperationException("a defect");
            }
        };
        var (flow, dataSetId) = await CreateAsync(null);
        await flushing.WaitAsync();
        var path = FlowPath + "flows/" + flow;
        if (change == "delete")
        {
            (await _session.DeleteAsync(path)).Expect(HttpStatusCode.NoContent);
        }
        else
        {
            (await _session.PostAsync(path + "/action?op=disable", string.Empty)).Expect(HttpStatusCode.OK);
        }

        isChanged.Set();
        var error = Error(await _session.RunAsync(flow));
        Assert.Equal(
            ("INGEST-2001-409", $"The flow was {reason} before the run was stored. Nothing of the run is stored."), error);
        Assert.Equal(0, _session.Platform.CountRecords(dataSetId));
    }

    [Fact]
    public async Task Runs_of_many_flows_end_even_if_some_of_them_fail()
    {
        Write("2026-01-01");
        _session.Platform.AddFault("""{ "kind": "fail", "times": 6 }""");
        var statuses = new List<string?>();
        for (var i = 0; i < 10; i++)
        {
            statuses.Add(Status(await _session.RunAsync((await CreateAsync(null)).Flow)));
        }

        Assert.Equal([.. Enumerable.Repeat("failed", 6), .. Enumerable.Repeat("success", 4)], statuses);
    }

    [Fact]
    public async Task Runs_of_many_flows_read_a_few_at_a_time()
    {
        var slots = Math.Max(2, Environment.ProcessorCount);
        Write("2026-01-01");
        var active = 0;
        using var mayEnd = new ManualResetEventSlim();
        _probe.Appending = () =>
        {
            Interlocked.Increment(ref active);
            mayEnd.Wait(TimeSpan.FromSeconds(20));
        };
        var flows = new List<string>();
        while (flows.Count < slots + 2)
        {
            flows.Add((await CreateAsync(null)).Flow);
        }

        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref active) >= slots, TimeSpan.FromSeconds(10)));
        await Task.Delay(100);
        Assert.Equal(slots, active);
        mayEnd.Set();
        foreach (var flow in flows)
        {
            Assert.Equal("success", Status(await _session.RunAsync(flow)));
        }
    }

    [Fact]
    public async Task A_clock_advances_while_the_run_that_it_starts_reads()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await _session.DisposeAsync();
        _session = await OpenAsync(clock);
        Write("2026-01-01");
        var (flow, _) = await CreateAsync(null);
        await _session.RunAsync(flow);
        await Task.Delay(100);
        Write("2026-01-02");
        using var isReading = new SemaphoreSlim(0);
        using var hasAdvanced = new ManualResetEventSlim();
        var isBlocked = false;
        _probe.Appending = () =>
        {
            isReading.Release();
            isBlocked = !hasAdvanced.Wait(TimeSpan.FromSeconds(10));
        };
        clock.Advance(TimeSpan.FromHours(1));
        hasAdvanced.Set();
        Assert.True(await isReading.WaitAsync(TimeSpan.FromSeconds(10)));
        await _session.RunsAsync(flow, 2);
        Assert.False(isBlocked);
    }

    private void Write(params string[] values) =>
        _files.Write("a.csv", "Id,Mail,Changed\n" + string.Concat(values.Select((value, i) => $"{i},{i}@example.com,{value}\n")));

    private async Task<(string Flow, string DataSetId)> CreateAsync(string? column, string schedule = TableFlow.Hourly)
    {
        var made = await TableFlow.CreateAsync(_session, "/a.csv", schedule, column);
        return (made.FlowId, made.DataSetId);
    }

    private async Task<int> CountDiagnosticsAsync(JsonElement run) =>
        (await _session.GetAsync($"/_emulator/runs/{run.GetProperty("id").GetString()}/diagnostics")).Items.Count;

    private Task<Session> OpenAsync(TimeProvider? clock = null) => StartAsync(o =>
    {
        o.TimeProvider = clock ?? o.TimeProvider;
        o.Source(Hubspot, _files.Path).DataFolder = _data.Path;
        o.Decorate = store => _probe = new(store);
    });
}
