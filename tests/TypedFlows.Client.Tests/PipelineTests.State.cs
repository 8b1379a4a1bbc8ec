using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests pipelines with their own resource names and with a state store.</summary>
public sealed partial class PipelineTests
{
    private string StateFile => Path.Combine(_folder, "applied.json");

    [Fact]
    public async Task Names_and_descriptions_are_sent_as_they_are_given_and_found_again()
    {
        var applied = await Labelled("Contacts", PipelineStateStore.InFile(StateFile)).ApplyAsync(_client);

        var again = await Labelled("Contacts", PipelineStateStore.InFile(StateFile)).PlanAsync(_client);

        Assert.True(again.IsEmpty, again.ToString());
        var connection = await _client.Connections.GetAsync(applied.IdOf(PipelineResource.Connection));
        var schema = await _client.Schemas.GetAsync(applied.IdOf(PipelineResource.Schema));
        var dataset = await _client.DataSets.GetAsync(applied.DataSetId);
        var source = await _client.SourceConnections.GetAsync(applied.IdOf(PipelineResource.SourceConnection));
        var target = await _client.TargetConnections.GetAsync(applied.IdOf(PipelineResource.TargetConnection));
        var flow = await _client.Flows.GetAsync(applied.FlowId);
        Assert.Equal(("Storage", null), (connection.Name, connection.Description));
        Assert.Equal(("Contacts", ""), (schema.Title, schema.Description));
        Assert.Equal(("Contacts", null), (dataset.Name, dataset.Description));
        Assert.Equal(("Files", "Every file"), (source.Name, source.Description));
        Assert.Equal(("Lake", null), (target.Name, target.Description));
        Assert.Equal(("Nightly", "collecting contacts"), (flow.Name, flow.Description));
        Assert.Null((await _client.MappingSets.GetAsync(applied.IdOf(PipelineResource.MappingSet))).Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pipelines_with_equal_resource_names_use_their_own_resources(bool inFile)
    {
        PipelineStateStore? Store() => inFile ? PipelineStateStore.InFile(StateFile) : null;
        var first = await Labelled("First", Store()).ApplyAsync(_client);
        var second = await Labelled("Second", Store()).ApplyAsync(_client);
        var changed = Labelled("Second", Store(), interval: 45);

        Assert.Empty(first.Steps.Select(step => step.Id).Intersect(second.Steps.Select(step => step.Id)));
        Assert.True((await Labelled("First", Store()).PlanAsync(_client)).IsEmpty);
        Assert.Equal(
            second.FlowId, Assert.Single((await changed.PlanAsync(_client)).Steps, step => step.Action == PipelineAction.Update).Id);
        await changed.ApplyAsync(_client);
        await Labelled("First", Store()).DeleteAsync(_client);
        var plan = await Labelled("Second", Store(), interval: 45).PlanAsync(_client);

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.Equal(second.Steps.Select(step => step.Id), plan.Steps.Select(step => step.Id));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public async Task A_create_without_effect_does_not_take_the_resource_of_another_pipeline_for_its_own(int faults, int connections)
    {
        var store = new PipelineStateStore();
        await Labelled("First", store).ApplyAsync(_client);
        for (var i = 0; i < faults; i++)
        {
            // Nothing is created, but the client cannot know this: its lookup finds the other resource with the same content.
            _platform.AddFault("""{"method":"POST","path":"/data/foundation/flowservice/connections","kind":"cut","times":1}""");
        }

        var failure = await Record.ExceptionAsync(() => Labelled("Second", store).ApplyAsync(_client));

        Assert.Equal(connections, await _client.Connections.CountAsync());
        Assert.Equal(connections == 2 ? null : PipelineResource.Connection, (failure as PipelineException)?.FailedStep?.Resource);
        Assert.True((await Labelled("First", store).PlanAsync(_client)).IsEmpty);
        await Labelled("Second", store).ApplyAsync(_client);
        Assert.Equal(2, await _client.Connections.CountAsync());
    }

    [Fact]
    public async Task Without_its_state_a_pipeline_finds_its_resources_by_their_references()
    {
        var store = PipelineStateStore.InFile(StateFile);
        await Labelled("First", store).ApplyAsync(_client);
        var second = await Labelled("Second", store).ApplyAsync(_client);
        File.Delete(StateFile);

        var plan = await Labelled("Second", PipelineStateStore.InFile(StateFile)).PlanAsync(_client);

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.Equal(second.Steps.Select(step => step.Id), plan.Steps.Select(step => step.Id));
        var conflict = Assert.Single((await Labelled("Second", new PipelineStateStore(), interval: 45).PlanAsync(_client)).Conflicts);
        Assert.Equal("it was not created by a pipeline: scheduleParams/interval is 30, should be 45", conflict.Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Other_names_are_given_to_the_same_resources(bool inFile)
    {
        PipelineStateStore? Store() => inFile ? PipelineStateStore.InFile(StateFile) : null;
        var applied = await Labelled("Contacts", Store()).ApplyAsync(_client);
        Pipeline Renamed()
        {
            var pipeline = Labelled("Contacts", Store());
            foreach (
                var kind in (PipelineResource[])[
                    PipelineResource.Connection,
                    PipelineResource.SourceConnection,
                    PipelineResource.TargetConnection,
                    PipelineResource.Flow])
            {
                pipeline.Labels[kind] = new($"New {kind}");
            }

            return pipeline;
        }

        using var handler = new InterceptingHandler();
        using var client = Client(handler);

        var plan = await Renamed().PlanAsync(client);
        await Renamed().ApplyAsync(client);

        Assert.Equal("name is Nightly, should be New Flow", plan.Steps[^1].Reason);
        Assert.Equal(4, handler.Changes.Count);
        Assert.All(handler.Changes, change => Assert.StartsWith("PATCH ", change, StringComparison.Ordinal));
        Assert.Equal("New Flow", (await _client.Flows.GetAsync(applied.FlowId)).Name);
        Assert.Equal("New Connection", (await _client.Connections.GetAsync(applied.IdOf(PipelineResource.Connection))).Name);
        Assert.Equal(Resources, await CountAsync());
        var second = await Renamed().PlanAsync(_client);
        Assert.True(second.IsEmpty, second.ToString());
        Assert.Equal(applied.Steps.Select(step => step.Id), second.Steps.Select(step => step.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_flow_that_someone_else_renamed_is_not_made_a_second_time(bool inFile)
    {
        PipelineStateStore? Store() => inFile ? PipelineStateStore.InFile(StateFile) : null;
        var applied = await Labelled("Contacts", Store()).ApplyAsync(_client);
        await _client.Flows.PatchAsync(await _client.Flows.GetAsync(applied.FlowId), new FlowPatch().Name("Theirs"));

        var conflict = Assert.Single((await Labelled("Contacts", Store()).PlanAsync(_client)).Conflicts);
        await Labelled("Contacts", Store()).ApplyAsync(_client, options: new() { Overwrite = true });

        Assert.Equal("someone else changed it: name is Theirs, should be Nightly", conflict.Reason);
        Assert.Equal("Nightly", (await _client.Flows.GetAsync(applied.FlowId)).Name);
        Assert.Equal(Resources, await CountAsync());
    }

    [Fact]
    public async Task A_changed_schedule_is_one_patch_and_leaves_the_description_alone()
    {
        var applied = await Labelled("Contacts", PipelineStateStore.InFile(StateFile)).ApplyAsync(_client);
        using var handler = new InterceptingHandler();
        using var client = Client(handler);

        await Labelled("Contacts", PipelineStateStore.InFile(StateFile), interval: 45).ApplyAsync(client);

        Assert.Equal([$"PATCH {applied.FlowId}"], handler.Changes);
        var flow = await _client.Flows.GetAsync(applied.FlowId);
        Assert.Equal(("45", "collecting contacts"), (flow.ScheduleParams.GetProperty("interval").ToString(), flow.Description));
        Assert.True((await Labelled("Contacts", PipelineStateStore.InFile(StateFile), interval: 45).PlanAsync(_client)).IsEmpty);
    }

    [Fact]
    public async Task A_change_by_someone_else_is_a_conflict_with_a_state_store_too()
    {
        var applied = await Labelled("Contacts", PipelineStateStore.InFile(StateFile)).ApplyAsync(_client);
        await _client.Flows.PatchAsync(
            await _client.Flows.GetAsync(applied.FlowId), new FlowPatch().Replace("/scheduleParams/interval", 45));

        var conflict = Assert.Single((await Labelled("Contacts", PipelineStateStore.InFile(StateFile)).PlanAsync(_client)).Conflicts);

        Assert.Equal("someone else changed it: scheduleParams/interval is 45, should be 30", conflict.Reason);
    }

    [Theory]
    [MemberData(nameof(Kills))]
    public async Task Terminated_at_any_step_the_state_identifies_its_own_resources(int step, bool hasTakenEffect)
    {
        using var handler = Killer(step, hasTakenEffect);
        using var client = Client(handler);
        await Assert.ThrowsAsync<KilledException>(() => Labelled("Contacts", PipelineStateStore.InFile(StateFile)).ApplyAsync(client));

        var applied = await Labelled("Contacts", PipelineStateStore.InFile(StateFile)).ApplyAsync(_client);

        Assert.Equal(Resources, await CountAsync());
        Assert.Equal(hasTakenEffect ? step : step - 1, applied.Steps.Count(one => one.Action == PipelineAction.Unchanged));
        Assert.True((await Labelled("Contacts", PipelineStateStore.InFile(StateFile)).PlanAsync(_client)).IsEmpty);
        Assert.Equal(Resources - 1, (await Labelled("Contacts", PipelineStateStore.InFile(StateFile)).DeleteAsync(_client)).Count);
        Assert.Equal(1, await CountAsync());
        Assert.Equal("{}", await File.ReadAllTextAsync(StateFile));
    }

    [Fact]
    public async Task What_was_there_as_it_should_be_is_used_and_not_deleted()
    {
        var theirs = await _client.Connections.CreateAsync(
            "Storage", new TestConnection(new SpecPart("""{"s3AccessKey":"AK","s3SecretKey":"not-a-real-key"}""")));
        var applied = await Labelled("Contacts", PipelineStateStore.InFile(StateFile)).ApplyAsync(_client);

        var deleted = await Labelled("Contacts", PipelineStateStore.InFile(StateFile)).DeleteAsync(_client);

        Assert.Equal(theirs.Id, applied.IdOf(PipelineResource.Connection));
        Assert.DoesNotContain(deleted, step => step.Resource == PipelineResource.Connection);
        Assert.NotNull(await _client.Connections.FindByIdAsync(theirs.Id));
    }

    [Fact]
    public async Task A_pipeline_selects_the_data_parts_of_its_target_connection()
    {
        var store = new PipelineStateStore();
        async Task<string> DataAsync(string name, TargetData data)
        {
            var applied = await Labelled(name, store, data: data).ApplyAsync(_client);
            var target = await _client.TargetConnections.GetAsync(applied.IdOf(PipelineResource.TargetConnection));
            return target.Json.TryGetProperty("data", out var sent)
                ? string.Join(',', sent.EnumerateObject().Select(member => member.Name))
                : "none";
        }

        Assert.Equal("format,schema", await DataAsync("A", TargetData.All));
        Assert.Equal("format", await DataAsync("B", TargetData.Format));
        Assert.Equal("schema", await DataAsync("C", TargetData.Schema));
    }

    [Fact]
    public async Task A_mapping_without_a_version_is_sent_by_id_only()
    {
        var pipeline = Labelled("Contacts", new PipelineStateStore(), transformations: [new("Mapping", new SpecPart("{}"))]);

        var applied = await pipeline.ApplyAsync(_client);

        var mapping = Assert.Single((await _client.Flows.GetAsync(applied.FlowId)).Transformations).Params;
        Assert.Equal($$"""{"mappingId":"{{applied.IdOf(PipelineResource.MappingSet)}}"}""", mapping.GetRawText());
        Assert.True((await pipeline.PlanAsync(_client)).IsEmpty);
    }

    [Fact]
    public async Task An_invalid_label_is_rejected_before_anything_is_sent()
    {
        var nameless = Labelled("Contacts", null);
        nameless.Labels[PipelineResource.Flow] = PipelineLabel.None;
        var twice = Labelled("Contacts", null);
        twice.Labels[PipelineResource.Schema] = new("People");

        Assert.Contains(
            "without a name for Flow",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => nameless.ApplyAsync(_client))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "in Schema",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => twice.ApplyAsync(_client))).Message,
            StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("no json")]
    [InlineData("""{"Contacts":{"Flow":{"id":"x"}}}""")]
    [InlineData("""{"Contacts":{"Pump":{"id":"x","values":"","members":"","wasThere":false}}}""")]
    public async Task A_file_without_state_is_named(string text)
    {
        await File.WriteAllTextAsync(StateFile, text);

        var error = Assert.Throws<InvalidDataException>(() => PipelineStateStore.InFile(StateFile));

        Assert.Contains(StateFile, error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<int, bool> Kills()
    {
        var kills = new TheoryData<int, bool>();
        for (var step = 1; step <= Resources; step++)
        {
            kills.Add(step, false);
            kills.Add(step, true);
        }

        return kills;
    }

    private static Pipeline Labelled(
        string name,
        PipelineStateStore? store,
        int interval = 30,
        string? flowId = null,
        TargetData data = TargetData.All,
        IReadOnlyList<Transformation>? transformations = null) => new(name)
        {
            StateStore = store,
            FlowId = flowId,
            Labels =
            {
                [PipelineResource.Connection] = new("Storage"),
                [PipelineResource.SourceConnection] = new("Files", "Every file"),
                [PipelineResource.TargetConnection] = new("Lake"),
                [PipelineResource.MappingSet] = PipelineLabel.None,
                [PipelineResource.Flow] = new("Nightly", "collecting contacts"),
            },
            Connection = new TestConnection(new SpecPart("""{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-a-real-key"}""")),
            Schema = XdmSchema.Profile(),
            TargetData = data,
            Mapping = { ["FirstName"] = "person.name.firstName", ["Id"] = "_id" },
            Flow = new TestFlow
            {
                Source = Source,
                Schedule = new SpecPart($$"""{"startTime":1567411548,"frequency":"minute","interval":{{interval}}}"""),
                Transformations = transformations ?? [],
            },
        };
}
