using Microsoft.Extensions.Time.Testing;
using TypedFlows.Client.Tests.Contract;
using TypedFlows.Client.Tests.Support;
using TypedFlows.Emulator;

namespace TypedFlows.Client.Tests;

/// <summary>Tests that a wait after an apply returns a run that shows the result of that apply, by the clock of the platform.</summary>
public sealed class RunsSinceApplyTests : IAsyncLifetime
{
    private const string Hubspot = "cc6a4487-9e91-433e-a3a3-9cf6626c1806";

    private static readonly TimeSpan s_wait = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("typedflows-runs-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private PlatformEmulator _platform = null!;
    private PlatformClient _client = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "contacts.csv"), "FirstName,Id\nZoë,1\nJosé,2\n");

        // The clock stands still unless a test moves it, so runs and changes can have equal times. It is years ahead of the local clock.
        _platform = await PlatformEmulator.StartAsync(o =>
        {
            o.Source("amazon-s3", _folder);
            o.Source("hubspot", _folder);
            o.TimeProvider = _clock;
        });
        _client = new PlatformClient(_platform.ClientOptions);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _platform.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_change_the_run_from_before_is_not_returned(bool isFirstFailure)
    {
        const string Fault = """{"kind":"fail","message":"the bucket is gone"}""";
        if (isFirstFailure)
        {
            _platform.AddFault(Fault);
        }

        var first = await (await Contacts(Hourly(0)).ApplyAsync(_client)).WaitForRunAsync(timeout: s_wait);
        if (!isFirstFailure)
        {
            _platform.AddFault(Fault);
        }

        var changed = await Contacts(Hourly(0), "person.name.lastName").ApplyAsync(_client);
        var due = new SeenRuns();
        var waiting = changed.WaitForRunAsync(due, s_wait);
        await due.FirstAsync();
        _platform.AdvanceClock(TimeSpan.FromHours(1));
        var second = await waiting;

        Assert.Equal((isFirstFailure, !isFirstFailure), (first.Status == FlowRunStatus.Failed, second.Status == FlowRunStatus.Failed));
        Assert.NotEqual(first.Id, second.Id);
        Assert.False(second.IsFromEarlierApply);
        Assert.Equal("scheduled, due at 2040-01-01 01:00:00Z", (await due.FirstAsync()).ToString());
    }

    [Fact]
    public async Task After_an_unchanged_apply_the_latest_run_is_returned_and_marked()
    {
        var first = await (await Contacts(Hourly(0)).ApplyAsync(_client)).WaitForRunAsync(timeout: s_wait);

        var again = await (await Contacts(Hourly(0)).ApplyAsync(_client)).WaitForRunAsync(timeout: s_wait);

        Assert.False(first.IsFromEarlierApply);
        Assert.Equal((first.Id, true), (again.Id, again.IsFromEarlierApply));
        Assert.Equal((first.FlowId, first.CreatedAt, first.ETag), (again.FlowId, again.CreatedAt, again.ETag));
        Assert.StartsWith("success (earlier apply), records: 2 read", again.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_created_at_the_time_of_the_change_counts()
    {
        var first = await (await Once().ApplyAsync(_client)).WaitForRunAsync(timeout: s_wait);
        var changed = await Once("person.name.lastName").ApplyAsync(_client);
        var now = _clock.GetUtcNow();
        var created = await _client.Runs.CreateAsync(changed.FlowId, new RunWindow(now, now.AddYears(-1), now));

        var second = await changed.WaitForRunAsync(timeout: s_wait);

        Assert.Equal(first.CreatedAt, second.CreatedAt);
        Assert.Equal(created.Id, second.Id);
    }

    [Fact]
    public async Task A_changed_flow_without_a_further_run_is_an_error()
    {
        var first = await (await Once().ApplyAsync(_client)).WaitForRunAsync(timeout: s_wait);
        var changed = await Once("person.name.lastName").ApplyAsync(_client);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => changed.WaitForRunAsync(timeout: s_wait));

        Assert.Contains(first.Id, error.Message, StringComparison.Ordinal);
        Assert.Contains("client.Runs.CreateAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_for_a_flow_that_is_disabled_is_an_error()
    {
        var applied = await Contacts(Hourly(TimeSpan.FromDays(1).TotalSeconds)).ApplyAsync(_client);
        await _client.Flows.DisableAsync(applied.FlowId);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => applied.WaitForRunAsync(timeout: s_wait));

        Assert.Contains("because it is disabled. Enable it with client.Flows.EnableAsync.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renewed_credentials_are_a_change()
    {
        var first = await (await Contacts(Hourly(0)).ApplyAsync(_client)).WaitForRunAsync(timeout: s_wait);
        var renewed = await Contacts(Hourly(0)).ApplyAsync(_client, options: new() { RenewCredentials = true });
        _platform.AdvanceClock(TimeSpan.FromHours(1));

        var second = await renewed.WaitForRunAsync(timeout: s_wait);

        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task A_wait_for_a_start_in_the_future_states_when_the_run_is_due()
    {
        var applied = await Contacts(Hourly(TimeSpan.FromDays(100).TotalSeconds)).ApplyAsync(_client);
        var seen = new SeenRuns();

        var error = await Assert.ThrowsAsync<TimeoutException>(() => applied.WaitForRunAsync(seen, TimeSpan.FromMilliseconds(300)));

        Assert.Contains("its next run is due at 2040-04-10 00:00:00Z", error.Message, StringComparison.Ordinal);
        var due = await seen.FirstAsync();
        Assert.Equal((FlowRunStatus.Scheduled, new DateTimeOffset(2040, 4, 10, 0, 0, 0, TimeSpan.Zero)), (due.Status, due.DueAt));
        _platform.AdvanceClock(TimeSpan.FromDays(100));
        Assert.Equal(FlowRunStatus.Success, (await applied.WaitForRunAsync(timeout: s_wait)).Status);
    }

    [Fact]
    public async Task A_start_more_than_a_year_ahead_is_an_error()
    {
        var applied = await Contacts(Hourly(TimeSpan.FromDays(400).TotalSeconds)).ApplyAsync(_client);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => applied.WaitForRunAsync(timeout: s_wait));

        Assert.Contains("2041-02-04 00:00:00Z, more than a year ahead", error.Message, StringComparison.Ordinal);
        Assert.Contains("epoch seconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poll_reads_only_the_latest_runs()
    {
        var applied = await Once().ApplyAsync(_client);
        var last = await applied.WaitForRunAsync(timeout: s_wait);
        var now = _clock.GetUtcNow();
        for (var i = 0; i < 12; i++)
        {
            _platform.AdvanceClock(TimeSpan.FromMinutes(1));
            var created = await _client.Runs.CreateAsync(applied.FlowId, new RunWindow(now, now.AddYears(-1), now));
            last = await _client.Runs.WaitForRunAsync(created.Id, timeout: s_wait);
        }

        using var recorder = new ExchangeRecorder();
        using var http = new HttpClient(recorder);
        using var client = new PlatformClient(http, _platform.ClientOptions);

        var run = await client.Runs.WaitForCompletionAsync(applied.FlowId, timeout: s_wait);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => client.Runs.WaitForCompletionAsync(applied.FlowId, since: last.CreatedAt!.Value.AddMinutes(1), timeout: s_wait));
        var changed = await Once("person.name.lastName").ApplyAsync(client);

        Assert.Equal(last.Id, run.Id);
        Assert.Contains(last.Id, error.Message, StringComparison.Ordinal);
        Assert.Equal(applied.FlowId, changed.FlowId);
        var pages = recorder.Exchanges.Where(exchange => exchange.Path.EndsWith("/runs", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, pages.Count);
        Assert.All(pages, page => Assert.Equal(5, page.ResponseJson!.Value.GetProperty("items").GetArrayLength()));
    }

    [Fact]
    public async Task Milliseconds_are_an_error_before_anything_is_sent()
    {
        const string Milliseconds = """{"startTime":1764432000000,"frequency":"hour","interval":1}""";
        var flow = new TestFlow { Source = Source, Schedule = new SpecPart(Milliseconds) };
        var window = new SpecPart("""{"startTime":1,"windowStartTime":1764432000000,"windowEndTime":"1764432000000"}""");

        SpecValidationException[] errors =
        [
            await Assert.ThrowsAsync<SpecValidationException>(() => Contacts(Milliseconds).PlanAsync(_client)),
            await Assert.ThrowsAsync<SpecValidationException>(() => Contacts(Milliseconds).ApplyAsync(_client)),
            await Assert.ThrowsAsync<SpecValidationException>(() => _client.Flows.CreateAsync("f", flow, "s", "t")),
            await Assert.ThrowsAsync<SpecValidationException>(() => _client.Runs.CreateAsync("f", window)),
            Assert.Throws<SpecValidationException>(() => new FlowPatch().Schedule(new SpecPart(Milliseconds))),
        ];

        Assert.All(errors, error => Assert.Contains("use 1764432000.", error.Message, StringComparison.Ordinal));
        Assert.Equal(0, await _client.Connections.CountAsync());
    }

    [Fact]
    public async Task A_flow_in_milliseconds_that_another_program_created_is_an_error()
    {
        var applied = await Contacts(Hourly(TimeSpan.FromDays(1).TotalSeconds)).ApplyAsync(_client);
        await _client.Flows.PatchAsync(
            await _client.Flows.GetAsync(applied.FlowId), new FlowPatch().Replace("/scheduleParams/startTime", 2209032000000));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _client.Runs.WaitForCompletionAsync(applied.FlowId, timeout: s_wait));

        Assert.Contains("in milliseconds; use 2209032000", error.Message, StringComparison.Ordinal);
    }

    private static SpecPart Source => new("""{"path":"/","recursive":true}""");

    private string Hourly(double secondsAhead) =>
        $$"""{"startTime":{{_clock.GetUtcNow().ToUnixTimeSeconds() + (long)secondsAhead}},"frequency":"hour","interval":1}""";

    private static Pipeline Contacts(string schedule, string path = "person.name.firstName") => new("Contacts")
    {
        Connection = new TestConnection(new SpecPart("""{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-a-real-key"}""")),
        Schema = XdmSchema.Profile(),
        Mapping = { ["FirstName"] = path, ["Id"] = "_id" },
        Flow = new TestFlow { Source = Source, Schedule = new SpecPart(schedule) },
    };

    private static Pipeline Once(string path = "person.name.firstName") => new("Once")
    {
        Connection = new TestConnection(
            new SpecPart("""{"clientId":"id","clientSecret":"none","accessToken":"none","refreshToken":"none"}""")
            {
                SpecName = "Basic Authentication",
            })
        {
            ConnectionSpecId = Hubspot,
        },
        Schema = XdmSchema.Profile(),
        Mapping = { ["FirstName"] = path, ["Id"] = "_id" },
        Format = DataFormat.Tabular,
        Flow = new TestFlow
        {
            FlowSpecId = "14518937-270c-4525-bdec-c2ba7cce3860",
            Source = new SpecPart("""{"path":"contacts"}""") { ConnectionSpecId = Hubspot },
            Schedule = new SpecPart("""{"startTime":1567411548,"frequency":"once"}"""),
        },
    };

    private sealed class SeenRuns : IProgress<FlowRun>
    {
        private readonly TaskCompletionSource<FlowRun> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<FlowRun> FirstAsync() => _first.Task;

        public void Report(FlowRun value) => _first.TrySetResult(value);
    }
}
