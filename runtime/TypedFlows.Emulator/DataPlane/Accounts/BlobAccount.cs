using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads the containers of Azure Blob Storage. The first part of a path is the container.</summary>
internal sealed class BlobAccount : IFileAccount
{
    private readonly AccountParameters _parameters;
    private readonly BlobServiceClient _client;

    public BlobAccount(AccountParameters parameters)
    {
        _parameters = parameters;
        var options = new BlobClientOptions
        {
            Retry = { MaxRetries = 2, NetworkTimeout = TimeSpan.FromSeconds(100) },
            Diagnostics = { IsLoggingEnabled = false, IsTelemetryEnabled = false },
        };
        try
        {
            _client = parameters.Find(AccountParameters.SasUri) is { } address ? new(new Uri(address), options)
                : parameters.Find(AccountParameters.ServicePrincipalId) is { } principal ? SignIn(principal, options)
                : new(parameters.Require(AccountParameters.ConnectionString), options);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            // The message may contain parts of the text.
            throw SourceFault.NotAllowed.With("/", parameters.ConnectionId, "the connection string or address is malformed");
        }
    }

    public void Test(CancellationToken cancellationToken)
    {
        var folder = _parameters.Find(AccountParameters.ContainerName) ?? string.Empty;
        _ = List(folder, false, cancellationToken).Any();
    }

    public AccountFile? Find(string path, CancellationToken cancellationToken)
    {
        var (container, name) = Split(path);
        if (name.Length == 0)
        {
            return null;
        }

        try
        {
            var found = Wait(path, () => Blob(container, name).GetProperties(cancellationToken: cancellationToken).Value);
            return new(path, found.ContentLength, found.LastModified.UtcDateTime, found.ETag.ToString());
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
            var (container, name) = Split(folder);
            return ListContainer(container, name, isRecursive, cancellationToken);
        }

        if (_parameters.Find(AccountParameters.ContainerName) is { } only)
        {
            return isRecursive ? ListContainer(only, string.Empty, true, cancellationToken) : [AccountFile.Folder(only)];
        }

        var containers = Wait(folder, () => _client.GetBlobContainers(cancellationToken: cancellationToken).ToList());
        return isRecursive
            ? containers.SelectMany(container => ListContainer(container.Name, string.Empty, true, cancellationToken))
            : containers.Select(container => AccountFile.Folder(container.Name));
    }

    public void Read(AccountFile file, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var (container, name) = Split(file.Path);
        Wait(file.Path, () =>
        {
            using var content = Blob(container, name).DownloadStreaming(
                new BlobDownloadOptions
                {
                    Range = new HttpRange(offset, buffer.Length),
                    Conditions = new BlobRequestConditions { IfMatch = new ETag(file.Version!) },
                },
                cancellationToken).Value;
            content.Content.ReadExactly(buffer.Span);
            return true;
        });
    }

    public void Dispose()
    {
    }

    private BlobClient Blob(string container, string name) => _client.GetBlobContainerClient(container).GetBlobClient(name);

    private IEnumerable<AccountFile> ListContainer(string container, string folder, bool isRecursive, CancellationToken cancellationToken)
    {
        var prefix = folder.Length == 0 ? null : folder + "/";
        var client = _client.GetBlobContainerClient(container);
        string? next = null;
        do
        {
            var page = Wait($"{container}/{folder}".TrimEnd('/'), () => client.GetBlobsByHierarchy(
                    new GetBlobsByHierarchyOptions { Prefix = prefix, Delimiter = isRecursive ? null : "/" }, cancellationToken)
                .AsPages(next).First());
            foreach (var item in page.Values)
            {
                yield return item.IsPrefix
                    ? AccountFile.Folder($"{container}/{item.Prefix}")
                    : new(
                        $"{container}/{item.Blob.Name}",
                        item.Blob.Properties.ContentLength ?? 0,
                        item.Blob.Properties.LastModified?.UtcDateTime ?? default,
                        item.Blob.Properties.ETag?.ToString());
            }

            next = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    // The service has one address for files of Data Lake Storage Gen2 and one for blobs, with the same content.
    private BlobServiceClient SignIn(string principal, BlobClientOptions options) => new(
        new Uri(_parameters.Require(AccountParameters.Url).Replace(".dfs.", ".blob.", StringComparison.Ordinal)),
        new ClientSecretCredential(
            _parameters.Require(AccountParameters.Tenant), principal, _parameters.Require(AccountParameters.ServicePrincipalKey)),
        options);

    private T Wait<T>(string path, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (RequestFailedException e)
        {
            throw e.Status switch
            {
                404 => SourceFault.NoSuchPath.With("/" + path, _parameters.Clean(e.Message)),
                412 => SourceFault.Changed.With("/" + path),
                401 or 403 => SourceFault.NotAllowed.With(
                    "/" + path, _parameters.ConnectionId, _parameters.Clean($"{e.ErrorCode}: {e.Message}")),
                _ => SourceFault.Unreadable.With("/" + path, _parameters.Clean($"{e.ErrorCode} {e.Message}")),
            };
        }
        catch (AuthenticationFailedException e)
        {
            throw SourceFault.NotAllowed.With("/" + path, _parameters.ConnectionId, _parameters.Clean(e.Message));
        }
        catch (Exception e) when (e is AggregateException or HttpRequestException or IOException)
        {
            throw SourceFault.Unreadable.With("/" + path, _parameters.Clean((e.InnerException ?? e).Message));
        }
    }

    private static (string Container, string Name) Split(string path)
    {
        var at = path.IndexOf('/', StringComparison.Ordinal);
        return at < 0 ? (path, string.Empty) : (path[..at], path[(at + 1)..]);
    }
}
