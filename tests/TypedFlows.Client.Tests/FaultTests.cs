using TypedFlows.Client.Tests.Support;
using TypedFlows.Emulator;

namespace TypedFlows.Client.Tests;

/// <summary>Tests scripted faults of a complete platform: no duplicate, no loss, and the correct exception.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private const string Flows = "/data/foundation/flowservice/flows";

    private readonly string _folder = Directory.CreateTempSubdirectory("typedflows-fault-").FullName;
    private PlatformEmulator _platform = null!;
    private PlatformClient _client = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "contacts.csv"), "FirstName,Id\nZoë,1\nJosé,2\n");
        _platform = await PlatformEmulator.StartAsync(o => o.Source("amazon-s3", _folder));
        _client = NewClient();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _platform.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("""{"kind":"status","status":429,"retryAfter":1,"times":1}""")]
    [InlineData("""{"kind":"status","status":500,"times":2}""")]
    [InlineData("""{"kind":"status","status":500,"times":1,"afterProcessing":true}""")]
    [InlineData("""{"kind":"status","status":503,"times":1,"afterProcessing":true}""")]
    [InlineData("""{"kind":"cut","times":1}""")]
    [InlineData("""{"kind":"cut","times":1,"afterProcessing":true}""")]
    public async Task A_pipeline_survives_faults_without_duplicates_or_losses(string fault)
    {
        // Every create of every service fails once.
        string[] places = [
            "flowservice/connections",
            "flowservice/sourceConnections",
            "flowservice/targetConnections",
            "flowservice/flows",
            "schemaregistry/tenant/schemas",
            "catalog/dataSets",
            "conversion/mappingSets"];
        foreach (var location in places)
        {
            _platform.AddFault($$"""{"method":"POST","path":"/data/foundation/{{location}}",{{fault[1..]}}""");
        }

        var applied = await Contacts().ApplyAsync(_client);
        var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));

        Assert.Equal(2, run.Records.OutputRecordCount);
        Assert.Equal(1, await _client.Connections.CountAsync());
        Assert.Equal(1, await _client.SourceConnections.CountAsync());
        Assert.Equal(1, await _client.TargetConnections.CountAsync());
        Assert.Equal(1, await _client.Flows.CountAsync());
        Assert.Single(await _client.Schemas.ListAsync().ToListAsync());
        Assert.Single(await _client.DataSets.ListAsync().ToListAsync());
        Assert.Single(await _client.MappingSets.ListAsync().ToListAsync());
        Assert.True((await Contacts().PlanAsync(_client)).IsEmpty);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html>Welcome</html>")]
    [InlineData("{\"id\":")]
    public async Task Empty_or_broken_responses_cause_no_duplicates(string body)
    {
        using var handler = new SpoilingHandler(body);
        using var http = new HttpClient(handler);
        var options = _platform.ClientOptions;
        options.Retry = new() { Delay = TimeSpan.FromMilliseconds(10) };
        using var client = new PlatformClient(http, options);

        var applied = await Contacts().ApplyAsync(client);

        Assert.Equal(7, handler.Spoilt);
        Assert.Equal(2, (await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1))).Records.OutputRecordCount);
        Assert.Equal(1, await _client.Connections.CountAsync());
        Assert.Equal(1, await _client.Flows.CountAsync());
        Assert.Single(await _client.Schemas.ListAsync().ToListAsync());
        Assert.Single(await _client.DataSets.ListAsync().ToListAsync());
        Assert.Single(await _client.MappingSets.ListAsync().ToListAsync());
        Assert.True((await Contacts().PlanAsync(_client)).IsEmpty);
    }

    [Fact]
    public async Task A_token_that_expires_in_the_middle_of_an_apply_is_replaced()
    {
        // The platform's clock advances by two days after the third step, but the client's clock does not.
        var applied = await Contacts().ApplyAsync(
            _client, new AfterStep(PipelineResource.DataSet, () => _platform.AdvanceClock(TimeSpan.FromDays(2))));

        Assert.Equal(2, (await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1))).Records.OutputRecordCount);
        Assert.True((await Contacts().PlanAsync(_client)).IsEmpty);
        Assert.Contains(_platform.ReadJournal(), entry => entry.GetProperty("status").GetInt32() == 401);
    }

    [Theory]
    [InlineData("""{"kind":"cut","times":1,"afterProcessing":true}""")]
    [InlineData("""{"kind":"status","status":502,"times":1,"afterProcessing":true}""")]
    public async Task A_change_is_made_once_and_a_delete_is_done(string fault)
    {
        var applied = await Contacts().ApplyAsync(_client);
        var flow = await _client.Flows.GetAsync(applied.FlowId);
        _platform.AddFault($$"""{"method":"PATCH","path":"{{Flows}}",{{fault[1..]}}""");
        _platform.AddFault($$"""{"method":"DELETE","path":"{{Flows}}",{{fault[1..]}}""");

        var changed = await _client.Flows.PatchAsync(flow, new FlowPatch().Replace("/scheduleParams/interval", 60));
        var shown = await _client.Flows.GetAsync(applied.FlowId);
        await _client.Flows.DeleteAsync(applied.FlowId);

        Assert.Equal((shown.ETag, 60), (changed.ETag, shown.ScheduleParams.GetProperty("interval").GetInt32()));
        Assert.Null(await _client.Flows.FindByIdAsync(applied.FlowId));
    }

    [Fact]
    public async Task A_stale_etag_is_a_412_whoever_was_faster()
    {
        var applied = await Contacts().ApplyAsync(_client);
        var mine = await _client.Flows.GetAsync(applied.FlowId);
        await _client.Flows.PatchAsync(mine, new FlowPatch().Description("theirs"));

        var error = await Assert.ThrowsAsync<PlatformException>(() => _client.Flows.PatchAsync(mine, new FlowPatch().Description("mine")));

        Assert.Equal(412, error.Status);
        Assert.Equal("theirs", (await _client.Flows.GetAsync(applied.FlowId)).Description);
    }

    [Fact]
    public async Task A_token_that_expires_in_transit_is_replaced()
    {
        var applied = await Contacts().ApplyAsync(_client);
        using var client = NewClient();
        await client.Flows.GetAsync(applied.FlowId);

        // The platform's clock advances by two days, but the client's clock does not.
        _platform.AdvanceClock(TimeSpan.FromDays(2));

        Assert.Equal(applied.FlowId, (await client.Flows.GetAsync(applied.FlowId)).Id);
        Assert.Contains(_platform.ReadJournal(), entry => entry.GetProperty("status").GetInt32() == 401);
    }

    [Fact]
    public async Task A_slow_response_is_abandoned_and_requested_again()
    {
        var applied = await Contacts().ApplyAsync(_client);
        _platform.AddFault($$"""{"kind":"slow","method":"GET","path":"{{Flows}}/","delayMilliseconds":60000,"times":1}""");
        var options = _platform.ClientOptions;
        options.TryTimeout = TimeSpan.FromMilliseconds(500);
        options.Retry = new() { Delay = TimeSpan.FromMilliseconds(10) };
        using var client = new PlatformClient(options);

        // The first token and the first attempt of a new client can be slow on a busy machine, so any number of attempts is accepted.
        Assert.Equal(applied.FlowId, (await client.Flows.GetAsync(applied.FlowId)).Id);
    }

    [Fact]
    public async Task A_failed_run_reports_its_errors_and_can_be_repeated()
    {
        _platform.AddFault("""{"kind":"fail","message":"the bucket is gone"}""");
        var applied = await Contacts().ApplyAsync(_client);

        var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        var again = await _client.Runs.RetriggerAsync(run.Id);
        var second = await _client.Runs.WaitForRunAsync(again.Id, timeout: TimeSpan.FromMinutes(1));

        Assert.Equal(FlowRunStatus.Failed, run.Status);
        Assert.Contains("the bucket is gone", Assert.Single(run.Errors).Message, StringComparison.Ordinal);
        Assert.Equal((FlowRunStatus.Success, 2), (second.Status, second.Records.OutputRecordCount));
        Assert.Equal(
            [run.Id],
            (
                await _client.Runs.ListAsync(
                    new ListQuery(
                        RunProperties.FlowId.Is(applied.FlowId), RunProperties.Status.Is("failed"))).ToListAsync()).Select(one => one.Id));
    }

    private static Pipeline Contacts() => new("Contacts")
    {
        Connection = new TestConnection(new SpecPart("""{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-a-real-key"}""")),
        Schema = XdmSchema.Profile(),
        Mapping = { ["FirstName"] = "person.name.firstName", ["Id"] = "_id" },
        Flow = new TestFlow
        {
            Source = new SpecPart("""{"path":"/","recursive":true}"""),
            Schedule = new SpecPart("""{"startTime":1567411548,"frequency":"minute","interval":30}"""),
        },
    };

    private sealed class AfterStep(PipelineResource resource, Action act) : IProgress<PipelineProgress>
    {
        public void Report(PipelineProgress value)
        {
            if (value.Stage == PipelineStage.Done && value.Step.Resource == resource)
            {
                act();
            }
        }
    }

    private PlatformClient NewClient()
    {
        var options = _platform.ClientOptions;
        options.Retry = new() { Delay = TimeSpan.FromMilliseconds(10) };

        // The provider has a separate clock, so that only the platform knows when a token has expired.
        options.TokenProvider = new ClientCredentialsTokenProvider("emulator", "emulator", imsEndpoint: _platform.Endpoint);
        return new(options);
    }
}
