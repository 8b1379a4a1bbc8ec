using Azure.Storage.Blobs;

namespace TypedFlows.Storage.Servers;

/// <summary>Represents Azurite, the vendor's server for local use of Azure Blob Storage. It checks signatures.</summary>
public sealed class BlobServer : StorageServer
{
    public const string Name = "azurite-blob";
    public const string Container = "crm";

    // The account of every Azurite, as its documentation prints it.
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public string ConnectionString => WithKey(Key);

    protected override string Program => Name;

    public string WithKey(string key) =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={key};BlobEndpoint=http://127.0.0."
            + $"1:{Port}/devstoreaccount1;";

    public Task PutAsync(string name, byte[] content) =>
        new BlobContainerClient(ConnectionString, Container).GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true);

    protected override IEnumerable<string> Arguments(string folder) =>
        ["--blobHost", "127.0.0.1", "--blobPort", $"{Port}", "--location", folder, "--skipApiVersionCheck", "--silent"];

    protected override Task PrepareAsync() => new BlobContainerClient(ConnectionString, Container).CreateIfNotExistsAsync();
}
