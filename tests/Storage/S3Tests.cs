using System.Text;
using TypedFlows.Client;
using TypedFlows.Emulator;
using TypedFlows.Storage.Servers;
using TypedFlows.Storage.Specs;

namespace TypedFlows.Storage;

/// <summary>Tests flows that read a server which is compatible with Amazon S3.</summary>
public sealed class S3Tests(S3Server server) : IClassFixture<S3Server>
{
    // It is in no message, store or page.
    private const string Secret = "s3cr3t-of-the-connection";

    private Task<PlatformEmulator> StartAsync(string? data = null) => PlatformEmulator.StartAsync(o =>
    {
        o.Source("amazon-s3").FromAccount(server.Endpoint);
        o.DataFolder = data;
    });

    [StorageFact(S3Server.Name)]
    public async Task A_folder_is_read_with_its_compressed_files_and_archives()
    {
        await server.PutAsync("all/a.csv", Pipelines.Csv(1, 2));
        await server.PutAsync("all/b.csv.gz", Pipelines.Gzip(Pipelines.Csv(3)));
        await server.PutAsync("all/c.zip", Pipelines.Zip(("d.csv", Pipelines.Csv(4)), ("notes.txt", [1])));
        await server.PutAsync("all/inner/e.csv", Pipelines.Csv(5));
        await server.PutAsync("all/_SUCCESS", []);
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);

        var applied = await Pipelines.OfS3(S3Server.SecretKey, "/crm/all").ApplyAsync(client);
        var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        Assert.Equal("records: 4 read, 4 written, 0 failed", run.Records.ToString());
        Assert.Equal(["1", "2", "3", "4"], await platform.IdsAsync(applied.DataSetId));

        // The next run reads the new file only.
        await server.PutAsync("all/f.csv", Pipelines.Csv(6));
        run = await platform.NextRunAsync(client, applied.FlowId);
        Assert.Equal("records: 1 read, 1 written, 0 failed", run.Records.ToString());
    }

    [StorageFact(S3Server.Name)]
    public async Task A_recursive_folder_and_a_pattern_select_objects()
    {
        await server.PutAsync("tree/2026/01/a.csv", Pipelines.Csv(1));
        await server.PutAsync("tree/2026/02/b.csv", Pipelines.Csv(2));
        await server.PutAsync("tree/2027/c.json", Encoding.UTF8.GetBytes("[]"));
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var run = await Pipelines.OfS3(S3Server.SecretKey, "/crm/tree/2026", isRecursive: true).ApplyAndWaitAsync(client);
        Assert.Equal("records: 2 read, 2 written, 0 failed", run.Records.ToString());
        await platform.ResetAsync();
        run = await Pipelines.OfS3(S3Server.SecretKey, "/crm/tree/*/02/*.csv").ApplyAndWaitAsync(client);
        Assert.Equal("records: 1 read, 1 written, 0 failed", run.Records.ToString());
    }

    [StorageFact(S3Server.Name)]
    public async Task A_folder_of_more_objects_than_a_page_is_read_completely()
    {
        for (var i = 0; i < 1100; i += 50)
        {
            await Task.WhenAll(Enumerable.Range(i, 50).Select(id => server.PutAsync($"many/{id:0000}.csv", Pipelines.Csv(id))));
        }

        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var run = await Pipelines.OfS3(S3Server.SecretKey, "/crm/many").ApplyAndWaitAsync(client);
        Assert.Equal("records: 1100 read, 1100 written, 0 failed", run.Records.ToString());
    }

    [StorageFact(S3Server.Name)]
    public async Task A_large_object_is_read_by_ranges()
    {
        await server.PutAsync("large/all.csv", Pipelines.Csv([.. Enumerable.Range(0, 200_000)]));
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var run = await Pipelines.OfS3(S3Server.SecretKey, "/crm/large/all.csv").ApplyAndWaitAsync(client);
        Assert.Equal("records: 200000 read, 200000 written, 0 failed", run.Records.ToString());
    }

    [StorageFact(S3Server.Name)]
    public async Task The_account_is_tested_and_explored()
    {
        await server.PutAsync("seen/a.csv", Pipelines.Csv(1));
        await server.PutAsync("seen/inner/b.csv", Pipelines.Csv(2));
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var applied = await Pipelines.OfS3(S3Server.SecretKey, "/crm/seen").ApplyAsync(client);
        var id = applied.Steps.Single(step => step.Resource == PipelineResource.Connection).Id!;
        Assert.True(await client.Connections.TestAsync(id));
        Assert.Contains("crm", (await client.Connections.ExploreRootAsync(id)).Select(entry => entry.Name));
        Assert.Equal(["inner", "a.csv"], (await client.Connections.ExploreFolderAsync(id, "/crm/seen")).Select(entry => entry.Name));
        var structure = await client.Connections.ExploreFileAsync(id, "/crm/seen/a.csv", preview: true);
        Assert.Equal(["Id", "Name", "Email"], structure.Columns.Select(column => column.Name));
        await server.StopAsync();
        try
        {
            Assert.False(await client.Connections.TestAsync(id));
        }
        finally
        {
            await server.StartAsync();
        }
    }

    [StorageFact(S3Server.Name)]
    public async Task A_path_that_does_not_exist_or_leaves_the_account_fails_with_its_code()
    {
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        foreach (var (path, code) in new[]
        {
            ("/crm/none", "CONNECTOR-2002-404"), ("/nobucket/x.csv", "CONNECTOR-2002-404"), ("/crm/../x", "CONNECTOR-2003-403"),
        })
        {
            await platform.ResetAsync();
            (await Pipelines.OfS3(S3Server.SecretKey, path).ApplyAndWaitAsync(client)).MustFail(code);
        }
    }

    [StorageFact(S3Server.Name)]
    public async Task After_a_restart_the_credentials_are_sent_again()
    {
        await server.PutAsync("again/a.csv", Pipelines.Csv(1));
        using var folder = new TemporaryFolder();
        string connection;
        await using (var platform = await StartAsync(folder.Path))
        {
            using var client = new PlatformClient(platform.ClientOptions);
            var applied = await Pipelines.OfS3(S3Server.SecretKey, "/crm/again").ApplyAsync(client);
            await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
            connection = applied.Steps.Single(step => step.Resource == PipelineResource.Connection).Id!;
        }

        await server.PutAsync("again/b.csv", Pipelines.Csv(2));
        await using (var platform = await StartAsync(folder.Path))
        {
            using var client = new PlatformClient(platform.ClientOptions);
            var pipeline = Pipelines.OfS3(S3Server.SecretKey, "/crm/again");
            var applied = await pipeline.ApplyAsync(client);
            var error = (await platform.NextRunAsync(client, applied.FlowId)).MustFail("CONNECTOR-2009-401");
            Assert.Contains(connection, error, StringComparison.Ordinal);
            Assert.Contains("TYPEDFLOWS_SOURCE_AMAZON_S3_S3SECRETKEY", error, StringComparison.Ordinal);

            var auth = new AmazonS3.AccessKeyAuth { S3AccessKey = S3Server.AccessKey, S3SecretKey = S3Server.SecretKey };
            await client.Connections.PatchAsync(
                await client.Connections.GetAsync(connection), new ConnectionPatch().Auth(auth));
            var run = await platform.NextRunAsync(client, applied.FlowId);
            Assert.Equal("records: 1 read, 1 written, 0 failed", run.Records.ToString());
        }
    }

    [StorageFact(S3Server.Name)]
    public async Task No_store_journal_or_snapshot_has_the_secret()
    {
        await server.PutAsync("kept/a.csv", Pipelines.Csv(1));
        using var folder = new TemporaryFolder();
        await using (var platform = await StartAsync(folder.Path))
        {
            using var client = new PlatformClient(platform.ClientOptions);
            var applied = await Pipelines.OfS3(Secret, "/crm/kept").ApplyAsync(client);
            var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
            Assert.DoesNotContain(Secret, run.ToString(), StringComparison.Ordinal);

            Assert.DoesNotContain(Secret, string.Concat(platform.ReadJournal()), StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(platform.TakeSnapshot().Span), StringComparison.Ordinal);
        }

        Assert.All(
            Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    [StorageFact(S3Server.Name)]
    public async Task Parquet_is_read_by_ranges_of_an_object()
    {
        await server.PutAsync("parquet/rows.parquet", await Pipelines.ParquetAsync([.. Enumerable.Range(0, 5000)]));
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var run = await Pipelines.OfS3(S3Server.SecretKey, "/crm/parquet", format: DataFormat.Parquet).ApplyAndWaitAsync(client);
        Assert.Empty(run.Errors);
        Assert.Equal("records: 5000 read, 5000 written, 0 failed", run.Records.ToString());
    }

    [StorageFact(S3Server.Name)]
    public async Task A_rejected_patch_leaves_the_credentials()
    {
        await server.PutAsync("rejected/a.csv", Pipelines.Csv(1));
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var applied = await Pipelines.OfS3(S3Server.SecretKey, "/crm/rejected").ApplyAsync(client);
        await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        var id = applied.Steps.Single(step => step.Resource == PipelineResource.Connection).Id!;
        var old = await client.Connections.GetAsync(id);
        await client.Connections.PatchAsync(old, new ConnectionPatch().Description("newer"));
        var wrong = new AmazonS3.AccessKeyAuth { S3AccessKey = "UNKNOWN", S3SecretKey = "wrong" };
        await Assert.ThrowsAsync<PlatformException>(() => client.Connections.PatchAsync(old, new ConnectionPatch().Auth(wrong)));
        Assert.True(await client.Connections.TestAsync(id));
        await client.Connections.PatchAsync(await client.Connections.GetAsync(id), new ConnectionPatch().Auth(wrong));
        Assert.False(await client.Connections.TestAsync(id));
    }
}
