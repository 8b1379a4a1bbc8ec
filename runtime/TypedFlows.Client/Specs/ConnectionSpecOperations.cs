using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Provides operations on connection specs of the service (Flow Service API, connectionSpecs).</summary>
public class ConnectionSpecOperations : ReadOperations<ConnectionSpec>
{
    internal ConnectionSpecOperations(PlatformTransport transport)
        : base(transport, ServicePaths.ConnectionSpecs, ConnectionSpec.Read)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ConnectionSpecOperations"/> class for mocking.</summary>
    protected ConnectionSpecOperations()
    {
    }

    /// <summary>Finds a spec by name (Flow Service API, GET /connectionSpecs?property=name=="NAME").</summary>
    /// <param name="name">The exact name, such as <c>amazon-s3</c>.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The highest version of the spec, or null if no spec has this name.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
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

    /// <summary>Lists the objects that can be explored without a connection (Flow Service API, GET
    /// /connectionSpecs/{id}/explore).</summary>
    /// <param name="id">The id of the connection spec.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The objects as returned. Their content depends on the connector.</returns>
    /// <exception cref="PlatformException">The spec does not exist (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<IReadOnlyList<JsonElement>> ExploreAsync(string id, CancellationToken cancellationToken = default) =>
        ItemsAsync(Path.Of(id).Then("explore"), cancellationToken);

    /// <summary>Reads the configs for connections of a spec (Flow Service API, GET /connectionSpecs/{id}/configs).</summary>
    /// <param name="id">The id of the connection spec.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The configs as returned. Their content depends on the connector.</returns>
    /// <exception cref="PlatformException">The spec does not exist (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<IReadOnlyList<JsonElement>> GetConfigsAsync(string id, CancellationToken cancellationToken = default) =>
        ItemsAsync(Path.Of(id).Then("configs"), cancellationToken);
}
