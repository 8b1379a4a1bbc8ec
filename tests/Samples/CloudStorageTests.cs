using System.Text.Json;
using TypedFlows.Emulator;

namespace TypedFlows.Samples;

public class CloudStorageTests
{
    private static readonly Dictionary<string, string> s_nothing = [];

    [Fact]
    public async Task The_shipped_file_arrives_whole()
    {
        var file = Path.Combine(Repository.Root, "samples/CloudStorage/data/some/path/data.csv");
        var quotes = 0;
        var count = File.ReadAllText(file).Count(c => (c == '"' ? ++quotes : quotes) % 2 == 0 && c == '\n') - 1;
        Assert.True(count >= 1000);

        var run = await SampleRun.OfAsync("CloudStorage", s_nothing);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal($"records: {count} read, {count} written, 0 failed", run.Lines[^1]);
    }

    [Fact]
    public async Task Any_folder_is_counted_right()
    {
        using var files = new ContactFiles();
        files.Write("one.csv", 1, 70, "Id", "FirstName", "LastName", "Phone", "Email");
        files.Write("two.csv", 2, 31, "City", "Email", "Phone", "LastName", "Notes", "FirstName", "Id");

        var run = await SampleRun.OfAsync("CloudStorage", s_nothing, "--data", files.Folder);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal("records: 101 read, 101 written, 0 failed", run.Lines[^1]);
    }

    [Fact]
    public async Task Every_value_arrives_unchanged_on_a_platform_that_is_not_embedded()
    {
        using var files = new ContactFiles();
        files.Write("one.csv", 3, 200, "Id", "FirstName", "LastName", "Phone", "Email");
        files.Write("deeper/two.csv", 4, 200, "City", "Email", "Phone", "LastName", "Notes", "FirstName", "Id");
        await using var platform = await PlatformEmulator.StartAsync(o => o.Source("adls-gen2", files.Folder));
        var environment = new Dictionary<string, string>
        {
            ["TYPEDFLOWS_ORG"] = "emulator@AdobeOrg",
            ["TYPEDFLOWS_API_KEY"] = "key",
            ["TYPEDFLOWS_CLIENT_SECRET"] = "not-to-be-shown",
            ["ADLS_URL"] = "https://contacts.example",
            ["ADLS_SERVICE_PRINCIPAL_ID"] = "principal",
            ["ADLS_SERVICE_PRINCIPAL_KEY"] = "not-to-be-shown-either",
            ["ADLS_TENANT"] = "tenant",
        };

        var run = await SampleRun.OfAsync("CloudStorage", environment, "--endpoint", platform.Endpoint.ToString());

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal("records: 400 read, 400 written, 0 failed", run.Lines[^1]);
        Assert.DoesNotContain("not-to-be-shown", run.Output + run.Errors, StringComparison.Ordinal);
        var dataset = run.Lines.Single(line => line.StartsWith("dataset: ", StringComparison.Ordinal))["dataset: ".Length..].Trim();
        var stored = (await platform.GetRecordsAsync(dataset, limit: 1000)).ToDictionary(record => At(record, "_id"));
        Assert.Equal(files.Contacts.Count, stored.Count);
        Assert.All(files.Contacts, contact => Assert.All(
            ContactFiles.Paths, path => Assert.Equal(contact[path.Key], At(stored[contact["Id"]], path.Value))));
    }

    [Fact]
    public async Task A_missing_folder_fails_with_its_name()
    {
        var folder = Path.Combine(Path.GetTempPath(), "no-such-folder-of-contacts");

        var run = await SampleRun.OfAsync("CloudStorage", s_nothing, "--data", folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no-such-folder-of-contacts", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_mapped_column_fails_with_both_names()
    {
        using var files = new ContactFiles();
        files.Write("good.csv", 5, 3, "Id", "FirstName", "LastName", "Phone", "Email");
        files.Write("without-phone.csv", 6, 3, "Id", "FirstName", "LastName", "Email");

        var run = await SampleRun.OfAsync("CloudStorage", s_nothing, "--data", files.Folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("without-phone.csv", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Phone", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_files_is_reported()
    {
        using var files = new ContactFiles();

        var run = await SampleRun.OfAsync("CloudStorage", s_nothing, "--data", files.Folder);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains(run.Lines, line => line.Contains(files.Folder + " contains no *.csv file", StringComparison.Ordinal));
        Assert.Equal("records: 0 read, 0 written, 0 failed", run.Lines[^1]);
    }

    [Fact]
    public async Task A_file_instead_of_a_folder_is_reported()
    {
        using var files = new ContactFiles();
        files.Write("one.csv", 7, 1, "Id", "FirstName", "LastName", "Phone", "Email");

        var run = await SampleRun.OfAsync("CloudStorage", s_nothing, "--data", Path.Combine(files.Folder, "one.csv"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("one.csv is a file. Specify the folder that contains it.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_without_credentials_names_every_variable_that_is_missing()
    {
        string[] variables =
        [
            "TYPEDFLOWS_ORG", "TYPEDFLOWS_API_KEY", "TYPEDFLOWS_ACCESS_TOKEN", "TYPEDFLOWS_CLIENT_SECRET",
            "ADLS_URL", "ADLS_SERVICE_PRINCIPAL_ID", "ADLS_SERVICE_PRINCIPAL_KEY", "ADLS_TENANT",
        ];
        var unset = variables.ToDictionary(name => name, _ => string.Empty);

        var run = await SampleRun.OfAsync("CloudStorage", unset, "--endpoint", "https://platform.example");

        Assert.Equal(1, run.ExitCode);
        Assert.All(variables, name => Assert.Contains(name, run.Errors, StringComparison.Ordinal));
    }

    private static string At(JsonElement record, string path)
    {
        foreach (var name in path.Split('.'))
        {
            record = record.GetProperty(name);
        }

        return record.GetString()!;
    }
}
