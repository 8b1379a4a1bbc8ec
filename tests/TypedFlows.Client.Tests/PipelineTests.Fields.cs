using System.Text;
using System.Text.Json;
using TypedFlows.Client.Tests.Support;
using TypedFlows.CompilerServices;

namespace TypedFlows.Client.Tests;

/// <content>Pipelines whose schema on the platform differs from the compiled one, or does not fit the mapping.</content>
public partial class PipelineTests
{
    private const string Fields = """
        "memberNumber": { "type": "string" }, "points": { "type": "integer", "meta:xdmType": "int" },
        "joined": { "type": "string", "format": "date-time", "meta:xdmType": "date-time" },
        "cards": { "type": "array", "items": { "type": "object", "properties": { "number": { "type": "string" } } } }
        """;

    [Theory]
    [InlineData(Fields, "")]
    [InlineData(Fields + """, "more": { "type": "string" }""", "")]
    [InlineData(
        """
        "memberNumber": { "type": "string" }, "points": { "type": "integer", "meta:xdmType": "int" },
        "joined": { "type": "string", "format": "date", "meta:xdmType": "date" },
        "cards": { "type": "array", "items": { "type": "object", "properties": { "code": { "type": "string" } } } }
        """,
        "'@.joined' is a date instead of a date-time, '@.cards[*].number' is gone")]
    [InlineData(
        """
        "points": { "type": "number" }, "joined": { "type": "string", "format": "date-time" },
        "cards": { "type": "array", "items": { "type": "string" } }
        """,
        "'@.memberNumber' is gone, '@.points' is a number instead of an integer, '@.cards[*]' is a string instead of an object")]
    [InlineData(Fields + """ }, "required": ["memberNumber"], "meta:x": { """, "'@.memberNumber' is required")]
    [InlineData(Fields + """ }, "oneOf": [{ "properties": { "other": {} } }], "meta:x": { """, "")]
    public async Task A_compiled_schema_that_the_platform_has_with_another_structure_is_a_conflict(string fields, string drift)
    {
        var tenant = "_" + (await _client.Schemas.GetStatsAsync()).TenantId;
        var classId = await ClassOfAsync(fields);
        await SchemaAsync("Members", classId);

        var plan = await Members(Compiled(classId) with { RecordType = typeof(CompiledMembers) }, "_acme").PlanAsync(_client);

        var step = plan.Steps.Single(step => step.Resource == PipelineResource.Schema);
        Assert.Equal(drift.Length > 0 ? PipelineStepCause.SchemaDifferent : PipelineStepCause.None, step.Cause);
        Assert.Equal(drift.Length > 0 ? PipelineAction.Conflict : PipelineAction.Unchanged, step.Action);
        Assert.Equal(
            drift.Length == 0
                ? string.Empty
                : $"the schema on the platform differs from the compiled one: {drift.Replace("@", tenant, StringComparison.Ordinal)}; pull "
                    + "the schema again, or select another schema with Spec with { Id = ... }",
            step.Reason);
    }

    [Fact]
    public async Task A_schema_with_parts_that_the_registry_does_not_return_may_have_any_field()
    {
        var tenant = "_" + (await _client.Schemas.GetStatsAsync()).TenantId;
        var classId = await ClassOfAsync("\"memberNumber\": { \"type\": \"string\" }");
        var definition = XdmSchema.Of("Members", classId, "By hand.", "https://ns.adobe.com/elsewhere/mixins/1");
        await Uncompiled(definition, $"{tenant}.memberNumber").ApplyAsync(_client);

        var compiled = await Members(Compiled(classId) with { RecordType = typeof(CompiledMembers) }, "_acme.points").PlanAsync(_client);
        var uncompiled = await Uncompiled(definition, $"{tenant}.points", "other.field").PlanAsync(_client);

        Assert.Equal(PipelineStepCause.None, compiled.Steps.Single(step => step.Resource == PipelineResource.Schema).Cause);
        Assert.Empty(uncompiled.Warnings);
    }

    [Fact]
    public async Task Without_a_compiled_schema_the_plan_checks_the_mapping_with_the_schema_on_the_platform()
    {
        var tenant = "_" + (await _client.Schemas.GetStatsAsync()).TenantId;
        var classId = await ClassOfAsync(Fields + """ }, "required": ["memberNumber"], "meta:x": { """);
        var definition = XdmSchema.Of("Members", classId, "By hand.");
        var good = Uncompiled(definition, $"{tenant}.points", $"{tenant}.memberNumber");
        var first = await good.PlanAsync(_client);
        await good.ApplyAsync(_client);

        var second = await good.PlanAsync(_client);
        var unmapped = await Uncompiled(definition, $"{tenant}.points").PlanAsync(_client);
        var wrong = await Uncompiled(definition, $"{tenant}.memberNumbr", $"{tenant}.cards.number", $"{tenant}.points[0]").PlanAsync(_client);

        const string Because = " (the schema is not compiled, so the plan checked the mapping with the schema on the platform)";
        Assert.Empty(first.Warnings);
        Assert.Empty(second.Warnings);
        Assert.True(second.IsEmpty, second.ToString());
        Assert.Equal([$"Members requires '{tenant}.memberNumber', but nothing is mapped to it; add a row for "
            + $"it{Because}"], unmapped.Warnings);
        Assert.Empty(unmapped.Conflicts);
        Assert.Contains($"\nWarning   Members requires '{tenant}.memberNumber'", unmapped.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            [
                $"Members has no field '{tenant}.memberNumbr'{Because}",
                $"'{tenant}.cards' of Members is an array, so the path '{tenant}.cards.number' must select its items; use "
                    + $"'{tenant}.cards[0].number'{Because}",
                $"'{tenant}.points' of Members is not an array, so the path '{tenant}.points[0]' cannot select items; use "
                    + $"'{tenant}.points'{Because}",
            ],
            wrong.Warnings);
    }

    [Fact]
    public async Task A_plan_names_the_primary_identity_of_the_platform_and_columns_without_a_conversion()
    {
        var tenant = "_" + (await _client.Schemas.GetStatsAsync()).TenantId;
        var classId = await ClassOfAsync(Fields);
        var definition = XdmSchema.Of("Members", classId, "By hand.");
        var applied = await Uncompiled(definition, $"{tenant}.points").ApplyAsync(_client);
        var schemaId = applied.Steps.Single(step => step.Resource == PipelineResource.Schema).Id;
        await DescribeAsync($$"""
            {
              "@type": "xdm:descriptorIdentity", "xdm:sourceSchema": "{{schemaId}}", "xdm:sourceVersion": 1,
              "xdm:sourceProperty": "/{{tenant}}/memberNumber", "xdm:namespace": "Member", "xdm:property": "xdm:code", "xdm:isPrimary": true
            }
            """);
        const string Columns = """
            {"tableName":"t","columns":[{"name":"Column0","type":"boolean","xdm":{"type":"boolean"}},{"name":"Column1","type":"string"}]}
            """;

        var unmapped = await Uncompiled(definition, $"{tenant}.points").PlanAsync(_client);
        var unfit = await Uncompiled(definition, new SpecPart(Columns), $"{tenant}.joined", $"{tenant}.points")
            .PlanAsync(_client);

        Assert.StartsWith(
            $"'{tenant}.memberNumber' is the primary identity of Members (namespace Member), but nothing is mapped to it",
            Assert.Single(unmapped.Warnings), StringComparison.Ordinal);
        Assert.StartsWith(
            $"'Column0' is a boolean, which cannot be converted to '{tenant}.joined' of Members, a date-time; map another column",
            Assert.Single(unfit.Warnings), StringComparison.Ordinal);
    }

    private static Pipeline Uncompiled(XdmSchemaDefinition schema, params string[] destinations) =>
        Uncompiled(schema, Source, destinations);

    private static Pipeline Uncompiled(XdmSchemaDefinition schema, ISource source, params string[] destinations)
    {
        var pipeline = new Pipeline("Members of the club")
        {
            Connection = new TestConnection(new SpecPart("""{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-a-real-key"}""")),
            Schema = schema,
            Flow = new TestFlow { Source = source, Schedule = new SpecPart(HalfHourly) },
        };
        foreach (var (destination, i) in destinations.Select((destination, i) => (destination, i)))
        {
            pipeline.Mapping[$"Column{i}"] = destination;
        }

        return pipeline;
    }

    private async Task<string> ClassOfAsync(string fields)
    {
        var tenant = "_" + (await _client.Schemas.GetStatsAsync()).TenantId;
        using var body = JsonDocument.Parse($$"""
            {
              "title": "Member", "type": "object", "meta:extends": ["https://ns.adobe.com/xdm/data/record"],
              "allOf": [
                { "$ref": "https://ns.adobe.com/xdm/data/record" },
                { "type": "object", "properties": { "{{tenant}}": { "type": "object", "properties": { {{fields}} } } } }
              ]
            }
            """);
        return (await _client.Classes.CreateFromJsonAsync(body.RootElement)).Id;
    }

    private async Task DescribeAsync(string descriptor)
    {
        using var http = new HttpClient { BaseAddress = _platform.Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Post, "data/foundation/schemaregistry/tenant/descriptors")
        {
            Content = new StringContent(descriptor, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", (await _platform.ClientOptions.TokenProvider!.GetTokenAsync()).Reveal());
        request.Headers.Add("x-api-key", "any");
        request.Headers.Add("x-gw-ims-org-id", "emulator@AdobeOrg");
        request.Headers.Add("x-sandbox-name", "prod");
        using var response = await http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    [SpecSchema("""
        {
          "type": "object", "additionalProperties": false,
          "properties": { "_acme": { "type": "object", "additionalProperties": false, "properties": {
            "memberNumber": { "type": "string" }, "points": { "type": "integer", "meta:xdmType": "int" },
            "joined": { "type": "string", "format": "xdm-date-time", "meta:xdmType": "date-time" },
            "cards": { "type": "array", "items": { "$ref": "#/definitions/Card" } }
          } } },
          "definitions": { "Card": { "type": "object", "additionalProperties": false, "properties": { "number": { "type": "string" } } } }
        }
        """)]
    private sealed class CompiledMembers;
}
