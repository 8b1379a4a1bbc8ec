using System.Text.Json;
using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests.Mappings;

/// <summary>Tests the calls that check mapping sets and expressions without storing anything.</summary>
public sealed class MappingCheckCallTests
{
    private const string Conversion = "/data/foundation/conversion/";
    private static readonly XdmSchemaRef s_schema = new("https://x/1");

    private static readonly MappingRow[] s_rows =
        [new("Id", "_id"), MappingRow.Expression("concat(first, ' ', last)", to: "person.name.fullName")];

    [Fact]
    public async Task Each_row_of_a_mapping_set_is_validated()
    {
        const string Response = """
            {"validationResponse":[{"status":"SUCCESS","errors":null},{"status":"FAILED","errors":[
              {"destination":"person.name.fullName","exception":"no field 'first'","source":"concat(first, ' ', last)",
               "columnName":"fullName","sourceType":"text/x.aep-xl"}]}]}
            """;
        await using var server = RecordingServer.Start(Reply.Ok(Response));
        using var client = server.Client();

        var results = await client.MappingSets.ValidateAsync(s_schema, s_rows);

        Assert.Equal([true, false], results.Select(result => result.IsValid));
        Assert.Empty(results[0].Errors);
        var error = Assert.Single(results[1].Errors);
        Assert.Equal(
            new MappingError("no field 'first'", "concat(first, ' ', last)", "person.name.fullName")
            {
                SourceType = MappingSourceType.Expression,
                ColumnName = "fullName",
            },
            error);
        Assert.Equal("person.name.fullName: no field 'first'", error.ToString());
        Assert.Equal("FAILED", results[1].Json.GetProperty("status").GetString());
        Assert.Equal(("POST", Conversion + "mappingSets/validate"), (server.Requests[0].Method, server.Requests[0].RawUrl));
        Assert.Equal(
            """{"outputSchema":{"schemaRef":{"id":"https://x/1","contentType":"application/vnd.adobe.xed-full+json;version=1"}}"""
                + ""","mappings":[{"sourceType":"ATTRIBUTE","source":"Id","destination":"_id"}"""
                + """,{"sourceType":"EXPRESSION","source":"concat(first, ' ', last)","destination":"person.name.fullName"}]}""",
            server.Requests[0].Body);
    }

    [Fact]
    public async Task A_preview_returns_the_record_and_the_errors_of_each_source_row()
    {
        const string Response = """
            [{"data":{"_id":"1","person":{"name":{"fullName":"Ada Lovelace"}}},"errors":null},
             {"data":{"_id":"2"},"errors":[{"destination":"person.name.fullName","exception":"first is null","sourceType":"EXPRESSION"}]}]
            """;
        await using var server = RecordingServer.Start(Reply.Ok(Response));
        using var client = server.Client();

        var previews = await client.MappingSets.PreviewAsync(
            s_schema, s_rows, [Json("""{"Id":1,"first":"Ada","last":"Lovelace"}"""), Json("""{"Id":2,"last":"😀"}""")]);

        Assert.Equal("Ada Lovelace", previews[0].Data.GetProperty("person").GetProperty("name").GetProperty("fullName").GetString());
        Assert.Empty(previews[0].Errors);
        Assert.Equal("2", previews[1].Data.GetProperty("_id").GetString());
        Assert.Equal(
            new MappingError("first is null", null, "person.name.fullName") { SourceType = MappingSourceType.Expression },
            Assert.Single(previews[1].Errors));
        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", Conversion + "mappingSets/preview"), (request.Method, request.RawUrl));
        Assert.True(JsonElement.DeepEquals(
            Json("""[{"Id":1,"first":"Ada","last":"Lovelace"},{"Id":2,"last":"😀"}]"""), request.Json.GetProperty("data")));
        Assert.Equal("https://x/1", request.Json.GetProperty("mappingSet").GetProperty("outputSchema").GetProperty("schemaRef")
            .GetProperty("id").GetString());
        Assert.Equal(
            "EXPRESSION",
            request.Json.GetProperty("mappingSet").GetProperty("mappings")[1].GetProperty("sourceType").GetString());
    }

    [Fact]
    public async Task A_preview_of_one_row_can_be_one_object()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("""{"data":{"_id":"1234"}}"""), Reply.Ok("""{"data":null,"errors":[{"exception":"no"}]}"""));
        using var client = server.Client();

        var preview = Assert.Single(await client.MappingSets.PreviewAsync(s_schema, s_rows, [Json("{}")]));
        var failed = Assert.Single(await client.MappingSets.PreviewAsync(s_schema, s_rows, [Json("{}")]));

        Assert.Equal("1234", preview.Data.GetProperty("_id").GetString());
        Assert.Empty(preview.Errors);
        Assert.Equal(JsonValueKind.Undefined, failed.Data.ValueKind);
        Assert.Equal("no", Assert.Single(failed.Errors).ToString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"data":{}},{"data":{}}]""")]
    [InlineData("null")]
    [InlineData("7")]
    public async Task A_preview_is_never_attributed_to_another_row(string response)
    {
        await using var server = RecordingServer.Start(Reply.Ok(response));
        using var client = server.Client();

        await Assert.ThrowsAsync<PlatformException>(() => client.MappingSets.PreviewAsync(s_schema, s_rows, [Json("{}")]));
    }

    [Theory]
    [InlineData("""{"validationResponse":[{"status":"SUCCESS"}]}""")]
    [InlineData("""{"validationResponse":null}""")]
    [InlineData("{}")]
    public async Task A_validation_of_fewer_rows_is_an_error(string response)
    {
        await using var server = RecordingServer.Start(Reply.Ok(response));
        using var client = server.Client();

        await Assert.ThrowsAsync<PlatformException>(() => client.MappingSets.ValidateAsync(s_schema, s_rows));
    }

    [Fact]
    public async Task Nothing_is_sent_without_rows()
    {
        await using var server = RecordingServer.Start();
        using var client = server.Client();

        await Assert.ThrowsAsync<ArgumentException>(() => client.MappingSets.ValidateAsync(s_schema, []));
        await Assert.ThrowsAsync<ArgumentException>(() => client.MappingSets.PreviewAsync(s_schema, [], [Json("{}")]));
        await Assert.ThrowsAsync<ArgumentException>(() => client.MappingSets.PreviewAsync(s_schema, s_rows, []));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.Expressions.ValidateAsync(null!));

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(200, """{"validationStatus":"succeeded","error":"none"}""", true, null)]
    [InlineData(200, """{"validationStatus":"Succeeded"}""", true, null)]
    [InlineData(200, """{"validationStatus":"failed","error":"unexpected ')'"}""", false, "unexpected ')'")]
    [InlineData(200, """{"validationStatus":"failed","error":"none"}""", false, null)]
    [InlineData(200, "true", true, null)]
    [InlineData(200, "false", false, null)]
    [InlineData(400, """{"title":"Bad","detail":"unexpected ')'"}""", false, "unexpected ')'")]
    [InlineData(400, "not JSON", false, "not JSON")]
    public async Task An_expression_is_validated_in_every_form_of_the_response(int status, string response, bool isValid, string? message)
    {
        await using var server = RecordingServer.Start(new Reply(status, response));
        using var client = server.Client();

        var result = await client.Expressions.ValidateAsync("concat(\"a\", ${a b}, '\n😀'");

        Assert.Equal((isValid, message), (result.IsValid, result.Error));
        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", Conversion + "languages/el/validate"), (request.Method, request.RawUrl));
        Assert.Equal("concat(\"a\", ${a b}, '\n😀'", Assert.Single(request.Json.EnumerateObject()).Value.GetString());
    }

    [Fact]
    public async Task A_rejection_without_a_reason_is_still_an_invalid_expression()
    {
        await using var server = RecordingServer.Start(new Reply(400, string.Empty));
        using var client = server.Client();

        var result = await client.Expressions.ValidateAsync("concat(");

        Assert.False(result.IsValid);
        Assert.Contains("400", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "[true]")]
    [InlineData(403, "{}")]
    public async Task Another_response_is_no_verdict(int status, string response)
    {
        await using var server = RecordingServer.Start(new Reply(status, response));
        using var client = server.Client();

        await Assert.ThrowsAsync<PlatformException>(() => client.Expressions.ValidateAsync("1"));
    }

    [Fact]
    public async Task Functions_and_operators_are_read()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("""
                [{"category":"Hierarchies - Arrays","function":"first","description":"The first element.","syntax":"T first(T...)",
                  "returns":"The first element or null.","returnType":"java.lang.Object","example":"first(\"1\", \"2\")","result":"\"1\"",
                  "params":[{"name":"second","position":2},
                    {"name":"values","description":"Zero or more","type":"object","dataType":"[Ljava.lang.Object;","position":1}],
                  "since":1},
                 {"function":"nullify","params":null,"result":7}]
                """),
            Reply.Ok("""
                [{"operatorSymbol":"+","methodName":"add","numberOfOperands":2,"description":"Addition","example":"1 + 2"},
                 {"operatorSymbol":"!"}]
                """),
            Reply.Ok("{}"));
        using var client = server.Client();

        var functions = await client.Expressions.ListFunctionsAsync();
        var operators = await client.Expressions.ListOperatorsAsync();

        Assert.Equal(["first", "nullify"], functions.Select(function => function.Name));
        Assert.Equal(
            ("Hierarchies - Arrays", "The first element.", "T first(T...)", "The first element or null.", "java.lang.Object",
                "first(\"1\", \"2\")", "\"1\""),
            (functions[0].Category, functions[0].Description, functions[0].Syntax, functions[0].Returns, functions[0].ReturnType,
                functions[0].Example, functions[0].Result));
        Assert.Equal(
            [new("values", "Zero or more", "object", "[Ljava.lang.Object;"), new("second", null, null, null)], functions[0].Parameters);
        Assert.Equal(1, functions[0].Json.GetProperty("since").GetInt32());
        Assert.Equal("7", functions[1].Result);
        Assert.Empty(functions[1].Parameters);
        Assert.Equal(
            ("+", "add", 2, "Addition", "1 + 2"),
            (operators[0].Symbol, operators[0].MethodName, operators[0].NumberOfOperands, operators[0].Description, operators[0].Example));
        Assert.Equal(("!", null, null), (operators[1].Symbol, operators[1].MethodName, operators[1].NumberOfOperands));
        Assert.Equal(
            [Conversion + "languages/el/functions", Conversion + "languages/el/operators"],
            server.Requests.Select(request => request.RawUrl));
        await Assert.ThrowsAsync<PlatformException>(() => client.Expressions.ListFunctionsAsync());
    }

    [Fact]
    public async Task Checks_are_sent_again_like_reads()
    {
        var busy = new Reply(503, string.Empty);
        await using var server = RecordingServer.Start(
            busy, Reply.Ok("""{"validationResponse":[{"status":"SUCCESS"},{"status":"SUCCESS"}]}"""),
            busy, Reply.Ok("""{"data":{}}"""),
            new Reply(Reply.Cut, string.Empty), Reply.Ok("true"));
        var options = server.Options();
        (options.TimeProvider, options.Retry) = (new PauseSkippingTimeProvider(), new PlatformRetryOptions());
        using var client = new PlatformClient(options);

        await client.MappingSets.ValidateAsync(s_schema, s_rows);
        await client.MappingSets.PreviewAsync(s_schema, s_rows, [Json("{}")]);
        await client.Expressions.ValidateAsync("1");

        Assert.Equal(6, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal("POST", request.Method));
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
