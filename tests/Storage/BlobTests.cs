using TypedFlows.Client;
using TypedFlows.Emulator;
using TypedFlows.Storage.Servers;

namespace TypedFlows.Storage;

/// <summary>Tests flows that read Azure Blob Storage, as Azurite serves it.</summary>
public sealed class BlobTests(BlobServer server) : IClassFixture<BlobServer>
{
    private static Task<PlatformEmulator> StartAsync() => PlatformEmulator.StartAsync(o => o.Source("azure-blob").FromAccount());

    [StorageFact(BlobServer.Name)]
    public async Task A_folder_of_blobs_is_read_and_explored()
    {
        await server.PutAsync("orders/a.csv", Pipelines.Csv(1, 2));
        await server.PutAsync("orders/b.csv.gz", Pipelines.Gzip(Pipelines.Csv(3)));
        await server.PutAsync("orders/old/c.csv", Pipelines.Csv(4));
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var applied = await Pipelines.OfBlob(server.ConnectionString, "/crm/orders").ApplyAsync(client);
        var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        Assert.Equal("records: 3 read, 3 written, 0 failed", run.Records.ToString());

        var id = applied.Steps.Single(step => step.Resource == PipelineResource.Connection).Id!;
        Assert.True(await client.Connections.TestAsync(id));
        Assert.Contains("crm", (await client.Connections.ExploreRootAsync(id)).Select(entry => entry.Name));
        Assert.Equal(
            ["old", "a.csv", "b.csv.gz"], (await client.Connections.ExploreFolderAsync(id, "/crm/orders")).Select(entry => entry.Name));
        var structure = await client.Connections.ExploreFileAsync(id, "/crm/orders/a.csv", preview: true);
        Assert.Equal(["Id", "Name", "Email"], structure.Columns.Select(column => column.Name));
    }

    [StorageFact(BlobServer.Name)]
    public async Task A_large_blob_is_read_by_ranges()
    {
        await server.PutAsync("large/all.csv", Pipelines.Csv([.. Enumerable.Range(0, 200_000)]));
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var run = await Pipelines.OfBlob(server.ConnectionString, "/crm/large/all.csv").ApplyAndWaitAsync(client);
        Assert.Equal("records: 200000 read, 200000 written, 0 failed", run.Records.ToString());
    }

    [StorageFact(BlobServer.Name)]
    public async Task A_wrong_key_fails_the_test_and_the_run_with_the_remedy_and_without_the_key()
    {
        var key = Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 64)]);
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var applied = await Pipelines.OfBlob(server.WithKey(key), "/crm/orders").ApplyAsync(client);
        var error = (await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1))).MustFail("CONNECTOR-2010-403");
        Assert.Contains("/auth/params", error, StringComparison.Ordinal);
        Assert.DoesNotContain(key, error, StringComparison.Ordinal);
        Assert.False(await client.Connections.TestAsync(applied.Steps.Single(step => step.Resource == PipelineResource.Connection).Id!));
    }

    [StorageFact(BlobServer.Name)]
    public async Task A_malformed_connection_string_is_not_repeated()
    {
        await using var platform = await StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var applied = await Pipelines.OfBlob("AccountKey=not-a-connection-string", "/crm/orders").ApplyAsync(client);
        var error = (await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1))).MustFail("CONNECTOR-2010-403");
        Assert.DoesNotContain("not-a-connection-string", error, StringComparison.Ordinal);
    }
}
