using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>What both kinds of resource of the Schema Registry can be asked (Schema Registry API, tenant container).</summary>
/// <typeparam name="TResource">The kind of resource.</typeparam>
public abstract class RegistryOperations<TResource>
    where TResource : PlatformResource
{
    // The registry chooses the form of its answer by Accept, and refuses plain JSON.
    private const string AsComposed = "application/vnd.adobe.xed+json;version=1";
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

    /// <summary>For stand-ins in tests.</summary>
    protected RegistryOperations()
    {
        _transport = null!;
        _read = null!;
    }

    /// <summary>Reads a list in short, page after page (Schema Registry API, GET of the collection): ids, titles and versions.</summary>
    /// <param name="query">What to narrow the list to; everything when null. The registry pages only what is sorted: a page size without an order sorts by title.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The resources; each page is asked for when it is reached.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async IAsyncEnumerable<TResource> ListAsync(
        ListQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        query = query is { PageSize: not null, OrderBy: null } ? query with { OrderBy = "title" } : query;
        var call = _transport.Describe("GET", _path);
        await foreach (var json in _transport.ListAsync(_path, query?.ToText() ?? string.Empty, "results", Summary, cancellationToken).ConfigureAwait(false))
        {
            yield return _read(call, json);
        }
    }

    /// <summary>Reads one resource as it was composed (Schema Registry API, GET of the collection and the id).</summary>
    /// <param name="id">Its <c>$id</c> or <c>meta:altId</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<TResource> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = new PlatformRequest { Method = HttpMethod.Get, Path = _path.Of(id), Accept = AsComposed };
        return Read(await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reads one resource that may not be there, as <see cref="GetAsync"/> does.</summary>
    /// <param name="id">Its <c>$id</c> or <c>meta:altId</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What <see cref="GetAsync"/> gives; null when there is none with this id.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
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

    /// <summary>Changes parts of a resource (Schema Registry API, PATCH). What data already uses can only grow.</summary>
    /// <param name="id">Its <c>$id</c> or <c>meta:altId</c>.</param>
    /// <param name="patch">The changes, which take effect all or none.</param>
    /// <param name="cancellationToken">Ends the wait; the changes may have been made by then.</param>
    /// <returns>The resource as it is now.</returns>
    /// <exception cref="ArgumentException">There are no changes.</exception>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<TResource> PatchAsync(string id, SchemaPatch patch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patch);
        var request = new PlatformRequest { Method = HttpMethod.Patch, Path = _path.Of(id), Body = patch.ToBody() };
        return Read(await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Writes a resource anew, from the body itself (Schema Registry API, PUT).</summary>
    /// <param name="id">Its <c>$id</c> or <c>meta:altId</c>.</param>
    /// <param name="body">All that it is to hold; a JSON object.</param>
    /// <param name="cancellationToken">Ends the wait; the resource may have been written by then.</param>
    /// <returns>The resource as it is now.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<TResource> ReplaceAsync(string id, JsonElement body, CancellationToken cancellationToken = default)
    {
        var request = new PlatformRequest { Method = HttpMethod.Put, Path = _path.Of(id), Body = PlatformRequest.WriteValue(body.WriteTo) };
        return Read(await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Deletes a resource that nothing uses (Schema Registry API, DELETE).</summary>
    /// <param name="id">Its <c>$id</c> or <c>meta:altId</c>.</param>
    /// <param name="cancellationToken">Ends the wait; the resource may have been deleted by then.</param>
    /// <returns>A task that ends when the resource is gone.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), something uses it, or the platform refused or could not be reached.</exception>
    public virtual Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        _transport.SendAsync(PlatformRequest.Delete(_path.Of(id)), cancellationToken).AsTask();

    /// <summary>Creates a resource from the body itself (Schema Registry API, POST of the collection).</summary>
    /// <param name="body">The body, a JSON object; sent as it is, not checked.</param>
    /// <param name="cancellationToken">Ends the wait; the resource may have been created by then.</param>
    /// <returns>The resource as the registry holds it.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<TResource> CreateFromJsonAsync(JsonElement body, CancellationToken cancellationToken = default) =>
        CreateAsync(PlatformRequest.WriteValue(body.WriteTo), cancellationToken);

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

    /// <summary>The latest resource of the title, class and parts that were asked for.</summary>
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

    private static long? Created(TResource resource) => (resource.Json.Member("meta:registryMetadata") ?? default).Integer("repo:createdDate");

    private TResource Read(PlatformResponse response) => _read(response.Call, response.Json);
}
