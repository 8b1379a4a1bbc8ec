using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <content>Tests which differences a plan reports, and what it decides by them.</content>
public sealed partial class PipelineTests
{
    [Fact]
    public async Task A_new_name_is_one_difference_and_an_update()
    {
        const string Name = "Say \"now\", should be later";
        await Contacts().ApplyAsync(_client);
        var renamed = Contacts();
        renamed.Labels[PipelineResource.Flow] = new(Name);

        var step = ChangedFlow(await renamed.PlanAsync(_client));

        Assert.Equal(
            (PipelineAction.Update, PipelineStepCause.Different), (step.Action, step.Cause));
        Assert.Equal([new PipelineDifference("/name", "Contacts", Name)], step.Differences);
        Assert.Equal("name is Contacts, should be " + Name, step.Reason);
        await renamed.ApplyAsync(_client);
        Assert.True((await renamed.PlanAsync(_client)).IsEmpty);
        Assert.Equal([new PipelineDifference("/name", Name, "Contacts")], ChangedFlow(await Contacts().PlanAsync(_client)).Differences);
    }

    [Fact]
    public async Task A_changed_schedule_is_a_difference_per_property()
    {
        await Contacts(schedule: """{"startTime":1567411548,"frequency":"minute","interval":30,"backfill":true}""").ApplyAsync(_client);

        var plan = await Contacts(schedule: """{"startTime":1567411548,"frequency":"hour","interval":30}""").PlanAsync(_client);

        var step = ChangedFlow(plan);
        Assert.Equal(PipelineAction.Update, step.Action);
        Assert.Equal(
            [new("/scheduleParams/frequency", "minute", "hour"), new PipelineDifference("/scheduleParams/backfill", "true", null)],
            step.Differences);
        Assert.Equal("scheduleParams/frequency is minute, should be hour, scheduleParams/backfill is true, should not be set", step.Reason);
    }

    [Fact]
    public async Task Changed_transformations_are_an_update()
    {
        await Contacts().ApplyAsync(_client);
        var changed = Contacts();
        changed.Mapping["FirstName"] = "person.name.lastName";

        var plan = await changed.PlanAsync(_client);

        var step = ChangedFlow(plan);
        Assert.Equal(PipelineAction.Update, step.Action);
        var difference = Assert.Single(step.Differences);
        Assert.Equal(("/transformations/0/params/mappingId", PipelineContent.NotYet), (difference.Pointer, difference.Wanted));
        Assert.Equal(
            PipelineStepCause.RowsDifferent, Assert.Single(plan.Steps, one => one.Resource == PipelineResource.MappingSet).Cause);
    }

    [Fact]
    public async Task A_plan_names_the_rows_that_change_with_the_kinds_of_their_sources()
    {
        await Contacts().ApplyAsync(_client);
        var changed = Contacts();
        changed.Mapping["Id"] = "person.name.lastName";
        changed.Mapping.Add(MappingRow.Expression("lower(\n  Id)", to: "_id"));

        var plan = await changed.PlanAsync(_client);

        var step = Assert.Single(plan.Steps, one => one.Resource == PipelineResource.MappingSet);
        Assert.Equal((PipelineAction.Create, PipelineStepCause.RowsDifferent), (step.Action, step.Cause));
        Assert.Equal(
            [
                new("/mappings/person.name.lastName", null, "Attribute Id"),
                new PipelineDifference("/mappings/_id", "Attribute Id", "Expression lower(\n  Id)"),
            ],
            step.Differences);
        Assert.Equal(
            "Create    MappingSet       Contacts: the rows are different: mappings/person.name.lastName should be Attribute Id, "
                + "mappings/_id is Attribute Id, should be Expression lower(   Id)",
            step.ToString());
        Assert.Equal(
            [PipelineResource.MappingSet, PipelineResource.Flow],
            plan.Steps.Where(one => one.Action != PipelineAction.Unchanged).Select(one => one.Resource));
        Assert.StartsWith(
            "/transformations/0/params/mapping", Assert.Single(ChangedFlow(plan).Differences).Pointer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attribute_that_becomes_an_expression_or_a_constant_of_the_same_text_is_a_difference()
    {
        await Contacts().ApplyAsync(_client);
        foreach (var row in (MappingRow[])[MappingRow.Expression("Id", to: "_id"), MappingRow.Constant("Id", to: "_id")])
        {
            var changed = Contacts(mapping: [new("FirstName", "person.name.firstName"), row]);

            var step = Assert.Single((await changed.PlanAsync(_client)).Steps, one => one.Resource == PipelineResource.MappingSet);

            Assert.Equal([new PipelineDifference("/mappings/_id", "Attribute Id", $"{row.SourceType} Id")], step.Differences);
        }
    }

    [Theory]
    [InlineData("flow")]
    [InlineData("name ")]
    [InlineData("scheduleParams2")]
    public async Task Only_the_options_themselves_can_be_changed_whatever_their_name(string member)
    {
        Pipeline WithOptions(string options, string flowSpecId) => new("Contacts")
        {
            Connection = Contacts().Connection,
            Schema = XdmSchema.Profile(),
            Flow = new TestFlow
            {
                FlowSpecId = flowSpecId,
                Source = Source,
                Schedule = new SpecPart("""{"startTime":1567411548,"frequency":"minute","interval":30}"""),
                Options = new SpecPart(options),
            },
            FlowOptionsMember = member,
        };
        const string Storage = "9753525b-82c7-4dce-8a9b-5ccfce2b9876";
        await WithOptions("""{"a/b":"1","a":{"b":"2"}}""", Storage).ApplyAsync(_client);

        var options = ChangedFlow(await WithOptions("""{"a/b":"1","a":{"b":"3"}}""", Storage).PlanAsync(_client));
        var spec = ChangedFlow(
            await WithOptions("""{"a/b":"1","a":{"b":"2"}}""", "14518937-270c-4525-bdec-c2ba7cce3860").PlanAsync(_client));

        Assert.Equal(PipelineAction.Update, options.Action);
        Assert.Equal([new PipelineDifference($"/{member}/a/b", "2", "3")], options.Differences);
        Assert.Equal((PipelineAction.Conflict, PipelineStepCause.Immutable), (spec.Action, spec.Cause));
        Assert.Equal("/flowSpec/id", Assert.Single(spec.Differences).Pointer);
        Assert.EndsWith("delete the pipeline first, or rename it", spec.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_a_difference_without_its_values()
    {
        Pipeline WithSource(ISource source) => new("Contacts")
        {
            Connection = Contacts().Connection,
            Schema = XdmSchema.Profile(),
            Flow = new TestFlow
            {
                Source = source,
                Schedule = new SpecPart("""{"startTime":1567411548,"frequency":"minute","interval":30}"""),
            },
        };
        await WithSource(new SecretSource(new("hidden-1"), "before")).ApplyAsync(_client);

        var changed = await WithSource(new SecretSource(new("hidden-2"), "after")).PlanAsync(_client);
        var dropped = await WithSource(Source).PlanAsync(_client);

        var step = Assert.Single(changed.Conflicts);
        Assert.Equal(PipelineResource.SourceConnection, step.Resource);
        Assert.Equal(["/params/token", "/params/note"], step.Differences.Select(difference => difference.Pointer));
        Assert.Equal([true, false], step.Differences.Select(difference => difference.IsSecret));
        Assert.Equal("params/token is ***, should be ***", step.Differences[0].ToString());
        Assert.Equal("params/note is before, should be after", step.Differences[1].ToString());
        Assert.Equal("params/token is ***, should not be set", Assert.Single(dropped.Conflicts).Differences[0].ToString());
        Assert.DoesNotContain(
            "hidden",
            $"{changed} {dropped} {string.Join(' ', changed.Steps.SelectMany(one => one.Differences))}",
            StringComparison.Ordinal);
    }

    /// <summary>The emulator drops parameters with these names, as a service can hide them.</summary>
    [Theory]
    [InlineData("secretAccessKey")]
    [InlineData("PASSWORD")]
    [InlineData("s3SessionToken")]
    [InlineData("s3_session_token")]
    public async Task A_source_parameter_with_the_name_of_a_secret_leaves_the_second_plan_empty(string name)
    {
        Pipeline With(string note) => new("Contacts")
        {
            Connection = Contacts().Connection,
            Schema = XdmSchema.Profile(),
            Flow = new TestFlow
            {
                Source = new SpecPart(
                    $$"""{ "path": "/a", "{{name}}": "hidden", "inner": { "{{name}}": "hidden" }, "note": "{{note}}" }"""),
                Schedule = new SpecPart("""{"startTime":1567411548,"frequency":"minute","interval":30}"""),
            },
        };
        await With("before").ApplyAsync(_client);

        var second = await With("before").PlanAsync(_client);
        var changed = await With("after").PlanAsync(_client);

        Assert.All(second.Steps, step => Assert.Equal(PipelineAction.Unchanged, step.Action));
        var step = Assert.Single(changed.Conflicts);
        Assert.Equal(PipelineStepCause.Immutable, step.Cause);
        Assert.Equal("/params/note", Assert.Single(step.Differences).Pointer);
        Assert.DoesNotContain("hidden", $"{second} {changed}", StringComparison.Ordinal);
    }

    private static PipelineStep ChangedFlow(PipelinePlan plan) =>
        Assert.Single(plan.Steps, step => step.Resource == PipelineResource.Flow && step.Action != PipelineAction.Unchanged);
}
