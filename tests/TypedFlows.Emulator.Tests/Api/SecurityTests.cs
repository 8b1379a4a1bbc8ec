using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Api;

/// <summary>Tests that neither pages of other sites, other users of the machine nor senders of requests get what is not theirs.</summary>
public sealed class SecurityTests
{
    private const string Streaming = "bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb";

    [Theory]
    [InlineData("POST", "/ims/token/v3")]
    [InlineData("GET", FlowPath + "flows")]
    [InlineData("GET", CatalogPath + "dataSets")]
    [InlineData("POST", "/collection/some-inlet")]
    [InlineData("POST", "/collection/batch/some-inlet")]
    [InlineData("GET", "/_emulator/clock")]
    [InlineData("GET", "/nowhere")]
    public async Task A_request_that_names_another_host_is_rejected(string method, string path)
    {
        await using var session = await StartAsync(o => o.AllowedHosts.Add("Platform.Test"));
        foreach (var host in (string[])
            [
                "attacker.example", "attacker.example:80", "localhost.attacker.example", "127.0.0.1.attacker.example", "10.1.2.3",
            ])
        {
            var reply = await SendAsync(host);
            Assert.Contains("--allow-host", reply.Expect(HttpStatusCode.Forbidden).Text, StringComparison.Ordinal);
        }

        foreach (var host in (string[])
            [
                "localhost", "LOCALHOST:5000", "localhost.", "127.0.0.1:99", "[::1]:5", "platform.test", "platform.test:8080",
            ])
        {
            Assert.DoesNotContain("--allow-host", (await SendAsync(host)).Text, StringComparison.Ordinal);
        }

        Task<Reply> SendAsync(string host) => session.SendAsync(
            new HttpMethod(method),
            path,
            method == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json"),
            headers => headers.Host = host);
    }

    [Theory]
    [InlineData("http://emulator")]
    [InlineData("emulator:5080")]
    [InlineData("")]
    public async Task An_allowed_host_that_is_no_host_name_is_an_error(string host)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => PlatformEmulator.StartAsync(o => o.AllowedHosts.Add(host)));
        Assert.Contains($"'{host}' is not a host name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_an_inlet_names_an_allowed_host()
    {
        await using var session = await StartAsync(o => o.AllowedHosts.Add("emulator"));
        var body = $$"""
            { "name": "s", "connectionSpec": { "id": "{{Streaming}}", "version": "1.0" },
                "auth": { "specName": "Streaming Connection", "params": { "sourceId": "s", "dataType": "raw", "name": "s" } } }
            """;
        (await PostAsync("attacker.example")).Expect(HttpStatusCode.Forbidden);
        var id = (await PostAsync("emulator:1")).Expect(HttpStatusCode.Created).Id;
        var connection = (await session.GetAsync(FlowPath + "connections/" + id)).One;
        Assert.StartsWith(
            "http://emulator:1/collection/",
            connection.GetProperty("auth").GetProperty("params").GetProperty("inletUrl").GetString(),
            StringComparison.Ordinal);

        Task<Reply> PostAsync(string host) => session.SendAsync(
            HttpMethod.Post, FlowPath + "connections", new StringContent(body, Encoding.UTF8, "application/json"),
            headers => headers.Host = host);
    }

    [Fact]
    public async Task Secrets_with_well_known_names_are_not_stored_anywhere()
    {
        using var data = new TemporaryFolder();
        await using var session = await StartAsync(o => o.DataFolder = data.Path);
        const string Secrets = """
            "secretAccessKey": "sesame", "PASSWORD": "sesame", "s3SessionToken": "sesame", "s3_session_token": "sesame",
            "connectionString": "sesame",
            "inner": [{ "clientSecret": "sesame", "kept": "visible" }], "sasUri": { "x": "sesame" },
            "accessToken": "sesame", "Api-Key": "sesame", "keyName": "visible"
            """;
        foreach (var mode in (string[])["", "?mode=draft"])
        {
            var connection = await CreateAsync("connections" + mode, $$"""
                { "auth": { "specName": "Access Key", "params": { "s3AccessKey": "a", "s3SecretKey": "sesame", {{Secrets}} },
                    "refreshToken": "sesame" }, "connectionSpec": { "id": "{{S3}}", "version": "1.0" } }
                """);
            var source = await CreateAsync("sourceConnections" + mode, $$"""
                { "name": "s", "params": { "path": "/", {{Secrets}} }, "connectionSpec": { "id": "{{S3}}", "version": "1.0" } }
                """);
            var target = await CreateAsync("targetConnections" + mode, $$"""
                { "name": "t", "params": { {{Secrets}} }, "connectionSpec": { "id": "{{Adls}}", "version": "1.0" } }
                """);
            foreach (var path in (string[])["connections/" + connection, "sourceConnections/" + source, "targetConnections/" + target])
            {
                var text = (await session.GetAsync(FlowPath + path)).Expect(HttpStatusCode.OK).Text;
                Assert.DoesNotContain("sesame", text, StringComparison.Ordinal);
                Assert.Contains("visible", text, StringComparison.Ordinal);
            }
        }

        var etag = (await session.GetAsync(FlowPath + "sourceConnections")).Items[0];
        (await session.PatchAsync(
            FlowPath + "sourceConnections/" + etag.GetProperty("id").GetString(),
            """[{ "op": "add", "path": "/params/password", "value": "sesame" }]""",
            etag.GetProperty("etag").GetString()))
            .Expect(HttpStatusCode.OK);
        await CreateAsync("flows?mode=draft", $$"""
            { "flowSpec": { "id": "{{CloudStorageToAep}}", "version": "1.0" },
                "transformations": [{ "name": "x", "params": { "password": "sesame" } }] }
            """);
        Assert.DoesNotContain("sesame", Encoding.UTF8.GetString(session.Platform.TakeSnapshot().Span), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(data.Path, "platform.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Assert.DoesNotContain("sesame", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }

        async Task<string> CreateAsync(string path, string body) =>
            (await session.PostAsync(FlowPath + path, body)).Expect(HttpStatusCode.Created).Id;
    }

    [Fact]
    public async Task The_files_of_a_data_folder_are_readable_by_the_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var root = new TemporaryFolder();
        using var files = new TemporaryFolder();
        files.Write("a.csv", "Id,Text\n" + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i},{new string('x', 200)}\n")));
        var data = root["data"];
        await FillAsync();
        AssertRestricted();

        // Earlier versions created the files as every other file.
        foreach (var path in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        await FillAsync();
        AssertRestricted();

        async Task FillAsync()
        {
            await using var session = await StartAsync(o =>
            {
                o.DataFolder = data;
                o.Source(S3, files.Path);
            });
            var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"), ("Text", "text"));
            await session.RunAsync(await made.CreateFlowAsync());
            AssertRestricted();
        }

        void AssertRestricted()
        {
            var all = Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories).Append(data).ToList();
            Assert.Contains(all, path => path.Contains("records", StringComparison.Ordinal) && File.Exists(path));
            const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
            foreach (var path in all.Where(path => !OperatingSystem.IsWindows() && Path.GetFileName(path) != "lock"))
            {
#pragma warning disable CA1416 // The filter excludes Windows.
                Assert.True((File.GetUnixFileMode(path) & Others) == UnixFileMode.None, path);
#pragma warning restore CA1416
            }
        }
    }

    [Fact]
    public async Task Another_machine_sees_no_folder_of_this_machine()
    {
        if (OwnAddress is not { } own)
        {
            return;
        }

        using var root = new TemporaryFolder();
        root.Write("bucket/broken.csv.gz", "no gzip");
        root.Write("bucket/file.csv", "Id\n1\n");
        foreach (var (folder, path) in ((string, string)[])
            [
                ("bucket", "/nowhere.csv"), ("bucket", "/broken.csv.gz"), ("bucket", "/no/*.csv"), ("nowhere", "/"),
                ("bucket/file.csv", "/"),
            ])
        {
            await using var session = await StartAsync(o =>
            {
                o.Source(S3, root[folder]);
                o.ListenOn = new IPEndPoint(own, 0);
            });
            var made = await Deployment.CreateAsync(session, $$"""{ "path": "{{path}}" }""", ("Id", "_id"));
            var run = await session.RunAsync(await made.CreateFlowAsync());
            Assert.Equal("failed", Status(run));
            Assert.DoesNotContain(root.Path, run.GetRawText(), StringComparison.Ordinal);
            foreach (var query in (string[])
                [
                    "runs", $"connections/{made.ConnectionId}/explore?objectType=folder&object=/x",
                    $"connections/{made.ConnectionId}/explore?objectType=file&object={Uri.EscapeDataString(path)}",
                    "/_emulator/snapshot",
                ])
            {
                var reply = await session.GetAsync(query.StartsWith('/') ? query : FlowPath + query);
                Assert.DoesNotContain(root.Path, reply.Text, StringComparison.Ordinal);
                Assert.NotEmpty(reply.Text);
            }
        }
    }

    [Theory]
    [InlineData("/file.csv", false)]
    [InlineData("/*.csv", false)]
    [InlineData("/", false)]
    [InlineData("/", true)]
    public async Task A_snapshot_for_another_machine_continues_where_it_was_taken(string path, bool isOfEarlierVersion)
    {
        if (OwnAddress is not { } own)
        {
            return;
        }

        using var root = new TemporaryFolder();
        using var data = new TemporaryFolder();
        root.Write("bucket/file.csv", "Id,Mail\n1,a@example.com\n");
        await using var session = await StartAsync(o =>
        {
            o.Source(Hubspot, root["bucket"]);
            o.DataFolder = data.Path;
            o.ListenOn = new IPEndPoint(own, 0);
        });
        var (flow, dataSet) = await TableFlow.CreateAsync(session, path, TableFlow.Hourly);
        Assert.Equal("success", Status(await session.RunAsync(flow)));
        if (isOfEarlierVersion)
        {
            // Version 0.1.0 stored the paths of files on the machine.
            var stored = Encoding.UTF8.GetString(session.Platform.TakeSnapshot().Span)
                .Replace("\"/file.csv\":[", $"\"{JsonEncodedText.Encode(root["bucket/file.csv"])}\":[", StringComparison.Ordinal);
            Assert.Contains("bucket", stored, StringComparison.Ordinal);
            await session.Platform.RestoreAsync(Encoding.UTF8.GetBytes(stored));
        }

        var snapshot = (await session.GetAsync("/_emulator/snapshot")).Expect(HttpStatusCode.OK).Text;
        await session.Platform.ResetAsync();
        using var content = new StringContent(snapshot, Encoding.UTF8, "application/json");
        (await session.SendAsync(HttpMethod.Put, "/_emulator/snapshot", content)).Expect(HttpStatusCode.NoContent);
        session.Platform.AdvanceClock(TimeSpan.FromHours(1));
        await session.RunsAsync(flow, 2);

        Assert.DoesNotContain(root.Path, snapshot, StringComparison.Ordinal);
        Assert.DoesNotContain(data.Path, snapshot, StringComparison.Ordinal);
        Assert.Contains("file.csv", snapshot, StringComparison.Ordinal);
        Assert.Equal(1, session.Platform.CountRecords(dataSet));
    }

    [Fact]
    public void Folders_of_the_machine_are_removed_from_text()
    {
        var paths = new Gateway.LocalPaths(["/srv/data", "/srv/data/bucket/", "/"]);
        Assert.Equal(
            "There is no file 'a' in the source: /a does not exist.",
            paths.Hide("There is no file 'a' in the source: /srv/data/bucket/a does not exist."));
        Assert.Equal("No space left on device : '/platform.db'", paths.Hide("No space left on device : '/srv/data/platform.db'"));
    }

    // An address of this machine that is not a loopback address is another machine for the emulator. The host name may have none.
    private static IPAddress? OwnAddress => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.OperationalStatus == OperationalStatus.Up)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
}
