using System.Text.Json;
using TypedFlows.Client.Tests.Support;
using TypedFlows.Emulator;

namespace TypedFlows.Client.Tests;

/// <content>Pipelines that write to a compiled schema, which exists on the platform.</content>
public partial class PipelineTests
{
    [Fact]
    public async Task A_compiled_schema_is_found_by_title_and_class_and_rows_name_the_tenant_of_the_sandbox()
    {
        var classId = await ClassAsync("memberNumber");
        var schema = await SchemaAsync("Members", classId);
        await SchemaAsync("Other members", classId);
        await SchemaAsync("Members", await ClassAsync("memberNumber"));
        var pipeline = Members(Compiled(classId), "_acme.memberNumber");

        var plan = await pipeline.PlanAsync(_client);
        var applied = await pipeline.ApplyAsync(_client);
        var set = await _client.MappingSets.GetAsync(applied.Steps.Single(step => step.Resource == PipelineResource.MappingSet).Id!);

        var tenant = "_" + (await _client.Schemas.GetStatsAsync()).TenantId;
        Assert.Equal(PipelineAction.Unchanged, plan.Steps.Single(step => step.Resource == PipelineResource.Schema).Action);
        Assert.Equal([tenant + ".memberNumber"], set.Mappings.Select(row => row.Destination));
        Assert.Equal(schema.Id, (await _client.DataSets.GetAsync(applied.DataSetId)).SchemaId);
        Assert.True((await pipeline.PlanAsync(_client)).IsEmpty);
    }

    [Fact]
    public async Task A_compiled_schema_that_the_emulator_holds_keeps_its_tenant()
    {
        const string Class = "https://ns.adobe.com/xdm/context/profile";
        using var folder = new TemporaryFolder();
        var spec = Compiled(Class);
        folder.Write("members.json", $$"""
            {
              "$id": "{{spec.Id}}", "meta:altId": "_acme.schemas.1", "meta:resourceType": "schemas", "meta:class": "{{Class}}",
              "version": "1.0", "title": "Members", "type": "object", "meta:tenantNamespace": "_acme", "meta:extends": ["{{Class}}"],
              "properties": { "_acme": { "type": "object", "properties": { "memberNumber": { "type": "string" } } } }
            }
            """);
        await using var platform = await PlatformEmulator.StartAsync(o => o.Specs(folder.Path));
        using var client = new PlatformClient(platform.ClientOptions);
        var pipeline = Members(spec, "_acme.memberNumber");

        var applied = await pipeline.ApplyAsync(client);

        var set = await client.MappingSets.GetAsync(applied.Steps.Single(step => step.Resource == PipelineResource.MappingSet).Id!);
        Assert.Equal(["_acme.memberNumber"], set.Mappings.Select(row => row.Destination));
        Assert.Equal(spec.Id, (await client.DataSets.GetAsync(applied.DataSetId)).SchemaId);
        Assert.True((await pipeline.PlanAsync(client)).IsEmpty);
    }

    [Fact]
    public async Task A_compiled_schema_is_neither_changed_nor_deleted()
    {
        var classId = await ClassAsync("memberNumber");
        var schema = await SchemaAsync("Members", classId);
        var pipeline = Members(Compiled(classId) with { Id = schema.Id }, "_acme.memberNumber");
        await pipeline.ApplyAsync(_client);
        await pipeline.ApplyAsync(_client);

        var deleted = await pipeline.DeleteAsync(_client);

        Assert.DoesNotContain(deleted, step => step.Resource == PipelineResource.Schema);
        var after = await _client.Schemas.GetAsync(schema.Id);
        Assert.Equal((schema.Description, schema.ETag), (after.Description, after.ETag));
    }

    [Fact]
    public async Task A_schema_that_is_missing_or_ambiguous_is_a_conflict_that_names_the_remedy()
    {
        var compiled = Compiled(await ClassAsync("memberNumber"));
        var missing = await Members(compiled, "_acme.memberNumber").PlanAsync(_client);
        var first = await SchemaAsync("Members", compiled.ClassId);
        var second = await SchemaAsync("Members", compiled.ClassId);
        var ambiguous = await Members(compiled, "_acme.memberNumber").PlanAsync(_client);

        Assert.Contains("no schema on the platform has this id, or this title and class", missing.ToString(), StringComparison.Ordinal);
        Assert.Contains("several schemas have this title and class; set one of the ids", ambiguous.ToString(), StringComparison.Ordinal);
        Assert.Contains(first.Id, ambiguous.ToString(), StringComparison.Ordinal);
        Assert.Contains(second.Id, ambiguous.ToString(), StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<PipelineException>(() => Members(compiled, "_acme.memberNumber").ApplyAsync(_client));
        Assert.Contains("was not applied, and nothing was changed", error.Message, StringComparison.Ordinal);
        Assert.Empty((await Members(compiled with { Id = second.Id }, "_acme.memberNumber").PlanAsync(_client)).Conflicts);
    }

    [Fact]
    public async Task A_field_that_the_schema_of_the_sandbox_does_not_have_is_a_conflict_that_names_it()
    {
        var classId = await ClassAsync("memberNumber");
        await SchemaAsync("Members", classId);

        var pipeline = Members(Compiled(classId), "_acme.memberNumber", "_acme.card", "_acme.cards[0].number", "personID");
        var plan = await pipeline.PlanAsync(_client);

        var step = Assert.Single(plan.Conflicts);
        var tenant = "_" + (await _client.Schemas.GetStatsAsync()).TenantId;
        Assert.Equal(PipelineStepCause.FieldsMissing, step.Cause);
        Assert.Contains(
            $"has no {tenant}.card, {tenant}.cards[0].number, personID; add the fields there", step.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compiled_schema_cannot_be_created()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => _client.Schemas.CreateAsync(Compiled("class")));
        Assert.Contains("is compiled from the platform's answer", error.Message, StringComparison.Ordinal);
    }

    private static XdmSpec Compiled(string classId) =>
        new("https://ns.adobe.com/acme/schemas/of-another-sandbox", "Members", "1.0", classId, "_acme");

    private static Pipeline Members(XdmSpec schema, params string[] destinations)
    {
        var pipeline = new Pipeline("Members of the club")
        {
            Connection = new TestConnection(new SpecPart("""{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-a-real-key"}""")),
            Schema = schema,
            Flow = new TestFlow { Source = Source, Schedule = new SpecPart(HalfHourly) },
        };
        foreach (var (destination, i) in destinations.Select((destination, i) => (destination, i)))
        {
            pipeline.Mapping[$"Column{i}"] = destination;
        }

        return pipeline;
    }

    // A class of the tenant with all the fields, because the emulator does not hold the field groups of the vendor.
    private async Task<string> ClassAsync(params string[] fields)
    {
        var tenant = "_" + (await _client.Schemas.GetStatsAsync()).TenantId;
        var properties = string.Join(",", fields.Select(field => $$"""{{JsonSerializer.Serialize(field)}}:{"type":"string"}"""));
        using var body = JsonDocument.Parse($$"""
            {
              "title": "Member", "type": "object", "meta:extends": ["https://ns.adobe.com/xdm/data/record"],
              "allOf": [
                { "$ref": "https://ns.adobe.com/xdm/data/record" },
                { "type": "object", "properties": { "{{tenant}}": { "type": "object", "properties": { {{properties}} } } } }
              ]
            }
            """);
        return (await _client.Classes.CreateFromJsonAsync(body.RootElement)).Id;
    }

    private Task<TenantSchema> SchemaAsync(string title, string classId) =>
        _client.Schemas.CreateAsync(XdmSchema.Of(title, classId, "By hand."));
}
