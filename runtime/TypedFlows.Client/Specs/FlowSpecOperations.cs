namespace TypedFlows.Client;

/// <summary>Provides operations on flow specs of the service (Flow Service API, flowSpecs).</summary>
public class FlowSpecOperations : ReadOperations<FlowSpec>
{
    internal FlowSpecOperations(PlatformTransport transport)
        : base(transport, ServicePaths.FlowSpecs, FlowSpec.Read)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="FlowSpecOperations"/> class for mocking.</summary>
    protected FlowSpecOperations()
    {
    }

    /// <summary>Finds a spec by name (Flow Service API, GET /flowSpecs?property=name=="NAME").</summary>
    /// <param name="name">The exact name, such as <c>CloudStorageToAEP</c>.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The highest version of the spec, or null if no spec has this name.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
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

    /// <summary>Reads flow specs page by page. The conditions are sent in the body, because they can be too long for an address (Flow
    /// Service API, POST /flowSpecs/search).</summary>
    /// <param name="query">The filter and the order, or null for all resources.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The flow specs. Each page is requested when it is reached.</returns>
    /// <exception cref="ArgumentException">A condition has an unknown operator, an empty value, or a value that contains
    /// <c>&amp;</c>.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual IAsyncEnumerable<FlowSpec> SearchAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        SearchPagesAsync(query, cancellationToken);
}
