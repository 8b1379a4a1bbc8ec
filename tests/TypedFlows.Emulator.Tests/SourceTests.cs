using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests that an unreadable source makes a run fail with its reason, and stores nothing.</summary>
public sealed class SourceTests
{
    [Fact]
    public async Task A_missing_folder_is_named()
    {
        using var folder = new TemporaryFolder();
        var missing = Path.Combine(folder.Path, "nowhere");
        Assert.Contains(missing, await FailAsync(missing, "/"), StringComparison.Ordinal);
        Assert.Contains(Path.Combine(folder.Path, "some", "path"), await FailAsync(folder.Path, "/some/path/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_column_is_named_with_its_file_and_the_existing_columns()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "Id,FirstName\n1,a\n");
        folder.Write("b.csv", "Id,firstname\n2,b\n");

        var message = await FailAsync(folder.Path, "/");

        Assert.Contains("/b.csv has no column 'FirstName'", message, StringComparison.Ordinal);
        Assert.Contains("'Id', 'firstname'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name,Mail\n1,2\n", "no column 'Id', 'FirstName', which the mapping set needs. Its columns: 'Name', 'Mail'.")]
    [InlineData("\"Id\";\"FirstName\"\n1;2\n", "separated by ';'")]
    [InlineData("Id\tFirstName\n1\t2\n", "separated by '\\t'")]
    [InlineData("Id,firstname \n1,2\n", "Names are case-sensitive")]
    [InlineData("I\0d\0,\0F\0\n", "UTF-16")]
    public async Task All_missing_columns_are_named_with_a_possible_reason(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", text);
        Assert.Contains(expected, await FailAsync(folder.Path, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_is_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("is a file, not a folder", await FailAsync(folder.Write("a.csv", "Id,FirstName\n"), "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_duplicate_column_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "Id,FirstName,FirstName\n1,a,b\n");
        Assert.Contains("'FirstName'", await FailAsync(folder.Path, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("nothing.csv", "");
        Assert.Contains("/nothing.csv is malformed: it is empty", await FailAsync(folder.Path, "/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret.csv")]
    [InlineData("/../secret.csv")]
    [InlineData("in/../../secret.csv")]
    [InlineData("../bucket2/secret.csv")]
    [InlineData("*/../../secret.csv")]
    [InlineData("../*.csv")]
    public async Task A_path_cannot_leave_the_folder(string path)
    {
        using var folder = new TemporaryFolder();
        folder.Write("secret.csv", "Id,FirstName\n1,a\n");
        folder.Write("bucket2/secret.csv", "Id,FirstName\n1,a\n");
        folder.Write("bucket/in/x.csv", "Id,FirstName\n1,a\n");

        Assert.Contains(
            "is outside the folder of the source", await FailAsync(Path.Combine(folder.Path, "bucket"), path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_without_folder_reports_how_to_bind_one()
    {
        await using var session = await StartAsync();
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));

        var (code, message) = Error(await session.RunAsync(await made.CreateFlowAsync()));

        Assert.Equal("CONNECTOR-2000-400", code);
        Assert.Contains("--source amazon-s3=DIR", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_without_mapping_reports_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "Id\n1\n");
        await using var session = await StartAsync(o => o.Source(S3, folder.Path));
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));

        var flow = (await made.PostFlowAsync(transformations: "[]")).Expect(System.Net.HttpStatusCode.Created);

        Assert.Equal("MAPPER-3700-400", Error(await session.RunAsync(flow.Id)).Code);
    }

    [Theory]
    [InlineData("""{ "format": "avro" }""", "'avro'")]
    [InlineData("""{ "format": "delimited", "properties": { "compressionType": "lzma" } }""", "'lzma'")]
    public async Task Unsupported_formats_are_named(string data, string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "Id\n1\n");
        await using var session = await StartAsync(o => o.Source(S3, folder.Path));
        var made = new Deployment(session);
        await made.CreateSourceAsync("""{ "path": "/" }""", data);
        await made.CreateTargetAsync();
        await made.CreateMappingAsync(("Id", "_id"));

        Assert.Contains(name, Error(await session.RunAsync(await made.CreateFlowAsync())).Message, StringComparison.Ordinal);
    }

    private static async Task<string> FailAsync(string folder, string path)
    {
        await using var session = await StartAsync(o => o.Source("amazon-s3", folder));
        var made = await Deployment.CreateAsync(
            session,
            $$"""{ "path": "{{path}}", "recursive": true }""",
            ("Id", "_id"),
            ("FirstName", "person.name.firstName"));

        var run = await session.RunAsync(await made.CreateFlowAsync());

        var (code, message) = Error(run);
        Assert.StartsWith("CONNECTOR-", code, StringComparison.Ordinal);
        Assert.Equal(0, Records(run, "output"));
        Assert.Equal(0, session.Platform.CountRecords(made.DataSetId));
        return message;
    }
}
