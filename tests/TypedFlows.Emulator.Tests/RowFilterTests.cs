using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Parquet;
using Parquet.Schema;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests the row filters of source connections with the payloads of the vendor's page.</summary>
public sealed class RowFilterTests
{
    private const string Csv = "Id,first,city,age,joined,complaint\n1,Ramen,MUM,25,2020-04-22,x\n2,John,PUD,30,2021-01-01T10:00:00Z,\n"
        + "3,Sofia,MZN,19,2020-04-22T00:00:00,y\n4,,PUD,,,z\n";

    [Theory]
    [InlineData("""{"nodeType":"fnApply","fnName":"=","params":[FIELD city,{"nodeType":"literal","value":"MUM"}]}""", "1")]
    [InlineData("""{"nodeType":"fnApply","fnName":"==","params":[FIELD CITY,{"nodeType":"literal","value":"MUM"}]}""", "1")]
    [InlineData("""{"nodeType":"fnApply","fnName":"!=","params":[FIELD city,{"nodeType":"literal","value":"PUD"}]}""", "1,3")]
    [InlineData("""{"nodeType":"fnApply","fnName":">=","params":[FIELD age,{"nodeType":"literal","value":25}]}""", "1,2")]
    [InlineData("""{"nodeType":"fnApply","fnName":"<","params":[FIELD age,{"nodeType":"literal","value":25.0}]}""", "3")]
    [InlineData("""{"nodeType":"fnApply","fnName":"<=","params":[FIELD age,{"nodeType":"literal","value":25}]}""", "1,3")]
    [InlineData("""{"nodeType":"fnApply","fnName":">","params":[FIELD joined,{"nodeType":"literal","value":"2020-12-31"}]}""", "2")]
    [InlineData("""{"nodeType":"fnApply","fnName":"=","params":[FIELD joined,{"nodeType":"literal","value":"2020-04-22"}]}""", "1,3")]
    [InlineData("""{"nodeType":"fnApply","fnName":"like","params":[FIELD first,{"nodeType":"literal","value":"%m%n"}]}""", "1")]
    [InlineData("""{"nodeType":"fnApply","fnName":"like","params":[FIELD first,{"nodeType":"literal","value":"J_hn%"}]}""", "2")]
    [InlineData("""{"nodeType":"fnApply","fnName":"in","params":[FIELD first,{"nodeType":"literal","value":["Ramen","John"]}]}""", "1,2")]
    [InlineData("""{"nodeType":"fnApply","fnName":"isNull","params":[FIELD complaint]}""", "2")]
    [InlineData(
        """{"nodeType":"fnApply","fnName":"NOT","params":[{"nodeType":"fnApply","fnName":"isNull","params":[FIELD complaint]}]}""",
        "1,3,4")]
    [InlineData(
        """
        {"nodeType":"fnApply","fnName":"not","params":[
          {"nodeType":"fnApply","fnName":"=","params":[FIELD first,{"nodeType":"literal","value":"John"}]}]}
        """,
        "1,3")]
    [InlineData(
        """
        {"nodeType":"fnApply","fnName":"and","params":[
          {"nodeType":"fnApply","fnName":">=","params":[FIELD age,{"nodeType":"literal","value":20}]},
          {"nodeType":"fnApply","fnName":"<=","params":[FIELD age,{"nodeType":"literal","value":30}]},
          {"nodeType":"fnApply","fnName":"or","params":[
            {"nodeType":"fnApply","fnName":"!=","params":[FIELD city,{"nodeType":"literal","value":"PUD"}]},
            {"nodeType":"fnApply","fnName":"=","params":[FIELD joined,{"nodeType":"literal","value":"2020-04-22"}]}]}]}
        """,
        "1")]
    public async Task A_filter_selects_the_rows_of_a_run_and_of_a_preview(string condition, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", Csv);
        await using var session = await StartAsync(o => o.Source(S3, folder.Path));
        var filters = Filters(condition);
        var made = await Deployment.CreateAsync(session, $$"""{ "path": "/a.csv", "filters": {{filters}} }""", ("Id", "_id"));
        var ids = expected.Split(',');
        var run = await session.RunAsync(await made.CreateFlowAsync());
        Assert.Equal(ids.Length, Records(run, "output"));
        Assert.Equal(ids.Length, Records(run, "input"));

        var encoded = Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(filters)));
        var preview = (await session.GetAsync(
            $"{FlowPath}connections/{made.ConnectionId}/explore?objectType=file&object=/a.csv&preview=true&filters={encoded}"))
            .Expect(HttpStatusCode.OK).Body;
        Assert.Equal(ids, preview.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("Id").GetString()));
    }

    [Theory]
    [InlineData("rows.json", """[{"Id":"1","age":25,"ok":true},{"Id":"2","age":30,"ok":false},{"Id":"3"}]""", "age", ">", "26", 1)]
    [InlineData("rows.jsonl", "{\"Id\":\"1\",\"age\":25,\"ok\":true}\n{\"Id\":\"2\",\"age\":30,\"ok\":false}\n", "ok", "=", "true", 1)]
    public async Task Values_of_json_are_compared_by_their_type(
        string name, string text, string field, string function, string literal, int expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, text);
        await using var session = await StartAsync(o => o.Source(S3, folder.Path));
        var filters = Filters(
            $$"""{"nodeType":"fnApply","fnName":"{{function}}","params":[FIELD {{field}},{"nodeType":"literal","value":{{literal}}}]}""");
        var made = new Deployment(session);
        await made.CreateSourceAsync($$"""{ "path": "/{{name}}", "filters": {{filters}} }""", """{ "format": "json" }""");
        await made.CreateTargetAsync();
        await made.CreateMappingAsync(("Id", "_id"));
        Assert.Equal(expected, Records(await session.RunAsync(await made.CreateFlowAsync()), "output"));
    }

    [Theory]
    [InlineData("=", "ID", "\"2\"", "2")]
    [InlineData("=", "Person.NAME.first", "\"Ada\"", "1")]
    [InlineData("=", "person.name.first", "\"\"", "2")]
    [InlineData("!=", "person.name.first", "\"x\"", "1,2")]
    [InlineData("isNull", "PERSON.name.First", null, "3")]
    public async Task A_field_of_json_and_of_parquet_may_differ_in_case_and_may_be_empty(
        string function, string field, string? literal, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "rows.json",
            """[{"Id":"1","person":{"name":{"first":"Ada"}}},{"Id":"2","person":{"name":{"first":""}}},{"Id":"3","person":{"name":{}}}]""");
        var first = new DataField<string>("first", nullable: true);
        var schema = new ParquetSchema(new DataField<string>("Id"), new StructField("person", new StructField("name", first)));
        await using (var stream = File.Create(folder["rows.parquet"]))
        {
            await using var writer = await ParquetWriter.CreateAsync(schema, stream);
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(schema.DataFields[0], ["1", "2", "3"]);
            await group.WriteAsync(schema.DataFields[1], ["Ada", "", null!]);
        }

        await using var session = await StartAsync(o => o.Source(S3, folder.Path));
        foreach (var (name, format) in new[] { ("rows.json", "json"), ("rows.parquet", "parquet") })
        {
            Assert.Equal(expected, await SelectedAsync(session, $$"""{ "path": "/{{name}}" }""", format, function, field, literal));
        }
    }

    [Theory]
    [InlineData("=", "NAME", "\"\"", "2")]
    [InlineData("isNull", "Name", null, "3")]
    [InlineData(">", "score", "1.5", "2")]
    public async Task A_filter_selects_the_rows_of_a_table(string function, string field, string? literal, string expected)
    {
        using var folder = new TemporaryFolder();
        using (var connection = new SqliteConnection($"Data Source={folder["crm.db"]};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE Account (Id TEXT, Name TEXT, Score REAL); "
                + "INSERT INTO Account VALUES ('1', 'x', 1.5), ('2', '', 2), ('3', NULL, NULL)";
            command.ExecuteNonQuery();
        }

        await using var session = await StartAsync(o => o.Source(S3, folder.Path));
        Assert.Equal(expected, await SelectedAsync(session, """{ "path": "Account" }""", "tabular", function, field, literal));
    }

    [Theory]
    [InlineData("<", "2,3")]
    [InlineData("!=", "1,2,3,4")]
    [InlineData(">", "4")]
    public async Task A_text_that_is_not_a_number_is_only_different_from_a_number(string function, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "Id,n\n1,NaN\n2,4\n3,-1e400\n4,1e400\n5,\n");
        await using var session = await StartAsync(o => o.Source(S3, folder.Path));
        Assert.Equal(expected, await SelectedAsync(session, """{ "path": "/a.csv" }""", "delimited", function, "n", "5"));
    }

    [Theory]
    [InlineData("""{ "type": "SQL", "format": "pql/json", "value": {} }""", "/params/filters/type")]
    [InlineData("""{ "type": "PQL", "format": "pql/text", "value": "a = 1" }""", "/params/filters/format")]
    [InlineData("""{ "type": "PQL", "format": "pql/json" }""", "/params/filters/value")]
    [InlineData("""{ "type": "PQL", "format": "pql/json", "value": { "nodeType": "fnApply", "fnName": "near", "params": [] } }""", "near")]
    [InlineData(
        """
        { "type": "PQL", "format": "pql/json", "value": { "nodeType": "fnApply", "fnName": "in", "params": [
            { "nodeType": "fieldLookup", "fieldName": "a" }, { "nodeType": "literal", "value": "x" }] } }
        """,
        "/params/filters/value/params/1/value must be an array")]
    [InlineData(
        """
        { "type": "PQL", "format": "pql/json", "value": { "nodeType": "fnApply", "fnName": "in", "params": [
            { "nodeType": "fieldLookup", "fieldName": "a" }, { "nodeType": "literal", "value": ["x", { "y": 1 }] }] } }
        """,
        "/params/filters/value/params/1/value/1 must be a string, a number or a boolean")]
    [InlineData(
        """
        { "type": "PQL", "format": "pql/json", "value": { "nodeType": "fnApply", "fnName": "=", "params": [
            { "nodeType": "fieldLookup", "fieldName": "a" }, { "nodeType": "literal", "value": ["x"] }] } }
        """,
        "/params/filters/value/params/1/value must be a string, a number or a boolean")]
    [InlineData("\"city\"", "/params/filters must be an object")]
    public async Task A_malformed_filter_is_rejected_with_its_location(string filters, string expected)
    {
        await using var session = await StartAsync();
        var reply = await session.PostAsync(FlowPath + "sourceConnections", $$"""
            { "name": "Files", "data": { "format": "delimited" }, "params": { "path": "/", "filters": {{filters}} },
                "connectionSpec": { "id": "{{S3}}", "version": "1.0" } }
            """);
        Assert.Contains(expected, reply.Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_of_a_missing_column_fails_the_run_and_a_malformed_one_of_a_preview_is_400()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", Csv);
        await using var session = await StartAsync(o => o.Source(S3, folder.Path));
        var filters = Filters("""{"nodeType":"fnApply","fnName":"isNull","params":[FIELD town]}""");
        var made = await Deployment.CreateAsync(session, $$"""{ "path": "/a.csv", "filters": {{filters}} }""", ("Id", "_id"));
        var error = Error(await session.RunAsync(await made.CreateFlowAsync()));
        Assert.Equal("CONNECTOR-2004-400", error.Code);
        Assert.Contains("'town'", error.Message, StringComparison.Ordinal);
        var explored = await session.GetAsync(
            $"{FlowPath}connections/{made.ConnectionId}/explore?objectType=file&object=/a.csv&filters=nothing!");
        explored.Expect(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/a.csv", "folder", "CONNECTOR-2012-400")]
    [InlineData("/", "file", "CONNECTOR-2012-400")]
    [InlineData("/", "folder", null)]
    [InlineData("/*.csv", "file", null)]
    public async Task The_type_of_a_path_is_checked(string path, string type, string? code)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", Csv);
        await using var session = await StartAsync(o => o.Source(S3, folder.Path));
        var made = await Deployment.CreateAsync(session, $$"""{ "path": "{{path}}", "type": "{{type}}" }""", ("Id", "_id"));
        var run = await session.RunAsync(await made.CreateFlowAsync());
        if (code is null)
        {
            Assert.Equal(4, Records(run, "output"));
        }
        else
        {
            Assert.Equal(code, Error(run).Code);
        }
    }

    /// <summary>Returns the ids of the rows that a run reads.</summary>
    private static async Task<string> SelectedAsync(
        Session session, string parameters, string format, string function, string field, string? literal)
    {
        var wanted = literal is null ? string.Empty : $$""",{"nodeType":"literal","value":{{literal}} }""";
        var filters = $$"""
            {"type":"PQL","format":"pql/json","value":{"nodeType":"fnApply","fnName":"{{function}}","params":[
              {"nodeType":"fieldLookup","fieldName":"{{field}}" }{{wanted}}] } }
            """;
        var made = new Deployment(session);
        await made.CreateSourceAsync(
            $"{parameters.TrimEnd(' ', '}')}, \"filters\": {filters} }}", $$"""{ "format": "{{format}}" }""");
        await made.CreateTargetAsync();
        await made.CreateMappingAsync(("Id", "_id"));
        await session.RunAsync(await made.CreateFlowAsync());
        var records = await session.Platform.GetRecordsAsync(made.DataSetId);
        return string.Join(',', records.Select(record => record.GetProperty("_id").GetString()).Order(StringComparer.Ordinal));
    }

    private static string Filters(string condition) => "{\"type\":\"PQL\",\"format\":\"pql/json\",\"value\":"
        + System.Text.RegularExpressions.Regex.Replace(condition, @"FIELD (\w+)", """{"nodeType":"fieldLookup","fieldName":"$1"}""") + "}";
}
