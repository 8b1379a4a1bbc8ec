using System.Text;
using System.Text.Json.Nodes;
using TypedFlows.Client;
using TypedFlows.Emulator;
using TypedFlows.Storage.Servers;
using TypedFlows.Storage.Specs;

namespace TypedFlows.Storage;

/// <summary>Tests flows that read an OpenSSH server.</summary>
public sealed class SftpTests(SftpServer server) : IClassFixture<SftpServer>
{
    private Task<PlatformEmulator> StartAsync(string? hostKey = null) =>
        PlatformEmulator.StartAsync(o => o.Source("sftp").FromAccount(hostKey: hostKey ?? server.HostKey));

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(server.Files, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return Path.GetDirectoryName(path)!;
    }

    private Pipeline Of(string path, string key = "user", bool isRecursive = false, bool isEncoded = false) => Pipelines.Of(
        new RawConnection(
            Sftp.Id,
            new RawAuth("SFTP with SSH Key", new JsonObject
            {
                ["host"] = "127.0.0.1",
                ["port"] = $"{server.Port}",
                ["userName"] = server.Account,
                ["sshKey"] = isEncoded ? Convert.ToBase64String(Encoding.UTF8.GetBytes(server.Key(key))) : server.Key(key),
                ["passPhrase"] = SftpServer.PassPhrase,
            }.ToJsonString())),
        new CloudStorageToAep.Flow
        {
            Source = new Sftp.Source { Path = path, Recursive = isRecursive },
            Schedule = CloudStorageToAep.ScheduleParams.Hour(startTime: 1567411548, interval: 1, backfill: true),
        });

    [StorageFact(SftpServer.Name)]
    public async Task A_folder_is_read_and_explored_with_a_private_key()
    {
        var folder = Write("all/a.csv", Pipelines.Csv(1, 2));
        Write("all/b.csv.gz", Pipelines.Gzip(Pipelines.Csv(3)));
        Write("all/inner/c.csv", Pipelines.Csv(4));
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var applied = await Of(folder).ApplyAsync(client);
        var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        Assert.Empty(run.Errors);
        Assert.Equal("records: 3 read, 3 written, 0 failed", run.Records.ToString());
        var id = applied.Steps.Single(step => step.Resource == PipelineResource.Connection).Id!;
        Assert.True(await client.Connections.TestAsync(id));
        Assert.Equal(["inner", "a.csv", "b.csv.gz"], (await client.Connections.ExploreFolderAsync(id, folder)).Select(entry => entry.Name));

        var snapshot = Encoding.UTF8.GetString(platform.TakeSnapshot().Span);
        Assert.DoesNotContain(SftpServer.PassPhrase, snapshot, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", snapshot, StringComparison.Ordinal);

        Write("all/d.csv", Pipelines.Csv(5));
        Assert.Equal(
            "records: 1 read, 1 written, 0 failed", (await platform.NextRunAsync(client, applied.FlowId)).Records.ToString());
    }

    [StorageFact(SftpServer.Name)]
    public async Task A_recursive_folder_with_links_in_a_cycle_is_read_once()
    {
        var folder = Write("tree/a.csv", Pipelines.Csv(1));
        Write("tree/x/y/b.csv", Pipelines.Csv(2));
        Directory.CreateSymbolicLink(Path.Combine(folder, "x", "up"), folder);
        File.CreateSymbolicLink(Path.Combine(folder, "broken.csv"), "/nowhere");
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var run = await Of(folder, isRecursive: true, isEncoded: true).ApplyAndWaitAsync(client);
        Assert.Empty(run.Errors);
        Assert.Equal("records: 2 read, 2 written, 0 failed", run.Records.ToString());
    }

    [StorageFact(SftpServer.Name)]
    public async Task A_large_file_is_read_with_an_encrypted_key()
    {
        var folder = Write("large/a.csv", Pipelines.Csv([.. Enumerable.Range(0, 100_000)]));
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var run = await Of(folder, "phrase").ApplyAndWaitAsync(client);
        Assert.Empty(run.Errors);
        Assert.Equal("records: 100000 read, 100000 written, 0 failed", run.Records.ToString());
    }

    [StorageFact(SftpServer.Name)]
    public async Task A_key_that_is_not_authorized_fails_the_run()
    {
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        (await Of(server.Files, "other").ApplyAndWaitAsync(client)).MustFail("CONNECTOR-2010-403");
    }

    [StorageFact(SftpServer.Name)]
    public async Task An_unknown_or_other_host_key_is_rejected_with_its_fingerprint_and_any_key_can_be_accepted()
    {
        var folder = Write("host/a.csv", Pipelines.Csv(1));
        foreach (var hostKey in new[] { "SHA256:AAAA", string.Empty })
        {
            await using var rejecting = await StartAsync(hostKey);
            using var rejected = new PlatformClient(rejecting.ClientOptions);
            Assert.Contains(
                server.HostKey, (await Of(folder).ApplyAndWaitAsync(rejected)).MustFail("CONNECTOR-2011-403"), StringComparison.Ordinal);
        }

        await using var platform = await StartAsync("*");
        using var client = new PlatformClient(platform.ClientOptions);
        Assert.Empty((await Of(folder).ApplyAndWaitAsync(client)).Errors);
    }

    [StorageFact(SftpServer.Name)]
    public async Task A_malformed_key_is_not_repeated()
    {
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var pipeline = Pipelines.Of(
            new Sftp.Connection { Auth = new Sftp.SftpWithSshKeyAuth { Host = "127.0.0.1", UserName = "u", SshKey = "not-a-private-key" } },
            new CloudStorageToAep.Flow
            {
                Source = new Sftp.Source { Path = "/" },
                Schedule = CloudStorageToAep.ScheduleParams.Hour(startTime: 1567411548, interval: 1, backfill: true),
            });
        var error = (await pipeline.ApplyAndWaitAsync(client)).MustFail("CONNECTOR-2010-403");
        Assert.DoesNotContain("not-a-private-key", error, StringComparison.Ordinal);
    }
}
