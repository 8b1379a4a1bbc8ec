using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Connection specs of the service (Flow Service API, connectionSpecs).</summary>
public class ConnectionSpecOperations : ReadOperations<ConnectionSpec>
{
    internal ConnectionSpecOperations(PlatformTransport transport)
        : base(transport, ServicePaths.ConnectionSpecs, ConnectionSpec.Read)
    {
    }

    /// <summary>For stand-ins in tests.</summary>
    protected ConnectionSpecOperations()
    {
    }

    /// <summary>Looks a spec up by name (Flow Service API, GET /connectionSpecs?property=name=="NAME").</summary>
    /// <param name="name">The exact name, such as <c>amazon-s3</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The spec, of its versions the highest; null when there is none of that name.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async Task<ConnectionSpec?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ConnectionSpec? found = null;
        await foreach (var spec in ListAsync(SpecProperties.Name.Is(name), cancellationToken).ConfigureAwait(false))
        {
            if (found is null || SpecVersions.IsLater(spec.Version, found.Version))
            {
                found = spec;
            }
        }

        return found;
    }

    /// <summary>Reads what can be explored without a connection (Flow Service API, GET /connectionSpecs/{id}/explore).</summary>
    /// <param name="id">Id of the connection spec.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The objects as they came: what one holds is the connector's business.</returns>
    /// <exception cref="PlatformException">There is no such spec (status 404), or the platform refused or could not be reached.</exception>
    public virtual Task<IReadOnlyList<JsonElement>> ExploreAsync(string id, CancellationToken cancellationToken = default) =>
        ItemsAsync(Path.Of(id).Then("explore"), cancellationToken);

    /// <summary>Reads the configs that connections of a spec may have (Flow Service API, GET /connectionSpecs/{id}/configs).</summary>
    /// <param name="id">Id of the connection spec.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The configs as they came: what one holds is the connector's business.</returns>
    /// <exception cref="PlatformException">There is no such spec (status 404), or the platform refused or could not be reached.</exception>
    public virtual Task<IReadOnlyList<JsonElement>> GetConfigsAsync(string id, CancellationToken cancellationToken = default) =>
        ItemsAsync(Path.Of(id).Then("configs"), cancellationToken);
}
