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
}
