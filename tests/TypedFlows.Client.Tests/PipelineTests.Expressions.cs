using System.Text.Json;
using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <content>Pipelines whose mapping has expressions and constants.</content>
public sealed partial class PipelineTests
{
    private static readonly MappingRow[] s_calculated =
    [
        new("Id", "_id"),
        MappingRow.Expression("concat(FirstName, \" '\", '\"', ${a b}, '😀')\n  // the name", to: "person.name.fullName"),
        MappingRow.Constant("a 'b' \"c\" 😀\n${d}", to: "person.name.firstName"),
    ];

    [Fact]
    public async Task A_mapping_with_expressions_is_read_back_with_equal_rows_and_stays_unchanged()
    {
        using var handler = new InterceptingHandler();
        using var client = Client(handler);
        var pipeline = Contacts(mapping: s_calculated);

        var applied = await pipeline.ApplyAsync(client);
        var set = await client.MappingSets.GetAsync(applied.IdOf(PipelineResource.MappingSet));
        var plan = await pipeline.PlanAsync(client);
        var changes = handler.Changes.Count;
        await pipeline.ApplyAsync(client);

        Assert.Equal(s_calculated, set.Mappings);
        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.Equal(changes, handler.Changes.Count);
        Assert.True((await Contacts(mapping: [.. s_calculated.Reverse()]).PlanAsync(client)).IsEmpty);
    }

    [Theory]
    [InlineData(MappingSourceType.Attribute, MappingSourceType.Expression)]
    [InlineData(MappingSourceType.Expression, MappingSourceType.Attribute)]
    [InlineData(MappingSourceType.Attribute, MappingSourceType.Constant)]
    [InlineData(MappingSourceType.Constant, MappingSourceType.Expression)]
    public async Task The_same_text_of_another_kind_is_a_new_mapping_set_and_one_patch(MappingSourceType before, MappingSourceType after)
    {
        static MappingRow Row(MappingSourceType type) => new("FirstName", "person.name.firstName") { SourceType = type };
        var applied = await Contacts(mapping: [new("Id", "_id"), Row(before)]).ApplyAsync(_client);
        using var handler = new InterceptingHandler();
        using var client = Client(handler);
        var changed = Contacts(mapping: [new("Id", "_id"), Row(after)]);

        var plan = await changed.PlanAsync(client);
        await changed.ApplyAsync(client);

        Assert.Equal(
            $"the rows are different: mappings/person.name.firstName is {before} FirstName, should be {after} FirstName",
            Assert.Single(plan.Steps, step => step.Resource == PipelineResource.MappingSet).Reason);
        Assert.Equal(["POST mappingSets", $"PATCH {applied.FlowId}"], handler.Changes);
        Assert.True((await changed.PlanAsync(_client)).IsEmpty);
    }

    [Fact]
    public async Task A_mapping_set_that_someone_replaced_by_another_kind_of_row_is_not_taken_for_the_pipelines()
    {
        var pipeline = Contacts(mapping: s_calculated);
        var applied = await pipeline.ApplyAsync(_client);
        var id = applied.IdOf(PipelineResource.MappingSet);
        var schema = (await _client.Schemas.GetAsync(applied.IdOf(PipelineResource.Schema))).Reference;
        await _client.MappingSets.ReplaceAsync(
            id, schema, [.. s_calculated.Select(row => row with { SourceType = MappingSourceType.Attribute })]);

        var step = Assert.Single(
            (await pipeline.PlanAsync(_client)).Steps, one => one.Resource == PipelineResource.MappingSet);

        Assert.Equal((PipelineAction.Create, PipelineStepCause.RowsDifferent), (step.Action, step.Cause));
        Assert.Equal(["/mappings/person.name.fullName", "/mappings/person.name.firstName"], step.Differences.Select(one => one.Pointer));
    }

    [Fact]
    public async Task A_state_file_works_with_expressions()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "state.json");
        Pipeline WithFile() => Calculated(PipelineStateStore.InFile(path));
        await WithFile().ApplyAsync(_client);

        var plan = await WithFile().PlanAsync(_client);

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.DoesNotContain("concat", await File.ReadAllTextAsync(path), StringComparison.Ordinal);

        static Pipeline Calculated(PipelineStateStore store)
        {
            var contacts = Contacts();
            var pipeline = new Pipeline("Contacts")
            {
                Connection = contacts.Connection,
                Schema = contacts.Schema,
                Flow = contacts.Flow,
                StateStore = store,
            };
            foreach (var row in s_calculated)
            {
                pipeline.Mapping.Add(row);
            }

            return pipeline;
        }
    }

    [Fact]
    public async Task An_expression_is_written_to_the_tenant_of_the_sandbox()
    {
        var classId = await ClassAsync("memberNumber");
        await SchemaAsync("Members", classId);
        var pipeline = Members(Compiled(classId));
        pipeline.Mapping.Add(MappingRow.Expression("concat('_acme.', Id)", to: "_acme.memberNumber"));

        var applied = await pipeline.ApplyAsync(_client);

        var tenant = "_" + (await _client.Schemas.GetStatsAsync()).TenantId;
        Assert.Equal(
            [MappingRow.Expression("concat('_acme.', Id)", to: tenant + ".memberNumber")],
            (await _client.MappingSets.GetAsync(applied.IdOf(PipelineResource.MappingSet))).Mappings);
        Assert.True((await pipeline.PlanAsync(_client)).IsEmpty);
    }

    [Fact]
    public async Task The_type_of_a_column_says_nothing_about_an_expression_or_a_constant()
    {
        var tenant = "_" + (await _client.Schemas.GetStatsAsync()).TenantId;
        var definition = XdmSchema.Of("Members", await ClassOfAsync(Fields), "By hand.");
        const string Columns = """{"tableName":"t","columns":[{"name":"Column0","type":"boolean","xdm":{"type":"boolean"}}]}""";
        Pipeline Joined(params MappingRow[] rows)
        {
            var pipeline = Uncompiled(definition, new SpecPart(Columns));
            foreach (var row in rows)
            {
                pipeline.Mapping.Add(row);
            }

            return pipeline;
        }

        await Uncompiled(definition, $"{tenant}.points").ApplyAsync(_client);
        var attribute = await Joined(new MappingRow("Column0", $"{tenant}.joined")).PlanAsync(_client);
        var others = await Joined(
            MappingRow.Expression("Column0", to: $"{tenant}.joined"), MappingRow.Constant("Column0", to: $"{tenant}.nowhere"))
            .PlanAsync(_client);

        Assert.Contains("'Column0' is a boolean", Assert.Single(attribute.Warnings), StringComparison.Ordinal);
        Assert.Contains($"has no field '{tenant}.nowhere'", Assert.Single(others.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calls_that_check_expressions_agree_with_the_emulator()
    {
        var schema = (await _client.Schemas.CreateAsync(XdmSchema.Profile("Checked"))).Reference;
        MappingRow[] rows = [new("Id", "_id"), MappingRow.Expression("concat(first, ' ', last)", to: "person.name.fullName")];

        var valid = await _client.MappingSets.ValidateAsync(schema, rows);
        var invalid = await _client.MappingSets.ValidateAsync(schema, [rows[0], MappingRow.Expression("uper(a)", to: "_key")]);
        var previews = await _client.MappingSets.PreviewAsync(
            schema, [.. rows, MappingRow.Expression("1 / Id", to: "person.name.lastName")],
            [Row("""{"Id":"0","first":"Ada","last":"😀"}""")]);
        var broken = await _client.Expressions.ValidateAsync("concat(a");
        var functions = await _client.Expressions.ListFunctionsAsync();

        Assert.All(valid, row => Assert.True(row.IsValid));
        Assert.Equal([true, false], invalid.Select(row => row.IsValid));
        var error = Assert.Single(invalid[1].Errors);
        Assert.Equal((MappingSourceType.Expression, "uper(a)", "_key"), (error.SourceType, error.Source, error.Destination));
        Assert.Contains("upper", error.Message, StringComparison.Ordinal);
        var preview = Assert.Single(previews);
        Assert.True(
            JsonElement.DeepEquals(Row("""{"_id":"0","person":{"name":{"fullName":"Ada 😀"}}}"""), preview.Data),
            preview.Data.GetRawText());
        Assert.Equal("person.name.lastName", Assert.Single(preview.Errors).Destination);
        Assert.True((await _client.Expressions.ValidateAsync("concat(a)")).IsValid);
        Assert.False(broken.IsValid);
        Assert.NotNull(broken.Error);
        Assert.Contains(functions, function => function.Name == "concat" && function.Parameters.Count == 1);
        Assert.Contains(await _client.Expressions.ListOperatorsAsync(), one => one is { Symbol: "+", NumberOfOperands: 2 });

        static JsonElement Row(string text) => JsonDocument.Parse(text).RootElement;
    }
}
