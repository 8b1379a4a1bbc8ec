using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>What every kind of resource of the Flow Service can be asked: lists, counts, and one by its id.</summary>
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

    /// <summary>For stand-ins in tests.</summary>
    protected ReadOperations()
    {
        _transport = null!;
        _read = null!;
    }

    private protected PlatformTransport Transport => _transport;

    private protected ServicePath Path => _path;

    /// <summary>Reads a list, page after page (Flow Service API, GET of the collection with <c>property</c>, <c>orderby</c> and <c>limit</c>).</summary>
    /// <param name="query">What to narrow the list to; everything when null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The resources; each page is asked for when it is reached.</returns>
    /// <exception cref="ArgumentException">A condition has an unknown operator or an empty value.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async IAsyncEnumerable<TResource> ListAsync(
        ListQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var json in _transport.ListAsync(_path, query?.ToText() ?? string.Empty, cancellationToken).ConfigureAwait(false))
        {
            yield return _read(json);
        }
    }

    /// <summary>Counts without reading (Flow Service API, GET of the collection with <c>count=true</c>).</summary>
    /// <param name="query">What to count; everything when null. Its order and page size do not matter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async Task<long> CountAsync(ListQuery? query = null, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(_path.With((query ?? new()).ToCountText()));
        var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Json.Integer("count") ?? throw response.Unexpected("without a count");
    }

    /// <summary>Reads one resource (Flow Service API, GET of the collection and the id).</summary>
    /// <param name="id">Id of the resource.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<TResource> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _read((await _transport.SendAsync(PlatformRequest.Get(_path.Of(id)), cancellationToken).ConfigureAwait(false)).One());

    /// <summary>Reads one resource that may not be there (Flow Service API, GET of the collection and the id).</summary>
    /// <param name="id">Id of the resource.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The resource; null when there is none with this id.</returns>
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

    private protected async IAsyncEnumerable<TResource> SearchPagesAsync(
        ListQuery? query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var json in _transport.SearchAsync(_path.Then("search"), (query ?? new()).ToSearch(), cancellationToken).ConfigureAwait(false))
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
