using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests the preview of expressions and mappings.</summary>
public class PreviewTests
{
    private const string Csv = "first_name,last_name,born\nAda,Lovelace,12/10/1815\nAlan,\"Turing, jr.\",\n";

    [Theory]
    [InlineData("concat('a', 1)", ExitCode.Success, "\"a1\"", "")]
    [InlineData("uper('a')", ExitCode.Found, "", "(1,1): error: There is no function 'uper'; the nearest is 'upper'")]
    [InlineData("a = 1", ExitCode.Found, "", "(1,3): error: '=' compares nothing; write '=='")]
    [InlineData("1 / 0", ExitCode.Found, "null", "error: a number is divided by zero")]
    public async Task An_expression_is_checked_and_evaluated(string text, int exitCode, string output, string error)
    {
        var run = (await ToolRun.OfAsync("preview", "--expression", text)).MustEnd(exitCode);
        Assert.Equal(output, run.Output.Trim());
        Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows.csv", Csv)]
    [InlineData("rows.json", """
        [{ "first_name": "Ada", "last_name": "Lovelace" }, { "first_name": "Alan", "last_name": "Turing, jr." }]
        """)]
    [InlineData("rows.jsonl", "{ \"first_name\": \"Ada\", \"last_name\": \"Lovelace\" "
        + "}\n{ \"first_name\": \"Alan\", \"last_name\": \"Turing, jr.\" }\n")]
    public async Task An_expression_is_evaluated_for_each_row(string name, string data)
    {
        using var folder = new TemporaryFolder();
        var run = await ToolRun.OfAsync("preview", "--expression", "concat(first_name, ' ', last_name)", "--input", folder.Write(name, data));
        Assert.Equal(["\"Ada Lovelace\"", "\"Alan Turing, jr.\""], run.MustEnd(ExitCode.Success).Lines);
    }

    [Fact]
    public async Task A_mapping_shows_records_with_what_is_wrong()
    {
        using var folder = new TemporaryFolder();
        var mapping = folder.Write("mapping.json", """
            { "mappings": [
                { "sourceAttribute": "first_name", "destinationXdmPath": "person.name.firstName" },
                { "sourceType": "EXPRESSION", "source": "date(born, \"MM/dd/yyyy\")", "destination": "person.birthDate" },
                { "sourceType": "STATIC", "source": "Female", "destination": "person.gender" }] }
            """);
        var run = (await ToolRun.OfAsync(
            "preview", "--mapping", mapping, "--specs", Repository.Specs, "--schema", "Customer", folder.Write("rows.csv", Csv)))
            .MustEnd(ExitCode.Found);
        Assert.Equal(
            """   -> {"person":{"name":{"firstName":"Ada"},"birthDate":"1815-12-10","gender":"Female"}}""", run.Lines[1]);
        Assert.Contains("'person.gender' must be 'male'", run.Lines[2], StringComparison.Ordinal);
        Assert.Contains("person.birthDate is not written: date: '' does not match", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 rows, 2 with errors or warnings", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_that_is_not_closed_in_a_large_file_is_an_error_with_the_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("rows.csv", "a,b\n\"x,1\n" + new string('y', 17 * 1024 * 1024));
        var run = (await ToolRun.OfAsync("preview", "--expression", "a", "--input", path)).MustEnd(ExitCode.Usage);
        Assert.Contains(path + " is not a delimited file: Record 2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_are_printed_and_counted()
    {
        using var folder = new TemporaryFolder();
        var cases = folder.Write("cases.jsonl", """
            { "id": "a", "expression": "1 + 1", "result": 2, "type": "integer" }
            { "id": "b", "expression": "1 +", "error": { "kind": "syntax", "offset": 3 } }
            { "id": "c", "expression": "2", "result": 3, "type": "integer" }
            { "id": "d", "expression": "2", "result": 3, "type": "integer", "certainty": "open" }
            { "id": "e" }
            """);
        var run = (await ToolRun.OfAsync("preview", "--cases", cases)).MustEnd(ExitCode.Found);
        Assert.Equal("""{"id":"a","type":"integer","result":2}""", run.Lines[0]);
        Assert.StartsWith("""{"id":"b","error":{"kind":"syntax","offset":3,"name":"","message":""", run.Lines[1], StringComparison.Ordinal);
        Assert.EndsWith("2 passed, 2 failed", run.Error.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("(3): c: expected 3, got 2", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--cases", "none.jsonl")]
    [InlineData("--mapping", "none.json", "rows.csv")]
    [InlineData("--expression", "1", "--cases", "x")]
    [InlineData("--mapping", "none.json")]
    public async Task Invalid_arguments_are_named(params string[] arguments) =>
        Assert.Contains("error: ", (await ToolRun.OfAsync(["preview", .. arguments])).MustEnd(ExitCode.Usage).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("name the source rows of an expression with --input", "--expression", "1", "rows.csv")]
    [InlineData("DATA requires --mapping", "--cases", "cases.jsonl", "rows.csv")]
    [InlineData("--input requires --expression", "--mapping", "set.json", "rows.csv", "--input", "rows.csv")]
    [InlineData("--schema and --rows require --mapping", "--expression", "1", "--schema", "Customer")]
    [InlineData("--schema and --rows require --mapping", "--cases", "cases.jsonl", "--rows", "10")]
    [InlineData("--rows must be at least 0", "--mapping", "set.json", "rows.csv", "--rows", "-1")]
    [InlineData("Cannot parse argument 'many'", "--mapping", "set.json", "rows.csv", "--rows", "many")]
    public async Task An_argument_without_an_effect_is_an_error(string message, params string[] arguments) =>
        Assert.Contains(
            message, (await ToolRun.OfAsync(["preview", .. arguments])).MustEnd(ExitCode.Usage).Error, StringComparison.Ordinal);
}
