using System.Text.Json;
using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests the download of specs from a service.</summary>
public class PullTests
{
    [Fact]
    public async Task Every_spec_is_written_to_a_file_and_a_second_pull_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var platform = await RunningEmulator.StartAsync();
        var first = (await ToolRun.OfAsync("pull", "--endpoint", platform.Address(), "-o", folder.Path)).MustEnd(ExitCode.Success);
        Assert.Contains("18 added, 0 updated, 0 unchanged, 0 left", first.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["flow/CRMToAEP.json"]) && File.Exists(folder["connection/amazon-s3.json"]));
        var before = Texts(folder);

        var second = (await ToolRun.OfAsync("pull", "--endpoint", platform.Address(), "-o", folder.Path)).MustEnd(ExitCode.Success);
        Assert.Contains("0 added, 0 updated, 18 unchanged, 0 left", second.Output, StringComparison.Ordinal);
        Assert.Equal(before, Texts(folder));
        (await ToolRun.OfAsync("check", folder.Path)).MustEnd(ExitCode.Success);
    }

    [Fact]
    public async Task The_lock_file_is_sorted_and_has_the_hash_of_each_file()
    {
        using var folder = new TemporaryFolder();
        await using var platform = await RunningEmulator.StartAsync();
        await ToolRun.OfAsync("pull", "--endpoint", platform.Address(), "-o", folder.Path);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["specs.lock"]));
        var entries = json.RootElement.GetProperty("specs").EnumerateArray().ToList();
        var files = entries.Select(entry => entry.GetProperty("file").GetString()!).ToList();
        Assert.Equal(files.Order(StringComparer.Ordinal), files);
        Assert.All(entries, entry => Assert.Equal(
            Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder[entry.GetProperty("file").GetString()!]))),
            entry.GetProperty("sha256").GetString()));
    }

    [Fact]
    public async Task Only_named_specs_are_written_and_unknown_names_get_a_suggestion()
    {
        using var folder = new TemporaryFolder();
        await using var platform = await RunningEmulator.StartAsync();
        (
            await ToolRun.OfAsync(
                "pull",
                "--endpoint",
                platform.Address(),
                "-o",
                folder.Path,
                "--flow",
                "CRMToAEP",
                "--connection",
                "hubspot",
                "amazon-s3"))
            .MustEnd(ExitCode.Success);
        Assert.Equal(
            ["connection/amazon-s3.json", "connection/hubspot.json", "flow/CRMToAEP.json", "specs.lock"],
            Texts(folder).Keys);
        var wrong = (await ToolRun.OfAsync("pull", "--endpoint", platform.Address(), "-o", folder.Path, "--flow", "CRMToAPE"))
            .MustEnd(ExitCode.Usage);
        Assert.Contains("Did you mean CRMToAEP?", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_changed_manually_is_kept_unless_forced()
    {
        using var folder = new TemporaryFolder();
        await using var platform = await RunningEmulator.StartAsync();
        await ToolRun.OfAsync("pull", "--endpoint", platform.Address(), "-o", folder.Path, "--flow", "CRMToAEP");
        var file = folder["flow/CRMToAEP.json"];
        var pulled = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, pulled.Replace("\"minimum\": 15", "\"minimum\": 16", StringComparison.Ordinal));
        var left = (await ToolRun.OfAsync("pull", "--endpoint", platform.Address(), "-o", folder.Path, "--flow", "CRMToAEP"))
            .MustEnd(ExitCode.Found);
        Assert.Contains("overlay", left.Output, StringComparison.Ordinal);
        Assert.Contains("\"minimum\": 16", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        (await ToolRun.OfAsync("pull", "--endpoint", platform.Address(), "-o", folder.Path, "--flow", "CRMToAEP", "--force"))
            .MustEnd(ExitCode.Success);
        Assert.Equal(pulled, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_spec_keeps_the_file_that_it_has()
    {
        using var folder = new TemporaryFolder();
        await using var platform = await RunningEmulator.StartAsync();
        await ToolRun.OfAsync("pull", "--endpoint", platform.Address(), "-o", folder.Path, "--flow", "CRMToAEP");
        Directory.CreateDirectory(folder["mine"]);
        File.Move(folder["flow/CRMToAEP.json"], folder["mine/crm.json"]);
        (await ToolRun.OfAsync("pull", "--endpoint", platform.Address(), "-o", folder.Path, "--flow", "CRMToAEP"))
            .MustEnd(ExitCode.Success);
        Assert.True(File.Exists(folder["mine/crm.json"]) && !File.Exists(folder["flow/CRMToAEP.json"]));
    }

    [Fact]
    public async Task A_service_that_does_not_exist_is_a_failure_that_names_it()
    {
        using var folder = new TemporaryFolder();
        string address;
        await using (var platform = await RunningEmulator.StartAsync())
        {
            address = platform.Address();
        }

        var run = (await ToolRun.OfAsync("pull", "--endpoint", address, "-o", folder.Path)).MustEnd(ExitCode.Failed);
        Assert.Contains(address, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_is_pulled_by_title_or_id_with_its_descriptors_and_compiles()
    {
        using var folder = new TemporaryFolder();
        using var service = new TemporaryFolder();
        service.Write("garden.json", Schema("Garden", 1));
        service.Write("orchard.json", Schema("Orchard", 2));
        await using var platform = await RunningEmulator.StartAsync(service.Path);
        await DescribeAsync(platform, "https://ns.adobe.com/acme/schemas/1");

        string[] pull = ["pull", "--endpoint", platform.Address(), "-o", folder.Path, "--schema", "Garden", "_acme.schemas.2"];
        var first = (await ToolRun.OfAsync(pull)).MustEnd(ExitCode.Success);
        Assert.Contains("3 specs: 3 added", first.Output, StringComparison.Ordinal);
        Assert.Equal(["descriptors/Garden.json", "specs.lock", "xdm/Garden.json", "xdm/Orchard.json"], Texts(folder).Keys);
        Assert.Contains("Email", await File.ReadAllTextAsync(folder["descriptors/Garden.json"]), StringComparison.Ordinal);
        var before = Texts(folder);
        Assert.Contains("3 unchanged", (await ToolRun.OfAsync(pull)).MustEnd(ExitCode.Success).Output, StringComparison.Ordinal);
        Assert.Equal(before, Texts(folder));
        var check = (await ToolRun.OfAsync("check", folder.Path)).MustEnd(ExitCode.Success);
        Assert.Contains("0 errors, 0 warnings", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_the_service_does_not_have_gets_a_suggestion()
    {
        using var folder = new TemporaryFolder();
        using var service = new TemporaryFolder();
        service.Write("garden.json", Schema("Garden", 1));
        await using var platform = await RunningEmulator.StartAsync(service.Path);
        var wrong = (await ToolRun.OfAsync("pull", "--endpoint", platform.Address(), "-o", folder.Path, "--schema", "Gardn"))
            .MustEnd(ExitCode.Usage);
        Assert.Contains("does not have the schema Gardn. Did you mean Garden?", wrong.Error, StringComparison.Ordinal);
    }

    private static async Task DescribeAsync(TypedFlows.Emulator.PlatformEmulator platform, string schemaId)
    {
        using var http = new HttpClient { BaseAddress = platform.Endpoint };
        using var token = await http.PostAsync(
            new Uri("/ims/token/v3", UriKind.Relative),
            new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", "a"), new("client_secret", "b")]));
        var access = JsonDocument.Parse(await token.Content.ReadAsStringAsync()).RootElement.GetProperty("access_token").GetString();
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri("/data/foundation/schemaregistry/tenant/descriptors", UriKind.Relative));
        request.Headers.Add("Authorization", "Bearer " + access);
        request.Headers.Add("x-api-key", "a");
        request.Headers.Add("x-gw-ims-org-id", platform.ClientOptions.OrganizationId);
        request.Headers.Add("x-sandbox-name", "prod");
        request.Content = new StringContent(
            $$"""
            { "@type": "xdm:descriptorIdentity", "xdm:sourceSchema": "{{schemaId}}", "xdm:sourceVersion": 1,
              "xdm:sourceProperty": "/mail", "xdm:namespace": "Email", "xdm:property": "xdm:code", "xdm:isPrimary": false }
            """,
            System.Text.Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static string Schema(string title, int number) => $$"""
        {
          "$id": "https://ns.adobe.com/acme/schemas/{{number}}", "meta:altId": "_acme.schemas.{{number}}",
          "meta:resourceType": "schemas", "meta:class": "https://ns.adobe.com/xdm/context/profile", "version": "1.0",
          "title": "{{title}}", "type": "object", "imsOrg": "1@AdobeOrg", "meta:registryMetadata": { "eTag": "x" },
          "properties": { "mail": { "type": "string", "meta:xdmType": "string" } }
        }
        """;

    private static SortedDictionary<string, string> Texts(TemporaryFolder folder) => new(
        Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder.Path, path).Replace('\\', '/'), File.ReadAllText),
        StringComparer.Ordinal);
}
