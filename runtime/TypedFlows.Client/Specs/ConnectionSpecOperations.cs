using System.Runtime.CompilerServices;

namespace TypedFlows.Client;

/// <summary>Connection specs of the service (Flow Service API, connectionSpecs).</summary>
public class ConnectionSpecOperations
{
    private readonly PlatformTransport _transport;

    internal ConnectionSpecOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>For stand-ins in tests.</summary>
    protected ConnectionSpecOperations() => _transport = null!;

    /// <summary>Looks a spec up by name (Flow Service API, GET /connectionSpecs?property=name=="NAME").</summary>
    /// <param name="name">The exact name, such as <c>amazon-s3</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The spec, of its versions the highest; null when there is none of that name.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async Task<ConnectionSpec?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        ConnectionSpec? found = null;
        await foreach (var json in _transport.ListAsync(ServicePaths.ConnectionSpecs, SpecQuery.ByName(name), cancellationToken).ConfigureAwait(false))
        {
            var spec = ConnectionSpec.Read(json);
            if (found is null || SpecQuery.IsLater(spec.Version, found.Version))
            {
                found = spec;
            }
        }

        return found;
    }

    /// <summary>Reads all specs, page after page (Flow Service API, GET /connectionSpecs).</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The specs in the service's order; each page is asked for when it is reached.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async IAsyncEnumerable<ConnectionSpec> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var json in _transport.ListAsync(ServicePaths.ConnectionSpecs, string.Empty, cancellationToken).ConfigureAwait(false))
        {
            yield return ConnectionSpec.Read(json);
        }
    }

    /// <summary>Reads one spec (Flow Service API, GET /connectionSpecs/{id}).</summary>
    /// <param name="id">Id of the spec.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The spec.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<ConnectionSpec> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(ServicePaths.Of(ServicePaths.ConnectionSpecs, id));
        return ConnectionSpec.Read((await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).One());
    }
}
