using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Provides the read operations of a Flow Service resource: lists, counts, and reading by id.</summary>
/// <typeparam name="TResource">The kind of resource.</typeparam>
public abstract class ReadOperations<TResource>
    where TResource : PlatformResource
{
    private readonly PlatformTransport _transport;
    private readonly Func<JsonElement, TResource> _read;
    private readonly ServicePath _path;

    private protected ReadOperations(PlatformTransport transport, string path, Func<JsonElement, TResource> read)
    {
        _transport = transport;
        _path = path;
        _read = read;
    }

    /// <summary>Initializes a new instance of the <see cref="ReadOperations{TResource}"/> class for mocking.</summary>
    protected ReadOperations()
    {
        _transport = null!;
        _read = null!;
    }

    private protected PlatformTransport Transport => _transport;

    private protected ServicePath Path => _path;

    /// <summary>Reads a list page by page (Flow Service API, GET of the collection with <c>property</c>, <c>orderby</c> and
    /// <c>limit</c>).</summary>
    /// <param name="query">The filter and the order, or null for all resources.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The resources. Each page is requested when it is reached.</returns>
    /// <exception cref="ArgumentException">A condition has an unknown operator or an empty value.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async IAsyncEnumerable<TResource> ListAsync(
        ListQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var json in _transport.ListAsync(_path, query?.ToText() ?? string.Empty, cancellationToken).ConfigureAwait(false))
        {
            yield return _read(json);
        }
    }

    /// <summary>Counts resources without reading them (Flow Service API, GET of the collection with <c>count=true</c>).</summary>
    /// <param name="query">The conditions, or null to count all resources. Its order and page size are ignored.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The number of resources.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async Task<long> CountAsync(ListQuery? query = null, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(_path.With((query ?? new()).ToCountText()));
        var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Json.Integer("count") ?? throw response.Unexpected("without a count");
    }

    /// <summary>Reads one resource (Flow Service API, GET of the collection and the id).</summary>
    /// <param name="id">The id of the resource.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual async Task<TResource> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _read((await _transport.SendAsync(PlatformRequest.Get(_path.Of(id)), cancellationToken).ConfigureAwait(false)).One());

    /// <summary>Reads one resource, or returns null if it does not exist (Flow Service API, GET of the collection and the id).</summary>
    /// <param name="id">The id of the resource.</param>
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

    private protected async IAsyncEnumerable<TResource> SearchPagesAsync(
        ListQuery? query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (
            var json in _transport.SearchAsync(_path.Then("search"), (query ?? new()).ToSearch(), cancellationToken).ConfigureAwait(false))
        {
            yield return _read(json);
        }
    }

    private protected async Task<IReadOnlyList<JsonElement>> ItemsAsync(ServicePath path, CancellationToken cancellationToken)
    {
        var response = await _transport.SendAsync(PlatformRequest.Get(path), cancellationToken).ConfigureAwait(false);
        return response.Json.ValueKind == JsonValueKind.Array ? [.. response.Json.EnumerateArray()] : [.. response.Json.Items("items")];
    }
}
