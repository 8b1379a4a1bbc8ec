namespace TypedFlows.Client.Tests;

/// <summary>Tests pipelines that manage an existing flow by its id.</summary>
public sealed partial class PipelineTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_existing_flow_is_managed_by_its_id_among_resources_with_equal_names(bool inStore)
    {
        // Each flow was created by a pipeline with another name, which the next program does not know.
        var store = inStore ? new PipelineStateStore() : null;
        await Labelled("First", store).ApplyAsync(_client);
        var second = await Labelled("Second", store).ApplyAsync(_client);

        var plan = await Managed(second.FlowId).PlanAsync(_client);
        var changed = await Managed(second.FlowId, interval: 45).PlanAsync(_client);
        await Managed(second.FlowId, interval: 45).ApplyAsync(_client);

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.Equal(second.Steps.Select(step => step.Id), plan.Steps.Select(step => step.Id));
        var step = Assert.Single(changed.Steps, step => step.Action != PipelineAction.Unchanged);
        Assert.Equal("scheduleParams/interval is 30, should be 45", step.Reason);
        Assert.Equal((PipelineAction.Update, PipelineStepCause.Different), (step.Action, step.Cause));
        Assert.Equal(45, (await _client.Flows.GetAsync(second.FlowId)).ScheduleParams.GetProperty("interval").GetInt32());
        Assert.True((await Managed(second.FlowId, interval: 45).PlanAsync(_client)).IsEmpty);
    }

    [Fact]
    public async Task A_flow_of_a_given_id_with_a_changed_source_is_a_conflict_that_does_not_blame_others()
    {
        var applied = await Contacts().ApplyAsync(_client);
        var changed = Contacts(sourceSchema: new("https://ns.adobe.com/tenant/schemas/1"), flowId: applied.FlowId, name: "Imported");

        var conflict = (await changed.PlanAsync(_client)).Conflicts.First(step => step.Resource == PipelineResource.SourceConnection);

        Assert.Equal(PipelineStepCause.Immutable, conflict.Cause);
    }

    [Fact]
    public async Task In_a_sandbox_without_the_flow_the_pipeline_creates_its_resources()
    {
        var pipeline = Managed("11111111-2222-3333-4444-555555555555");

        Assert.All((await pipeline.PlanAsync(_client)).Steps, step => Assert.Equal(PipelineAction.Create, step.Action));
        await pipeline.ApplyAsync(_client);
        Assert.True((await pipeline.PlanAsync(_client)).IsEmpty);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unchanged_existing_flow_is_not_deleted(bool inStore)
    {
        var applied = await Labelled("First", new PipelineStateStore()).ApplyAsync(_client);
        var store = inStore ? new PipelineStateStore() : null;

        await Managed(applied.FlowId, store: store).ApplyAsync(_client);
        await Managed(applied.FlowId, store: store).ApplyAsync(_client);
        Assert.Empty(await Managed(applied.FlowId, store: store).DeleteAsync(_client));

        Assert.NotNull(await _client.Flows.FindByIdAsync(applied.FlowId));
    }

    private static Pipeline Managed(string flowId, int interval = 30, PipelineStateStore? store = null) =>
        Labelled("Contacts", store, interval, flowId);
}
