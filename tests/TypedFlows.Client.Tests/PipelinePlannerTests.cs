using System.Text.Json;
using TypedFlows.Client.Tests.Support;
using TypedFlows.CompilerServices;
using static TypedFlows.Client.Tests.Support.PlannedPipeline;

namespace TypedFlows.Client.Tests;

/// <summary>Tests each decision of a plan with resources as a platform returns them, without a platform.</summary>
public sealed class PipelinePlannerTests
{
    private const string Hourly = """{"startTime":1567411548,"frequency":"hour","interval":30}""";

    [Fact]
    public void A_resource_that_does_not_exist_is_created()
    {
        var plan = Plan(Contacts(), Nothing(Contacts()));
        Assert.Equal(Enum.GetValues<PipelineResource>(), plan.Steps.Select(step => step.Resource));
        Assert.All(plan.Steps, step => Assert.Equal(
            (PipelineAction.Create, PipelineStepCause.None, null, "Contacts", 0),
            (step.Action, step.Cause, step.Id, step.Name, step.Differences.Count)));
        Assert.False(plan.IsEmpty);
    }

    [Fact]
    public void A_resource_that_is_not_part_of_the_pipeline_has_no_step()
    {
        var pipeline = Contacts(connectionId: "given", rows: []);
        Assert.Equal(
            [
                PipelineResource.Schema, PipelineResource.DataSet, PipelineResource.SourceConnection, PipelineResource.TargetConnection,
                PipelineResource.Flow,
            ],
            Plan(pipeline, Nothing(pipeline)).Steps.Select(step => step.Resource));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_applied_pipeline_is_unchanged(bool isMapped)
    {
        var pipeline = isMapped ? Contacts() : Contacts(connectionId: "given", rows: []);
        var plan = Plan(pipeline, Applied(pipeline));
        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.Equal(isMapped ? ["c", "x", "d", "s", "t", "m", "f"] : ["x", "d", "s", "t", "f"], plan.Steps.Select(step => step.Id));
        Assert.Equal("f-1", Step(plan, PipelineResource.Flow).ETag);
        Assert.All(plan.Steps, step => Assert.Equal((PipelineStepCause.None, 0), (step.Cause, step.Differences.Count)));
    }

    [Fact]
    public void Credentials_are_sent_again_only_to_a_connection_that_is_otherwise_unchanged()
    {
        var renew = new PipelineOptions { RenewCredentials = true };
        var plan = Plan(Contacts(), Applied(Contacts()), renew);
        Assert.Equal("c Update CredentialsRenewed", Assert.Single(Changes(plan)));
        Assert.Equal("c-1", Step(plan, PipelineResource.Connection).ETag);
        Assert.Equal("c Conflict Immutable", Assert.Single(Changes(Plan(Contacts(auth: "Assumed Role"), Applied(Contacts()), renew))));
        Assert.Equal(PipelineStepCause.None, Step(Plan(Contacts(), Nothing(Contacts()), renew), PipelineResource.Connection).Cause);
    }

    [Fact]
    public void A_changed_schedule_is_an_update_of_the_flow()
    {
        var step = Changed(Contacts(schedule: Hourly), Applied(Contacts()));
        Assert.Equal("f Update Different", Text(step));
        Assert.Equal([new PipelineDifference("/scheduleParams/frequency", "minute", "hour")], step.Differences);
        Assert.False(step.CanOverwrite);
    }

    [Fact]
    public void A_property_that_is_no_longer_set_is_an_update_and_a_string_is_hidden()
    {
        var before = Contacts(schedule: """{"startTime":1567411548,"frequency":"minute","interval":30,"backfill":true,"zone":"UTC"}""");
        var step = Changed(Contacts(), Applied(before));
        Assert.Equal("f Update Different", Text(step));
        Assert.Equal(
            ["/scheduleParams/backfill: true -> ", "/scheduleParams/zone: *** -> "],
            step.Differences.Select(each => $"{each.Pointer}: {each.Shown} -> {each.Wanted}"));
        Assert.Equal([false, true], step.Differences.Select(each => each.IsSecret));
    }

    [Fact]
    public void Options_are_changed_under_the_name_of_their_property_only()
    {
        var before = Contacts(options: """{"partialIngestionPercent":5}""");
        var step = Changed(Contacts(options: """{"partialIngestionPercent":10}"""), Applied(before));
        Assert.Equal("f Update Different", Text(step));
        Assert.Equal([new PipelineDifference("/settings/partialIngestionPercent", "5", "10")], step.Differences);
    }

    [Theory]
    [InlineData(HalfHourly)]
    [InlineData(Hourly)]
    public void The_spec_of_a_flow_cannot_be_changed(string schedule)
    {
        var changed = Contacts(flowSpecId: "14518937-270c-4525-bdec-c2ba7cce3860", schedule: schedule);
        var step = Changed(changed, Applied(Contacts()), new() { Overwrite = true });
        Assert.Equal("f Conflict Immutable", Text(step));
        Assert.False(step.CanOverwrite);
        Assert.Equal("/flowSpec/id", step.Differences[0].Pointer);
    }

    [Fact]
    public void Every_resource_can_be_renamed()
    {
        var renamed = Contacts();
        PipelineResource[] named =
        [
            PipelineResource.Connection, PipelineResource.SourceConnection, PipelineResource.TargetConnection, PipelineResource.Flow,
        ];
        foreach (var resource in named)
        {
            renamed.Labels[resource] = new("New " + resource);
        }

        var plan = Plan(renamed, Applied(Contacts()));
        Assert.Equal(["c Update Different", "s Update Different", "t Update Different", "f Update Different"], Changes(plan));
        Assert.Equal([new PipelineDifference("/name", "Contacts", "New Flow")], Step(plan, PipelineResource.Flow).Differences);
        Assert.Equal("New SourceConnection", Step(plan, PipelineResource.SourceConnection).Name);
    }

    [Fact]
    public void A_source_or_target_changes_only_while_no_flow_uses_it()
    {
        var moved = Contacts(source: new SpecPart("""{"path":"/new"}"""));
        var found = Applied(Contacts());
        var other = found with { Dataset = found.Dataset is { } set ? DataSet.Read("d2", set.Json) : null };
        Assert.Equal(["s Conflict Immutable"], Changes(Plan(moved, found)));
        Assert.Equal(["s Update Different", " Create None"], Changes(Plan(moved, found with { Flow = null })));
        Assert.Equal(["t Conflict Immutable"], Changes(Plan(Contacts(), other)));
        Assert.Equal(["t Update Different", " Create None"], Changes(Plan(Contacts(), other with { Flow = null })));
        Assert.Equal(
            [new PipelineDifference("/params/dataSetId", "d", "d2")],
            Step(Plan(Contacts(), other), PipelineResource.TargetConnection).Differences);
    }

    [Fact]
    public void A_schema_can_have_other_parts_but_no_other_class()
    {
        const string Events = XdmSchema.ExperienceEventClass;
        var found = Applied(Contacts());
        var extended = Contacts(schema: XdmSchema.Of("", XdmSchema.ProfileClass, "", "https://x/1"));
        var step = Step(Plan(extended, found), PipelineResource.Schema);
        Assert.Equal("x Update Different", Text(step));
        Assert.Equal("/allOf/https:~1~1x~11", step.Differences[0].Pointer);
        Assert.Equal(
            "x Conflict Immutable", Text(Step(Plan(Contacts(schema: XdmSchema.Of("", Events)), found), PipelineResource.Schema)));
    }

    [Fact]
    public void The_schema_of_a_dataset_cannot_be_changed()
    {
        var found = Applied(Contacts());
        var step = Step(Plan(Contacts(), found with { Schema = null }), PipelineResource.DataSet);
        Assert.Equal("d Conflict Immutable", Text(step));
        Assert.Equal([new PipelineDifference("/schemaRef/id", "x", "(to be created)")], step.Differences);
    }

    [Fact]
    public void The_last_of_duplicate_properties_counts()
    {
        using var json = JsonDocument.Parse("""{"schemaRef":{"id":"y","id":"x"}}""");
        Assert.True(Plan(Contacts(), Applied(Contacts()) with { Dataset = DataSet.Read("d", json.RootElement) }).IsEmpty);
    }

    [Fact]
    public void An_id_of_a_resource_that_does_not_exist_is_to_be_created()
    {
        var found = Applied(Contacts());
        var plan = Plan(Contacts(), found with { Connection = null, Dataset = null, Source = null, Target = null, Mapping = null });
        Assert.Equal(
            [
                "/sourceConnectionIds/0: s -> (to be created)", "/targetConnectionIds/0: t -> (to be created)",
                "/transformations/0/params/mappingId: m -> (to be created)", "/transformations/0/params/mappingVersion: 2 -> 0",
            ],
            Step(plan, PipelineResource.Flow).Differences.Select(each => $"{each.Pointer}: {each.Shown} -> {each.Wanted}"));
        plan = Plan(Contacts(), found with { Connection = null, Dataset = null });
        Assert.Equal(
            [new PipelineDifference("/baseConnectionId", "c", "(to be created)")],
            Step(plan, PipelineResource.SourceConnection).Differences);
        Assert.Equal(
            [new PipelineDifference("/params/dataSetId", "d", "(to be created)")],
            Step(plan, PipelineResource.TargetConnection).Differences);
        var given = Step(Plan(Contacts(connectionId: "given"), found), PipelineResource.SourceConnection);
        Assert.Equal([new PipelineDifference("/baseConnectionId", "c", "given")], given.Differences);
    }

    [Theory]
    [InlineData(false, "Conflict")]
    [InlineData(true, "Update")]
    public void A_change_by_others_is_overwritten_on_request_if_it_can_be(bool overwrite, string action)
    {
        var options = new PipelineOptions { Overwrite = overwrite };
        var found = Applied(Contacts());
        var slower = found with { Flow = Flow.Read(Replaced(found.Flow!, "minute", "day")) };
        var step = Changed(Contacts(), slower, options);
        Assert.Equal($"f {action} ChangedByOthers", Text(step));
        Assert.True(step.CanOverwrite);
        Assert.Equal([new PipelineDifference("/scheduleParams/frequency", "day", "minute")], step.Differences);

        var moved = found with { Source = SourceConnection.Read(Replaced(found.Source!, "/data", "/theirs")) };
        step = Changed(Contacts(), moved, options);
        Assert.Equal("s Conflict ChangedByOthers", Text(step));
        Assert.False(step.CanOverwrite);
    }

    [Fact]
    public void A_resource_without_a_fingerprint_is_of_others_unless_the_program_names_its_flow()
    {
        var found = Applied(Contacts());
        var foreign = found with { Flow = Flow.Read(Replaced(found.Flow!, "[typedflows:", "[")) };
        Assert.True(Plan(Contacts(), foreign).IsEmpty);
        Assert.Equal("f Conflict NotCreatedByPipeline", Text(Changed(Contacts(schedule: Hourly), foreign)));
        Assert.Equal("f Update NotCreatedByPipeline", Text(Changed(Contacts(schedule: Hourly), foreign, new() { Overwrite = true })));
        var given = foreign with { Given = new(foreign.Flow!, null, null, null, null) };
        Assert.Equal("f Update Different", Text(Changed(Contacts(schedule: Hourly), given)));
    }

    [Fact]
    public void A_secret_is_not_compared_if_the_platform_hides_it_and_is_not_shown_otherwise()
    {
        var pipeline = Contacts(source: new SpecPart("""{"path":"/","password":"p"}"""));
        var found = Applied(pipeline);
        var hidden = SourceConnection.Read(Replaced(found.Source!, ",\"password\":\"p\"", string.Empty));
        Assert.True(Plan(pipeline, found with { Source = hidden }).IsEmpty);

        var other = SourceConnection.Read(Replaced(found.Source!, "\"password\":\"p\"", "\"password\":\"q\""));
        var difference = Assert.Single(Changed(pipeline, found with { Source = other }).Differences);
        Assert.Equal(("/params/password", "***", "***", true), Tuple(difference));

        var typed = Contacts(source: new TypedSource(new Secret("new"), "n"));
        var before = Contacts(source: new TypedSource(new Secret("old"), "m"));
        var differences = Changed(typed, Applied(before)).Differences;
        Assert.Equal(
            [("/params/hint", "***", "***", true), ("/params/note", "m", "n", false)], differences.Select(Tuple));
    }

    [Fact]
    public void Other_rows_are_a_new_mapping_set_with_the_destinations_that_differ()
    {
        MappingRow[] before = [new("A", "a"), new("B", "b"), new("C", "c"), new("Z", "e"), new("Y", "e")];
        MappingRow[] after =
        [
            new("B", "b"), MappingRow.Expression("upper(C)", to: "c"), new("D", "d/x"), new("Y", "e"), new("Z", "e"), new("Z", "e"),
        ];
        var found = Applied(Contacts(rows: before)) with { Mapping = null, Rows = after };
        var plan = Plan(Contacts(rows: after), found);
        var step = Step(plan, PipelineResource.MappingSet);
        Assert.Equal(" Create RowsDifferent", Text(step));
        Assert.Equal(
            [
                new("/mappings/c", "Attribute C", "Expression upper(C)"),
                new("/mappings/d~1x", null, "Attribute D"),
                new PipelineDifference("/mappings/a", "Attribute A", null),
            ],
            step.Differences);

        found = found with { UsedMapping = found.UsedMapping!, Rows = [new("A", "e")] };
        Assert.Contains(
            new PipelineDifference("/mappings/e", "Attribute Y, Attribute Z", "Attribute A"),
            Step(Plan(Contacts(rows: after), found), PipelineResource.MappingSet).Differences);
        step = Step(Plan(Contacts(rows: after), found with { UsedMapping = null }), PipelineResource.MappingSet);
        Assert.Equal((" Create RowsDifferent", 0), (Text(step), step.Differences.Count));
        step = Step(Plan(Contacts(rows: after), found with { Flow = null }), PipelineResource.MappingSet);
        Assert.Equal(" Create None", Text(step));
    }

    [Fact]
    public void A_compiled_schema_must_be_found_once_and_have_the_fields()
    {
        var spec = new XdmSpec("https://x/1", "Members", "1.0", XdmSchema.ProfileClass);
        var typed = spec with { RecordType = typeof(CompiledMembers) };
        Assert.Equal((" Conflict SchemaNotFound", ""), Existing(spec));
        Assert.Equal((" Conflict SchemaAmbiguous", "one two"), Existing(spec, Schema("one", "string"), Schema("two", "string")));
        Assert.Equal(("one Conflict FieldsMissing", "_id"), Existing(spec, Schema("one", "string", name: "other")));
        Assert.Equal(("one Unchanged None", ""), Existing(spec, Schema("one", "integer")));
        Assert.Equal(("one Unchanged None", ""), Existing(typed, Schema("one", "string")));
        Assert.Equal(
            ("one Conflict SchemaDifferent", "'_id' is an integer instead of a string"), Existing(typed, Schema("one", "integer")));
    }

    private static (string Step, string Subjects) Existing(XdmSpec spec, params TenantSchema[] candidates)
    {
        var pipeline = Contacts(schema: XdmSchemaDefinition.FromXdmSpec(spec), rows: [new("Id", "_id")]);
        var found = Nothing(pipeline) with
        {
            Existing = new(candidates, null),
            Schema = candidates.FirstOrDefault(),
            Rows = [.. pipeline.Mapping],
        };
        var step = Step(Plan(pipeline, found, new() { Overwrite = true }), PipelineResource.Schema);
        Assert.False(step.CanOverwrite);
        return (Text(step), string.Join(' ', step.Subjects));
    }

    private static TenantSchema Schema(string id, string type, string name = "_id")
    {
        using var json = JsonDocument.Parse($$"""
            { "$id": "{{id}}", "meta:class": "{{XdmSchema.ProfileClass}}", "type": "object", "additionalProperties": false,
              "properties": { "{{name}}": { "type": "{{type}}" } } }
            """);
        return TenantSchema.Read(Call, json.RootElement.Clone());
    }

    private static PipelinePlan Plan(Pipeline pipeline, PipelineFound found, PipelineOptions? options = null) =>
        PipelinePlanner.Plan(pipeline, new PipelineContent(pipeline), found, options ?? new(), Now);

    private static PipelineStep Changed(Pipeline pipeline, PipelineFound found, PipelineOptions? options = null) =>
        Assert.Single(Plan(pipeline, found, options).Steps, step => step.Action != PipelineAction.Unchanged);

    private static PipelineStep Step(PipelinePlan plan, PipelineResource resource) =>
        Assert.Single(plan.Steps, step => step.Resource == resource);

    private static IEnumerable<string> Changes(PipelinePlan plan) =>
        plan.Steps.Where(step => step.Action != PipelineAction.Unchanged).Select(Text);

    private static string Text(PipelineStep step) => $"{step.Id} {step.Action} {step.Cause}";

    private static (string, string?, string?, bool) Tuple(PipelineDifference difference) =>
        (difference.Pointer, difference.Shown, difference.Wanted, difference.IsSecret);

    [SpecSchema("""{"type":"object","additionalProperties":false,"properties":{"_id":{"type":"string"}}}""")]
    private sealed class CompiledMembers;
}
