using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Provides the operations that schemas and classes of the Schema Registry share (Schema Registry API, tenant
/// container).</summary>
/// <typeparam name="TResource">The kind of resource.</typeparam>
public abstract class RegistryOperations<TResource>
    where TResource : PlatformResource
{
    // The Accept header selects the form of the registry's responses. The registry rejects plain JSON.
    private const string AsComposed = "application/vnd.adobe.xed+json;version=1";
    private protected const string AsFull = "application/vnd.adobe.xed-full+json;version=1";
    private protected const string AsDescriptors = "application/vnd.adobe.xdm+json";
    private const string Summary = "application/vnd.adobe.xed-id+json";

    private readonly PlatformTransport _transport;
    private readonly Func<PlatformCall, JsonElement, TResource> _read;
    private readonly ServicePath _path;
    private Func<ReadOnlyMemory<byte>, CancellationToken, Task<JsonElement?>>? _findCreated;

    private protected RegistryOperations(PlatformTransport transport, string path, Func<PlatformCall, JsonElement, TResource> read)
    {
        _transport = transport;
        _path = path;
        _read = read;
    }

    /// <summary>Initializes a new instance of the <see cref="RegistryOperations{TResource}"/> class for mocking.</summary>
    protected RegistryOperations()
    {
        _transport = null!;
        _read = null!;
    }

    /// <summary>Reads a list with ids, titles and versions page by page (Schema Registry API, GET of the collection).</summary>
    /// <param name="query">The filter and the order, or null for all. The registry pages only sorted lists: a page size without an order
    /// sorts by title.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The resources. Each page is requested when it is reached.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async IAsyncEnumerable<TResource> ListAsync(
        ListQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        query = query is { PageSize: not null, OrderBy: null } ? query with { OrderBy = "title" } : query;
        var call = _transport.Describe("GET", _path);
        await foreach (
            var json in _transport.ListAsync(
                _path, query?.ToText() ?? string.Empty, "results", Summary, cancellationToken).ConfigureAwait(false))
        {
            yield return _read(call, json);
        }
    }

    /// <summary>Reads one resource in its composed form (Schema Registry API, GET of the collection and the id).</summary>
    /// <param name="id">The <c>$id</c> or <c>meta:altId</c>.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<TResource> GetAsync(string id, CancellationToken cancellationToken = default) =>
        GetAsync(id, AsComposed, cancellationToken);

    /// <summary>Reads one resource, or returns null if it does not exist.</summary>
    /// <param name="id">The <c>$id</c> or <c>meta:altId</c>.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The resource, or null if no resource has this id.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async Task<TResource?> FindByIdAsync(string id, CancellationToken cancellationToken = default)
    {
        try
        {
            return await GetAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (PlatformException error) when (error.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Changes parts of a resource (Schema Registry API, PATCH). A schema with data can only grow.</summary>
    /// <param name="id">The <c>$id</c> or <c>meta:altId</c>.</param>
    /// <param name="patch">The changes. All of them take effect, or none.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The changes may have been made by then.</param>
    /// <returns>The changed resource.</returns>
    /// <exception cref="ArgumentException">The patch has no changes.</exception>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual async Task<TResource> PatchAsync(string id, SchemaPatch patch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patch);
        var request = new PlatformRequest { Method = HttpMethod.Patch, Path = _path.Of(id), Body = patch.ToBody() };
        return Read(await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Replaces a resource with a JSON body (Schema Registry API, PUT).</summary>
    /// <param name="id">The <c>$id</c> or <c>meta:altId</c>.</param>
    /// <param name="body">The complete content, a JSON object.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The resource may have been written by then.</param>
    /// <returns>The changed resource.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual async Task<TResource> ReplaceAsync(string id, JsonElement body, CancellationToken cancellationToken = default)
    {
        var request = new PlatformRequest { Method = HttpMethod.Put, Path = _path.Of(id), Body = PlatformRequest.WriteValue(body.WriteTo) };
        return Read(await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Deletes an unused resource (Schema Registry API, DELETE).</summary>
    /// <param name="id">The <c>$id</c> or <c>meta:altId</c>.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The resource may have been deleted by then.</param>
    /// <returns>A task that completes when the resource is deleted.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), another resource uses it, or the platform rejected the
    /// request or could not be reached.</exception>
    public virtual Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        _transport.SendAsync(PlatformRequest.Delete(_path.Of(id)), cancellationToken).AsTask();

    /// <summary>Creates a resource from a JSON body (Schema Registry API, POST of the collection).</summary>
    /// <param name="body">The body, a JSON object. It is sent unchanged and not checked.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The resource may have been created by then.</param>
    /// <returns>The resource as returned by the registry.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<TResource> CreateFromJsonAsync(JsonElement body, CancellationToken cancellationToken = default) =>
        CreateAsync(PlatformRequest.WriteValue(body.WriteTo), cancellationToken);

    private protected async Task<TResource> GetAsync(string id, string accept, CancellationToken cancellationToken)
    {
        var request = new PlatformRequest { Method = HttpMethod.Get, Path = _path.Of(id), Accept = accept };
        return Read(await SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    private protected ValueTask<PlatformResponse> SendAsync(PlatformRequest request, CancellationToken cancellationToken) =>
        _transport.SendAsync(request, cancellationToken);

    private protected Task<TResource> CreateAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken) =>
        CreateAsync(PlatformRequest.Write(write), cancellationToken);

    private async Task<TResource> CreateAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var request = new PlatformRequest
        {
            Method = HttpMethod.Post,
            Path = _path,
            Body = body,
            FindCreated = _findCreated ??= FindCreatedAsync,
        };
        return Read(await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Finds the latest resource with the requested title, class and parts.</summary>
    private async Task<JsonElement?> FindCreatedAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var asked = JsonDocument.Parse(body);
        if (asked.RootElement.Text("title") is not { Length: > 0 } title)
        {
            return null;
        }

        TResource? latest = null;
        await foreach (var found in ListAsync(new PropertyFilter("title", "==", title), cancellationToken).ConfigureAwait(false))
        {
            var whole = await GetAsync(found.Id, cancellationToken).ConfigureAwait(false);
            if (JsonSubsetComparer.Created(whole.Json, asked.RootElement) && (latest is null || Created(whole) >= Created(latest)))
            {
                latest = whole;
            }
        }

        return latest?.Json;
    }

    private static long? Created(TResource resource) =>
        (resource.Json.Member("meta:registryMetadata") ?? default).Integer("repo:createdDate");

    private TResource Read(PlatformResponse response) => _read(response.Call, response.Json);
}
