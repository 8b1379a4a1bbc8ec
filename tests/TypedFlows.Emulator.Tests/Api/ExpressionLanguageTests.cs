using System.Net;
using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Functions;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Api;

/// <summary>Tests the operations that validate and preview expressions and mapping sets.</summary>
public sealed class ExpressionLanguageTests : IAsyncLifetime
{
    private Session _session = null!;
    private TemporaryFolder _folder = null!;

    public async Task InitializeAsync() => (_session, _folder) = await GardenSchema.StartAsync();

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("concat(a, ' ', b)", "succeeded", "none")]
    [InlineData("a.toUpperCase()", "succeeded", "none")]
    [InlineData("cncat(a)", "failed", "There is no function 'cncat'; the nearest is 'concat' (offset 0)")]
    [InlineData("1 +", "failed", "(offset 3)")]
    [InlineData("a[*].b", "failed", "(offset 2)")]
    [InlineData("lower()", "failed", "'lower' has 0 arguments, but requires 1")]
    public async Task An_expression_is_validated(string expression, string status, string error)
    {
        var body = (await PostAsync("languages/el/validate", JsonSerializer.Serialize(new { expression, sampleData = "{}" })))
            .Expect(HttpStatusCode.OK).Body;
        Assert.Equal(status, body.GetProperty("validationStatus").GetString());
        Assert.Contains(error, body.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("languages/el/validate", "{}")]
    [InlineData("languages/el/validate", """{ "expression": 5 }""")]
    [InlineData("languages/el/validate", """{ "expression": "a", "sampleData": {} }""")]
    [InlineData("languages/el/validate", "[]")]
    [InlineData("languages/el/validate", "{")]
    [InlineData("mappingSets/preview", "{}")]
    [InlineData("mappingSets/preview", """{ "data": {}, "mappingSet": [] }""")]
    [InlineData("mappingSets/preview", """{ "data": {}, "mappingSet": { "mappings": [] } }""")]
    [InlineData("mappingSets/preview", """{ "data": {}, "mappingSet": { "mappings": [5] } }""")]
    [InlineData("mappingSets/preview", """{ "data": 5, "mappingSet": { "mappings": [{ "source": "a", "destination": "b" }] } }""")]
    [InlineData("mappingSets/preview", """{ "data": [5], "mappingSet": { "mappings": [{ "source": "a", "destination": "b" }] } }""")]
    [InlineData("mappingSets/preview", """{ "mappingSet": { "mappings": [{ "source": "a", "destination": "b" }] } }""")]
    [InlineData("mappingSets/preview", """{ "data": {}, "mappingSet": { "mappings": [{ "source": "a", "destination": "b..c" }] } }""")]
    [InlineData("mappingSets/validate", """{ "inputSchema": 5, "mappings": [{ "source": "a", "destination": "b" }] }""")]
    public async Task A_body_of_another_form_is_rejected(string path, string body) =>
        (await PostAsync(path, body)).Expect(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Functions_and_operators_are_listed()
    {
        var functions = (await _session.GetAsync(MappingPath + "languages/el/functions")).Expect(HttpStatusCode.OK).Body;
        Assert.Equal(FunctionTable.All.Count, functions.GetArrayLength());
        var date = Find("date");
        Assert.Equal("ZonedDateTime date(Object, String, ZonedDateTime)", date.GetProperty("syntax").GetString());
        Assert.Equal("Date / Time", date.GetProperty("category").GetString());
        Assert.Equal("java.time.ZonedDateTime", date.GetProperty("returnType").GetString());
        Assert.Equal([1, 2, 3], date.GetProperty("params").EnumerateArray().Select(each => each.GetProperty("position").GetInt32()));
        Assert.Equal("object", Find("first").GetProperty("params")[0].GetProperty("type").GetString());
        Assert.Equal("[Ljava.lang.Object;", Find("first").GetProperty("params")[0].GetProperty("dataType").GetString());
        var operators = (await _session.GetAsync(MappingPath + "languages/el/operators")).Expect(HttpStatusCode.OK).Body;
        Assert.Contains(
            operators.EnumerateArray(),
            each => each.GetProperty("operatorSymbol").GetString() == "~" && each.GetProperty("methodName").GetString() == "complement"
                && each.GetProperty("numberOfOperands").GetInt32() == 1);

        JsonElement Find(string name) => functions.EnumerateArray().Single(each => each.GetProperty("function").GetString() == name);
    }

    [Fact]
    public async Task A_preview_has_the_shape_of_its_data()
    {
        const string Set = """
            "mappingSet": {
                "outputSchema": { "schemaRef": { "id": "https://ns.adobe.com/garden/schemas/4f1c8d" } },
                "mappings": [
                    { "sourceType": "ATTRIBUTE", "source": "id", "destination": "_id" },
                    { "sourceType": "EXPRESSION", "source": "to_integer(age)", "destination": "_garden.owner.age" }] }
            """;

        var one = (await PostAsync(
            "mappingSets/preview", $$"""{ "data": { "id": 1234, "age": "5" }, {{Set}} }""")).Expect(HttpStatusCode.OK);
        var many = (await PostAsync(
            "mappingSets/preview", $$"""{ "data": [{ "id": 1, "age": "old" }, { "id": 2 }], {{Set}} }""")).Expect(HttpStatusCode.OK);

        Assert.Equal("""{"data":{"_id":"1234","_garden":{"owner":{"age":5}}},"errors":null}""", one.Text);
        Assert.Equal("""{"_id":"1"}""", many.Body[0].GetProperty("data").GetRawText());
        var error = Assert.Single(many.Body[0].GetProperty("errors").EnumerateArray());
        Assert.Equal("_garden.owner.age", error.GetProperty("destination").GetString());
        Assert.Equal("to_integer(age)", error.GetProperty("source").GetString());
        Assert.Contains("'old' is not an integer", error.GetProperty("exception").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, many.Body[1].GetProperty("errors").ValueKind);
    }

    [Theory]
    [InlineData("EXPRESSION", "lower(_garden.gate)", "_garden.mail", null)]
    [InlineData("EXPRESSION", "lower(_garden.mail", "_garden.mail", "(offset 18)")]
    [InlineData("EXPRESSION", "lower(_garden.nail)", "_garden.mail", "no field '_garden.nail'")]
    [InlineData("EXPRESSION", "now()", "_garden.member", "boolean")]
    [InlineData("EXPRESSION", "[1]", "_garden.count", "array")]
    [InlineData("ATTRIBUTE", "_garden.nail", "_garden.mail", "no field '_garden.nail'")]
    [InlineData("ATTRIBUTE", "_garden.day", "_garden.count", "cannot be converted")]
    [InlineData("ATTRIBUTE", "_garden.plants[*].name", "_garden.tags[*]", null)]
    [InlineData("ATTRIBUTE", "_garden.mail", "_garden.nail", "not a field of the target")]
    [InlineData("STATIC", "x", "_garden.mail", null)]
    public async Task The_rows_of_a_set_are_validated_against_both_schemas(string kind, string source, string destination, string? problem)
    {
        var reference = $$"""{ "id": "{{GardenSchema.Id}}" }""";
        var row = JsonSerializer.Serialize(new { sourceType = kind, source, destination });
        var reply = await PostAsync("mappingSets/validate", $$"""
            { "inputSchema": {{reference}}, "outputSchema": { "schemaRef": {{reference}} }, "mappings": [{{row}}] }
            """);
        var result = Assert.Single(reply.Expect(HttpStatusCode.OK).Body.GetProperty("validationResponse").EnumerateArray());
        Assert.Equal(problem is null ? "SUCCESS" : "FAILED", result.GetProperty("status").GetString());
        if (problem is not null)
        {
            Assert.Contains(problem, result.GetProperty("errors")[0].GetProperty("exception").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_set_is_returned_in_both_vocabularies()
    {
        var made = new Deployment(_session);
        await made.CreateTargetAsync(schemaId: GardenSchema.Id);
        var id = (await made.PostRowsAsync("""
            { "sourceType": "EXPRESSION", "source": "lower(a)", "destination": "_garden.mail" },
            { "sourceType": "STATIC", "source": "x", "destination": "_garden.kind" }, { "source": "b", "destination": "_id" }
            """)).Expect(HttpStatusCode.OK).Id;
        var rows = (await _session.GetAsync(MappingPath + "mappingSets/" + id)).Body.GetProperty("mappings").EnumerateArray().ToList();
        Assert.Equal(
            [("text/x.aep-xl", "lower(a)"), ("text/plain", "x"), ("text/x.schema-path", "b")],
            rows.Select(row => (row.GetProperty("sourceType").GetString(), row.GetProperty("sourceAttribute").GetString())));
    }

    private Task<Reply> PostAsync(string path, string body) => _session.PostAsync(MappingPath + path, body);
}
