using System.Text.Json;
using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests.Mappings;

/// <summary>Tests rows that are expressions and constants: their requests, their responses, and the rows that are not sent.</summary>
public sealed class MappingRowTests
{
    private static readonly XdmSchemaRef s_schema = new("https://x/1");
    private static readonly XdmPath<string> s_fullName = new("person.name.fullName");

    private static readonly MappingRow[] s_rows =
    [
        new("Id", "_id"),
        MappingRow.Expression("concat(first, ' ', last)", to: s_fullName),
        MappingRow.Constant("web", to: "channel"),
    ];

    [Fact]
    public async Task The_three_kinds_of_rows_are_sent_in_the_current_vocabulary()
    {
        await using var server = RecordingServer.Start(_ => Reply.Ok("""{"id":"m"}"""));
        using var client = server.Client();

        await client.MappingSets.CreateAsync(s_schema, s_rows);
        await client.MappingSets.CreateAsync(s_schema, s_rows, MappingVocabulary.Operations);
        await client.MappingSets.ReplaceAsync("m", s_schema, s_rows);

        const string Body = """
            {"outputSchema":{"schemaRef":{"id":"https://x/1","contentType":"application/vnd.adobe.xed-full+json;version=1"}},"mappings":[
              {"sourceType":"ATTRIBUTE","source":"Id","destination":"_id"},
              {"sourceType":"EXPRESSION","source":"concat(first, ' ', last)","destination":"person.name.fullName"},
              {"sourceType":"STATIC","source":"web","destination":"channel"}]}
            """;
        using var expected = JsonDocument.Parse(Body);
        Assert.All(
            server.Requests,
            request => Assert.True(JsonElement.DeepEquals(expected.RootElement, request.Json), request.Body));
    }

    [Fact]
    public async Task Attributes_alone_are_still_sent_in_the_older_vocabulary()
    {
        await using var server = RecordingServer.Start(_ => Reply.Ok("""{"id":"m"}"""));
        using var client = server.Client();

        await client.MappingSets.CreateAsync(s_schema, [new("Id", "_id")]);
        await client.MappingSets.CreateAsync(s_schema, [new("Id", "_id")], vocabulary: null, "Name");
        await client.MappingSets.ReplaceAsync("m", s_schema, [new("Id", "_id")]);

        Assert.All(
            server.Requests,
            request => Assert.Equal("Id", request.Json.GetProperty("mappings")[0].GetProperty("sourceAttribute").GetString()));
    }

    [Fact]
    public async Task The_current_vocabulary_keeps_the_identity_of_a_row()
    {
        await using var server = RecordingServer.Start(_ => Reply.Ok("""{"id":"m"}"""));
        using var client = server.Client();
        var email = new MappingRow("Email", "personalEmail.address") { Identity = true, IdentityGroup = "g", NamespaceCode = "Email" };

        await client.MappingSets.CreateAsync(s_schema, [email, MappingRow.Constant("web", to: "channel")]);

        Assert.Equal(
            """{"sourceType":"ATTRIBUTE","source":"Email","destination":"personalEmail.address","identity":true"""
                + ""","identityGroup":"g","namespaceCode":"Email"}""",
            server.Requests[0].Json.GetProperty("mappings")[0].GetRawText());
    }

    [Theory]
    [InlineData("ATTRIBUTE", "EXPRESSION", "STATIC")]
    [InlineData("text/x.schema-path", "text/x.aep-xl", "text/plain")]
    [InlineData("attribute", "Text/X.Aep-xl", "static")]
    public async Task Rows_are_read_in_both_spellings_and_in_both_vocabularies(string attribute, string expression, string constant)
    {
        var current = Set(
            ("source", "destination"), (attribute, "Id", "_id"), (expression, s_rows[1].Source, s_fullName), (constant, "web", "channel"));
        var both = current.Replace(
            "\"source\":\"Id\"",
            "\"source\":\"Id\",\"sourceAttribute\":\"Id\",\"destinationXdmPath\":\"_id\"",
            StringComparison.Ordinal);
        var older = Set(
            ("sourceAttribute", "destinationXdmPath"),
            (attribute, "Id", "_id"), (expression, s_rows[1].Source, s_fullName), (constant, "web", "channel"));
        await using var server = RecordingServer.Start(Reply.Ok(current), Reply.Ok(both), Reply.Ok(older));
        using var client = server.Client();

        for (var i = 0; i < 3; i++)
        {
            var set = await client.MappingSets.GetAsync("m");

            Assert.Equal(s_rows, set.Mappings);
            Assert.False(set.HasUnknownRows);
        }
    }

    [Fact]
    public async Task A_row_of_an_unknown_type_is_not_taken_for_an_attribute()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok(Set(("source", "destination"), ("text/x.other", "Id", "_id"), ("ATTRIBUTE", "Name", "person.name.fullName"))));
        using var client = server.Client();

        var set = await client.MappingSets.GetAsync("m");

        Assert.Equal([new("Name", "person.name.fullName")], set.Mappings);
        Assert.True(set.HasUnknownRows);
    }

    [Theory]
    [InlineData("concat(\"a\", 'b', \"\\\"\")")]
    [InlineData("first\n  + ' '\r\n  + last // the name")]
    [InlineData("concat(${a b}, ${First\\.Name})")]
    [InlineData("concat('😀', '𝒳', 'ä', '\u2028')")]
    [InlineData("a < b && c > d ? '<&>' : '\u0001'")]
    public async Task The_text_of_an_expression_arrives_unchanged(string expression)
    {
        await using var server = RecordingServer.Start(request => Reply.Ok("{\"id\":\"m\"," + request.Body.TrimStart()[1..]));
        using var client = server.Client();
        MappingRow[] rows = [MappingRow.Expression(expression, to: "person.name.fullName"), MappingRow.Constant(expression, to: "_id")];

        var read = await client.MappingSets.CreateAsync(s_schema, rows);

        Assert.Equal(rows, read.Mappings);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", false)]
    public async Task A_create_without_a_response_is_found_by_the_types_of_its_rows(string text, bool found)
    {
        var stored = Set(("source", "destination"), ("text/x.aep-xl", text, "_id"));
        await using var server = RecordingServer.Start(request => request.Method == "POST"
            ? new Reply(Reply.Cut, string.Empty)
            : Reply.Ok($$"""{"data":[{{stored}},{{stored.Replace("aep-xl", "schema-path", StringComparison.Ordinal)}}]}"""));
        var options = server.Options();
        (options.TimeProvider, options.Retry) = (new PauseSkippingTimeProvider(), new PlatformRetryOptions { MaxRetries = 1 });
        using var client = new PlatformClient(options);

        var create = client.MappingSets.CreateAsync(s_schema, [MappingRow.Expression("a", to: "_id")]);

        if (found)
        {
            Assert.Equal([MappingRow.Expression("a", to: "_id")], (await create).Mappings);
        }
        else
        {
            await Assert.ThrowsAsync<PlatformException>(() => create);
        }
    }

    [Fact]
    public async Task The_older_vocabulary_is_rejected_for_an_expression_before_anything_is_sent()
    {
        await using var server = RecordingServer.Start();
        using var client = server.Client();

        var create = await Assert.ThrowsAsync<ArgumentException>(
            () => client.MappingSets.CreateAsync(s_schema, s_rows, MappingVocabulary.Attributes));
        await Assert.ThrowsAsync<ArgumentException>(
            () => client.MappingSets.ReplaceAsync("m", s_schema, [s_rows[2]], MappingVocabulary.Attributes));

        Assert.StartsWith(
            "The source of the mapping row to 'person.name.fullName' is not an attribute, and MappingVocabulary.Attributes has only "
                + "attributes. Use MappingVocabulary.Operations, or omit the vocabulary.",
            create.Message, StringComparison.Ordinal);
        Assert.Equal("vocabulary", create.ParamName);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [MemberData(nameof(BrokenRows))]
    public async Task A_row_that_the_service_cannot_take_is_rejected_by_the_call_and_by_the_plan(MappingRow row, string message)
    {
        ArgumentNullException.ThrowIfNull(row);
        await using var server = RecordingServer.Start();
        using var client = server.Client();
        var pipeline = new Pipeline("Contacts")
        {
            Connection = new TestConnection(new SpecPart("""{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-a-real-key"}""")),
            Schema = XdmSchema.Profile(),
            Flow = new TestFlow(),
            Mapping = { new("Id", "_id"), row },
        };

        var call = await Assert.ThrowsAsync<ArgumentException>(() => client.MappingSets.CreateAsync(s_schema, [row]));
        var plan = await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.PlanAsync(client));
        await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.ApplyAsync(client));

        Assert.StartsWith(message, call.Message, StringComparison.Ordinal);
        Assert.Equal($"The pipeline Contacts has an invalid mapping. {message}", plan.Message);
        Assert.Empty(server.Requests);
    }

    public static TheoryData<MappingRow, string> BrokenRows => new()
    {
        { MappingRow.Expression(" \n", to: "_id"), Incomplete(" \n", "_id") },
        { MappingRow.Constant(string.Empty, to: "_id"), Incomplete(string.Empty, "_id") },
        { MappingRow.Constant("web", to: " "), Incomplete("web", " ") },
        {
            MappingRow.Expression("'" + new string('x', 4095) + "'", to: "_id"),
            "The expression of the mapping row to '_id' has 4097 characters, but at most 4096 are allowed. Shorten the expression."
        },
    };

    [Fact]
    public async Task The_longest_expression_a_long_constant_and_a_blank_are_sent()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""{"id":"m"}"""));
        using var client = server.Client();

        await client.MappingSets.CreateAsync(
            s_schema,
            [
                MappingRow.Expression("'" + new string('x', 4094) + "'", to: "_id"),
                MappingRow.Constant(new string('x', 5000), to: "a"),
                MappingRow.Constant(" ", to: "b"),
            ]);

        Assert.Single(server.Requests);
    }

    [Fact]
    public void The_indexer_of_a_table_is_about_source_fields_only()
    {
        var table = new MappingTable
        {
            MappingRow.Constant("web", to: "channel"),
            MappingRow.Expression("web", to: "person.name.fullName"),
            new("web", "_id"),
        };

        Assert.Equal("_id", table["web"]);
        table["web"] = "_key";

        Assert.Equal(
            [
                MappingRow.Constant("web", to: "channel"), MappingRow.Expression("web", to: "person.name.fullName"), new("web", "_key"),
            ],
            table);
        Assert.Throws<KeyNotFoundException>(() => new MappingTable { MappingRow.Constant("web", to: "channel") }["web"]);
    }

    private static string Incomplete(string source, string destination) =>
        $"The mapping row from '{source}' to '{destination}' is incomplete. Set both the source and the destination.";

    private static string Set((string Source, string Destination) names, params (string Type, string Source, string Destination)[] rows)
    {
        var mappings = rows.Select(row => JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["sourceType"] = row.Type,
            [names.Source] = row.Source,
            [names.Destination] = row.Destination,
        }));
        return $$"""{"id":"m","xdmSchema":"https://x/1","mappings":[{{string.Join(',', mappings)}}]}""";
    }
}
