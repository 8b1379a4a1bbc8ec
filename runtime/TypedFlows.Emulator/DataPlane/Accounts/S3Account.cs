using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Reads the buckets of Amazon S3 or of a compatible service. The first part of a path is the bucket. Only the credentials of the
/// connection are used, never those of the machine.
/// </summary>
internal sealed class S3Account : IFileAccount
{
    private readonly AccountParameters _parameters;
    private readonly AmazonS3Client _client;

    /// <param name="endpoint">The address of a compatible service, or <see langword="null"/> for Amazon.</param>
    public S3Account(AccountParameters parameters, Uri? endpoint)
    {
        _parameters = parameters;
        var key = parameters.Require(AccountParameters.S3AccessKey, AccountParameters.AccessKeyId);
        var secret = parameters.Require(AccountParameters.S3SecretKey, AccountParameters.SecretAccessKey);
        var credentials = parameters.Find(AccountParameters.SessionToken) is { } token
            ? (AWSCredentials)new SessionAWSCredentials(key, secret, token)
            : new BasicAWSCredentials(key, secret);
        _client = new(credentials, new AmazonS3Config
        {
            ServiceURL = (endpoint ?? new Uri("https://s3.amazonaws.com")).ToString(),
            AuthenticationRegion = RegionOf(endpoint),
            ForcePathStyle = true,
            AllowAutoRedirect = false,
            MaxErrorRetry = 2,
            Timeout = TimeSpan.FromSeconds(30),
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    public void Test(CancellationToken cancellationToken)
    {
        // An account may be permitted to list its own bucket only.
        var folder = _parameters.Find(AccountParameters.BucketName) ?? string.Empty;
        _ = List(folder, false, cancellationToken).Any();
    }

    public AccountFile? Find(string path, CancellationToken cancellationToken)
    {
        var (bucket, key) = Split(path);
        if (key.Length == 0)
        {
            return null;
        }

        try
        {
            var found = Wait(path, _client.GetObjectMetadataAsync(bucket, key, cancellationToken));
            return new(path, found.ContentLength, found.LastModified?.ToUniversalTime() ?? default, found.ETag);
        }
        catch (SourceException e) when (e.Fault == SourceFault.NoSuchPath)
        {
            return null;
        }
    }

    public IEnumerable<AccountFile> List(string folder, bool isRecursive, CancellationToken cancellationToken)
    {
        if (folder.Length > 0)
        {
            var (bucket, key) = Split(folder);
            return ListBucket(bucket, key, isRecursive, cancellationToken);
        }

        if (_parameters.Find(AccountParameters.BucketName) is { } only)
        {
            return isRecursive ? ListBucket(only, string.Empty, true, cancellationToken) : [AccountFile.Folder(only)];
        }

        var buckets = Wait(folder, _client.ListBucketsAsync(cancellationToken)).Buckets ?? [];
        return isRecursive
            ? buckets.SelectMany(bucket => ListBucket(bucket.BucketName, string.Empty, true, cancellationToken))
            : buckets.Select(bucket => AccountFile.Folder(bucket.BucketName));
    }

    public void Read(AccountFile file, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var (bucket, key) = Split(file.Path);
        Wait(file.Path, ReadAsync());

        async Task<bool> ReadAsync()
        {
            using var response = await _client.GetObjectAsync(
                new GetObjectRequest
                {
                    BucketName = bucket,
                    Key = key,
                    ByteRange = new(offset, offset + buffer.Length - 1),
                    EtagToMatch = file.Version,
                },
                cancellationToken);
            await response.ResponseStream.ReadExactlyAsync(buffer, cancellationToken);
            return true;
        }
    }

    public void Dispose() => _client.Dispose();

    private IEnumerable<AccountFile> ListBucket(string bucket, string folder, bool isRecursive, CancellationToken cancellationToken)
    {
        var prefix = folder.Length == 0 ? string.Empty : folder + "/";
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, Delimiter = isRecursive ? null : "/" };
        do
        {
            var page = Wait($"{bucket}/{folder}".TrimEnd('/'), _client.ListObjectsV2Async(request, cancellationToken));
            foreach (var inner in page.CommonPrefixes ?? [])
            {
                yield return AccountFile.Folder($"{bucket}/{inner}");
            }

            // Programs mark a folder with an empty object, whose key ends with a slash.
            foreach (var item in (page.S3Objects ?? []).Where(item => !item.Key.EndsWith('/')))
            {
                yield return new($"{bucket}/{item.Key}", item.Size ?? 0, item.LastModified?.ToUniversalTime() ?? default, item.ETag);
            }

            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }

    private T Wait<T>(string path, Task<T> call)
    {
        try
        {
            return call.GetAwaiter().GetResult();
        }
        catch (AmazonServiceException e)
        {
            throw (e.StatusCode, e.ErrorCode) switch
            {
                (HttpStatusCode.NotFound, _) => SourceFault.NoSuchPath.With("/" + path, _parameters.Clean(e.Message)),
                (HttpStatusCode.PreconditionFailed, _) => SourceFault.Changed.With("/" + path),
                (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) or (_, "InvalidAccessKeyId" or "SignatureDoesNotMatch") =>
                    SourceFault.NotAllowed.With("/" + path, _parameters.ConnectionId, _parameters.Clean($"{e.ErrorCode}: {e.Message}")),
                (HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect, _) => SourceFault.Unreadable.With(
                    "/" + path,
                    "the bucket has another endpoint, and redirects are not followed. Name the endpoint of its region for the source, "
                        + "such as "
                        + "https://s3.eu-west-1.amazonaws.com."),
                _ => SourceFault.Unreadable.With("/" + path, _parameters.Clean($"{e.ErrorCode ?? e.StatusCode.ToString()}: {e.Message}")),
            };
        }
        catch (Exception e) when (e is AmazonClientException or HttpRequestException or IOException or TimeoutException)
        {
            throw SourceFault.Unreadable.With("/" + path, _parameters.Clean((e.InnerException ?? e).Message));
        }
    }

    private static (string Bucket, string Key) Split(string path)
    {
        var at = path.IndexOf('/', StringComparison.Ordinal);
        return at < 0 ? (path, string.Empty) : (path[..at], path[(at + 1)..]);
    }

    // The host is s3.REGION.amazonaws.com. Compatible services accept any region.
    private static string RegionOf(Uri? endpoint) =>
        endpoint?.Host.Split('.') is ["s3", { } region, "amazonaws", "com"] ? region : "us-east-1";
}
