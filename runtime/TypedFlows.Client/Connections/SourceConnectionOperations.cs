namespace TypedFlows.Client;

/// <summary>Source connections: which data of a system is read (Flow Service API, sourceConnections).</summary>
public class SourceConnectionOperations
{
    private readonly PlatformTransport _transport;

    internal SourceConnectionOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>For stand-ins in tests.</summary>
    protected SourceConnectionOperations() => _transport = null!;

    /// <summary>Creates a source connection (Flow Service API, POST /sourceConnections). The source is checked before anything is sent.</summary>
    /// <param name="name">Name of the source connection.</param>
    /// <param name="baseConnectionId">Id of the connection that reaches the system; left out when null.</param>
    /// <param name="source">Which data, such as a path.</param>
    /// <param name="format">How the data is laid out; left out when null, as a streaming source has none.</param>
    /// <param name="schema">An ad hoc schema that describes the data; left out when null.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the source connection may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="SpecValidationException">The source breaks its spec; nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async Task<CreatedResource> CreateAsync(
        string name,
        string? baseConnectionId,
        ISource source,
        DataFormat? format,
        XdmSchemaRef? schema = null,
        string? description = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(source);
        source.Validate().ThrowIfInvalid();

        var request = PlatformRequest.Post(ServicePaths.SourceConnections, writer =>
        {
            writer.WriteString("name", name);
            writer.WriteOptional("baseConnectionId", baseConnectionId);
            writer.WriteOptional("description", description);
            writer.WriteData(format, schema?.Id, schema?.CompactContentType);
            writer.WriteSpecObject("params", source);
            writer.WriteSpec("connectionSpec", source.ConnectionSpecId, source.ConnectionSpecVersion);
        });
        return (await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Created();
    }

    /// <summary>Reads a source connection (Flow Service API, GET /sourceConnections/{id}).</summary>
    /// <param name="id">Id of the source connection.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The source connection.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<SourceConnection> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(ServicePaths.Of(ServicePaths.SourceConnections, id));
        return SourceConnection.Read((await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).One());
    }
}
