namespace TypedFlows.Client;

/// <summary>Flow specs of the service (Flow Service API, flowSpecs).</summary>
public class FlowSpecOperations : ReadOperations<FlowSpec>
{
    internal FlowSpecOperations(PlatformTransport transport)
        : base(transport, ServicePaths.FlowSpecs, FlowSpec.Read)
    {
    }

    /// <summary>For stand-ins in tests.</summary>
    protected FlowSpecOperations()
    {
    }

    /// <summary>Looks a spec up by name (Flow Service API, GET /flowSpecs?property=name=="NAME").</summary>
    /// <param name="name">The exact name, such as <c>CloudStorageToAEP</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The spec, of its versions the highest; null when there is none of that name.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async Task<FlowSpec?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        FlowSpec? found = null;
        await foreach (var spec in ListAsync(SpecProperties.Name.Is(name), cancellationToken).ConfigureAwait(false))
        {
            if (found is null || SpecVersions.IsLater(spec.Version, found.Version))
            {
                found = spec;
            }
        }

        return found;
    }

    /// <summary>Reads flow specs page after page by conditions that stand in the body, for those too long for an address (Flow Service API, POST /flowSpecs/search).</summary>
    /// <param name="query">What to narrow the list to; everything when null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The flow specs; each page is asked for when it is reached.</returns>
    /// <exception cref="ArgumentException">A condition has an unknown operator, an empty value, or a value with <c>&amp;</c>.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual IAsyncEnumerable<FlowSpec> SearchAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        SearchPagesAsync(query, cancellationToken);
}
