using System.Runtime.CompilerServices;

namespace TypedFlows.Client;

/// <summary>Flow specs of the service (Flow Service API, flowSpecs).</summary>
public class FlowSpecOperations
{
    private readonly PlatformTransport _transport;

    internal FlowSpecOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>For stand-ins in tests.</summary>
    protected FlowSpecOperations() => _transport = null!;

    /// <summary>Looks a spec up by name (Flow Service API, GET /flowSpecs?property=name=="NAME").</summary>
    /// <param name="name">The exact name, such as <c>CloudStorageToAEP</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The spec, of its versions the highest; null when there is none of that name.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async Task<FlowSpec?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        FlowSpec? found = null;
        await foreach (var json in _transport.ListAsync(ServicePaths.FlowSpecs, SpecQuery.ByName(name), cancellationToken).ConfigureAwait(false))
        {
            var spec = FlowSpec.Read(json);
            if (found is null || SpecQuery.IsLater(spec.Version, found.Version))
            {
                found = spec;
            }
        }

        return found;
    }

    /// <summary>Reads all specs, page after page (Flow Service API, GET /flowSpecs).</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The specs in the service's order; each page is asked for when it is reached.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async IAsyncEnumerable<FlowSpec> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var json in _transport.ListAsync(ServicePaths.FlowSpecs, string.Empty, cancellationToken).ConfigureAwait(false))
        {
            yield return FlowSpec.Read(json);
        }
    }

    /// <summary>Reads one spec (Flow Service API, GET /flowSpecs/{id}).</summary>
    /// <param name="id">Id of the spec.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The spec.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<FlowSpec> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(ServicePaths.Of(ServicePaths.FlowSpecs, id));
        return FlowSpec.Read((await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).One());
    }
}
