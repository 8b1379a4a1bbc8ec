using System.Net;
using TypedFlows.Client.Tests.Support;
using TypedFlows.Emulator;

namespace TypedFlows.Client.Tests;

/// <summary>Tests pipelines against the emulator: planned, applied, interrupted, changed by others, and deleted.</summary>
public sealed partial class PipelineTests : IAsyncLifetime
{
    private const int Resources = 7;

    private readonly string _folder = Directory.CreateTempSubdirectory("typedflows-pipeline-").FullName;
    private PlatformEmulator _platform = null!;
    private PlatformClient _client = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "contacts.csv"), "FirstName,Id\nZoë,1\nJosé,2\n");
        _platform = await PlatformEmulator.StartAsync(o => o.Source("amazon-s3", _folder));
        _client = new PlatformClient(_platform.ClientOptions);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _platform.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_is_created_in_order_runs_and_is_then_as_it_should_be()
    {
        var pipeline = Contacts();
        var seen = new List<string>();

        var plan = await pipeline.PlanAsync(_client);
        var applied = await pipeline.ApplyAsync(_client, new Reports(seen));
        var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        var second = await pipeline.PlanAsync(_client);
        var again = await pipeline.ApplyAsync(_client);

        Assert.All(plan.Steps, step => Assert.Equal(PipelineAction.Create, step.Action));
        Assert.Equal(Enum.GetValues<PipelineResource>(), plan.Steps.Select(step => step.Resource));
        Assert.Equal(Enum.GetValues<PipelineResource>().SelectMany(resource => new[] { $"Begun {resource}", $"Done {resource}" }), seen);
        Assert.Equal("records: 2 read, 2 written, 0 failed", run.Records.ToString());
        Assert.Equal(
            ["1", "2"], (await _platform.GetRecordsAsync(applied.DataSetId)).Select(record => record.GetProperty("_id").GetString()));
        Assert.True(second.IsEmpty, second.ToString());
        Assert.Equal(applied.Steps.Select(step => step.Id), again.Steps.Select(step => step.Id));
        Assert.Equal(Resources, await CountAsync());
    }

    [Fact]
    public async Task A_changed_schedule_is_one_patch()
    {
        var applied = await Contacts().ApplyAsync(_client);
        using var handler = new InterceptingHandler();
        using var client = Client(handler);
        var changed = Contacts(schedule: """{"startTime":1567411548,"frequency":"hour","interval":2}""");

        var plan = await changed.PlanAsync(client);
        await changed.ApplyAsync(client);

        var step = Assert.Single(plan.Steps, step => step.Action != PipelineAction.Unchanged);
        Assert.Equal((PipelineResource.Flow, PipelineAction.Update), (step.Resource, step.Action));
        Assert.Contains("scheduleParams/frequency is minute, should be hour", step.Reason, StringComparison.Ordinal);
        Assert.Equal([$"PATCH {applied.FlowId}"], handler.Changes);
        Assert.Equal(2, (await _client.Flows.GetAsync(applied.FlowId)).ScheduleParams.GetProperty("interval").GetInt32());
        Assert.True((await changed.PlanAsync(_client)).IsEmpty);
    }

    [Fact]
    public async Task What_is_no_longer_asked_for_is_taken_away()
    {
        var applied = await Contacts(schedule: """{"startTime":1567411548,"frequency":"minute","interval":30,"backfill":true}""")
            .ApplyAsync(_client);
        var changed = Contacts();

        Assert.False((await changed.PlanAsync(_client)).IsEmpty);
        await changed.ApplyAsync(_client);

        Assert.False((await _client.Flows.GetAsync(applied.FlowId)).ScheduleParams.TryGetProperty("backfill", out _));
        Assert.True((await changed.PlanAsync(_client)).IsEmpty);
    }

    [Fact]
    public async Task A_start_that_has_passed_is_history()
    {
        await Contacts().ApplyAsync(_client);

        var later = Contacts(schedule: """{"startTime":1667411548,"frequency":"minute","interval":30}""");

        Assert.True((await later.PlanAsync(_client)).IsEmpty);
    }

    [Fact]
    public async Task Changed_rows_become_a_new_mapping_set_and_one_patch()
    {
        var applied = await Contacts().ApplyAsync(_client);
        using var handler = new InterceptingHandler();
        using var client = Client(handler);
        var changed = Contacts();
        changed.Mapping["FirstName"] = "person.name.lastName";

        await changed.ApplyAsync(client);

        Assert.Equal(["POST mappingSets", $"PATCH {applied.FlowId}"], handler.Changes);
        Assert.True((await changed.PlanAsync(_client)).IsEmpty);
        Assert.True((await changed.ApplyAsync(_client)).IdOf(PipelineResource.MappingSet) != applied.IdOf(PipelineResource.MappingSet));
    }

    [Fact]
    public async Task A_change_by_someone_else_is_overwritten_only_on_request()
    {
        var pipeline = Contacts();
        var applied = await pipeline.ApplyAsync(_client);
        var theirs = await _client.Flows.PatchAsync(
            await _client.Flows.GetAsync(applied.FlowId), new FlowPatch().Replace("/scheduleParams/interval", 45));

        var plan = await pipeline.PlanAsync(_client);
        var error = await Assert.ThrowsAsync<PipelineException>(() => pipeline.ApplyAsync(_client));

        var conflict = Assert.Single(plan.Conflicts);
        Assert.Equal("someone else changed it: scheduleParams/interval is 45, should be 30", conflict.Reason);
        Assert.Contains("Overwrite", error.Message, StringComparison.Ordinal);
        Assert.Equal(theirs.ETag, (await _client.Flows.GetAsync(applied.FlowId)).ETag);

        await pipeline.ApplyAsync(_client, options: new() { Overwrite = true });
        Assert.Equal(30, (await _client.Flows.GetAsync(applied.FlowId)).ScheduleParams.GetProperty("interval").GetInt32());
        Assert.True((await pipeline.PlanAsync(_client)).IsEmpty);
    }

    [Fact]
    public async Task A_resource_of_its_name_that_it_did_not_make_is_left_alone()
    {
        var theirs = await _client.Connections.CreateAsync(
            "Contacts", new TestConnection(null) { ConnectionSpecId = "c604ff05-7f1a-43c0-8e18-33bf874cb11c" });

        var error = await Assert.ThrowsAsync<PipelineException>(() => Contacts().ApplyAsync(_client));

        Assert.Contains("not created by a pipeline", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
        await Contacts().DeleteAsync(_client);
        Assert.NotNull(await _client.Connections.FindByIdAsync(theirs.Id));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_platform_as_it_was()
    {
        using var handler = new InterceptingHandler
        {
            Before = (_, request) => request.RequestUri!.AbsolutePath.EndsWith("/flows", StringComparison.Ordinal)
                ? new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("""{"message":"no flows today"}""") }
                : null,
        };
        using var client = Client(handler);
        var seen = new List<string>();

        var error = await Assert.ThrowsAsync<PipelineException>(() => Contacts().ApplyAsync(client, new Reports(seen)));

        Assert.Equal(PipelineResource.Flow, error.FailedStep!.Resource);
        Assert.Contains("no flows today", error.Message, StringComparison.Ordinal);
        Assert.Empty(error.LeftBehind);
        Assert.Equal(
            ["Undone TargetConnection", "Undone SourceConnection", "Undone DataSet", "Undone Schema", "Undone Connection"],
            seen.Where(line => line.StartsWith("Undone", StringComparison.Ordinal)));

        // The service cannot delete mapping sets. The next apply uses the existing one.
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task It_is_deleted_in_reverse_order()
    {
        await Contacts().ApplyAsync(_client);

        var deleted = await Contacts().DeleteAsync(_client);

        Assert.Equal(
            [
                PipelineResource.Flow,
                PipelineResource.TargetConnection,
                PipelineResource.SourceConnection,
                PipelineResource.DataSet,
                PipelineResource.Schema,
                PipelineResource.Connection],
            deleted.Select(step => step.Resource));
        Assert.Equal(1, await CountAsync());
        Assert.Empty(await Contacts().DeleteAsync(_client));
    }

    [Fact]
    public async Task A_raw_schema_is_sent_with_the_source()
    {
        var raw = (await _client.Schemas.CreateAsync(XdmSchema.Profile("Raw"))).Reference;
        var other = (await _client.Schemas.CreateAsync(XdmSchema.Profile("Other"))).Reference;
        var applied = await Contacts(sourceSchema: raw).ApplyAsync(_client);
        var source = applied.IdOf(PipelineResource.SourceConnection);
        static string Data(XdmSchemaRef schema) =>
            $$$"""{"format":"delimited","schema":{"id":"{{{schema.Id}}}","version":"{{{schema.CompactContentType}}}"}}""";
        async Task<string> DataAsync() => (await _client.SourceConnections.GetAsync(source)).Json.GetProperty("data").GetRawText();

        Assert.Equal(Data(raw), await DataAsync());
        Assert.True((await Contacts(sourceSchema: raw).PlanAsync(_client)).IsEmpty);
        Assert.Equal(
            PipelineResource.SourceConnection, Assert.Single((await Contacts(sourceSchema: other).PlanAsync(_client)).Conflicts).Resource);

        // Without a flow, the source can still be changed.
        await _client.Flows.DeleteAsync(applied.FlowId);
        await Contacts(sourceSchema: other).ApplyAsync(_client);
        Assert.Equal(Data(other), await DataAsync());
        Assert.True((await Contacts(sourceSchema: other).PlanAsync(_client)).IsEmpty);
    }

    [Fact]
    public async Task What_breaks_a_spec_sends_nothing()
    {
        using var handler = new InterceptingHandler();
        using var client = Client(handler);
        var broken = new Pipeline("Contacts")
        {
            Connection = new TestConnection(null),
            Schema = XdmSchema.Profile(),
            Flow = new TestFlow { Source = Source, Schedule = new SpecPart("{}", "'interval' must be at least 15") },
        };

        await Assert.ThrowsAsync<SpecValidationException>(() => broken.ApplyAsync(client));
        await Assert.ThrowsAsync<SpecValidationException>(() => broken.PlanAsync(client));

        Assert.Equal(0, await CountAsync());
    }

    private const string HalfHourly = """{"startTime":1567411548,"frequency":"minute","interval":30}""";

    private static SpecPart Source => new("""{"path":"/","recursive":true}""");

    private static Pipeline Contacts(
        string schedule = HalfHourly,
        XdmSchemaRef? sourceSchema = null,
        MappingRow[]? mapping = null,
        string name = "Contacts",
        string? flowId = null)
    {
        var pipeline = new Pipeline(name)
        {
            FlowId = flowId,
            SourceSchema = sourceSchema,
            Connection = new TestConnection(new SpecPart("""{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-a-real-key"}""")),
            Schema = XdmSchema.Profile(),
            Flow = new TestFlow { Source = Source, Schedule = new SpecPart(schedule) },
        };
        foreach (var row in mapping ?? [new("FirstName", "person.name.firstName"), new("Id", "_id")])
        {
            pipeline.Mapping.Add(row);
        }

        return pipeline;
    }

    private PlatformClient Client(InterceptingHandler handler)
    {
        var options = _platform.ClientOptions;
        options.Retry = PlatformRetryOptions.None;
        return new(new HttpClient(handler), options);
    }

    /// <summary>Counts the resources of every kind.</summary>
    private async Task<long> CountAsync() =>
        await _client.Connections.CountAsync()
        + await _client.SourceConnections.CountAsync()
        + await _client.TargetConnections.CountAsync()
        + await _client.Flows.CountAsync()
        + (await _client.Schemas.ListAsync().ToListAsync()).Count
        + (await _client.DataSets.ListAsync().ToListAsync()).Count
        + (await _client.MappingSets.ListAsync().ToListAsync()).Count;

    private sealed class Reports(List<string> seen) : IProgress<PipelineProgress>
    {
        public void Report(PipelineProgress value) => seen.Add($"{value.Stage} {value.Step.Resource}");
    }
}
