using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace TypedFlows.Storage.Servers;

/// <summary>Represents s3rver, a server that is compatible with Amazon S3.</summary>
public sealed class S3Server : StorageServer
{
    public const string Name = "s3rver";
    public const string AccessKey = "S3RVER";
    public const string SecretKey = "S3RVER";
    public const string Bucket = "crm";

    public Uri Endpoint => new($"http://127.0.0.1:{Port}");

    protected override string Program => Name;

    protected override IEnumerable<string> Arguments(string folder) =>
        ["--directory", folder, "--address", "127.0.0.1", "--port", $"{Port}", "--configure-bucket", Bucket, "--silent"];

    public async Task PutAsync(string key, byte[] content)
    {
        using var client = Client();
        using var stream = new MemoryStream(content);
        await client.PutObjectAsync(
            new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = stream, UseChunkEncoding = false });
    }

    private AmazonS3Client Client() => new(
        new BasicAWSCredentials(AccessKey, SecretKey),
        new AmazonS3Config { ServiceURL = Endpoint.ToString(), ForcePathStyle = true, AuthenticationRegion = "us-east-1" });
}
