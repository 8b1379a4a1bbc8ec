namespace TypedFlows.Client;

/// <summary>Source connections: which data of a system is read (Flow Service API, sourceConnections).</summary>
public class SourceConnectionOperations : EditOperations<SourceConnection, SourceConnectionPatch>
{
    internal SourceConnectionOperations(PlatformTransport transport)
        : base(transport, ServicePaths.SourceConnections, SourceConnection.Read)
    {
    }

    /// <summary>For stand-ins in tests.</summary>
    protected SourceConnectionOperations()
    {
    }

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
    public virtual Task<ResourceVersion> CreateAsync(
        string name,
        string? baseConnectionId,
        ISource source,
        DataFormat? format,
        XdmSchemaRef? schema = null,
        string? description = null,
        CancellationToken cancellationToken = default) =>
        CreateAsync(name, baseConnectionId, source, format, schema, description, isDraft: false, cancellationToken);

    /// <summary>Creates a source connection that is not used before it is published (Flow Service API, POST /sourceConnections?mode=draft).</summary>
    /// <param name="name">Name of the source connection.</param>
    /// <param name="baseConnectionId">Id of the connection that reaches the system; left out when null.</param>
    /// <param name="source">Which data, such as a path.</param>
    /// <param name="format">How the data is laid out; left out when null.</param>
    /// <param name="schema">An ad hoc schema that describes the data; left out when null.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the draft may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="SpecValidationException">The source breaks its spec; nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateDraftAsync(
        string name,
        string? baseConnectionId,
        ISource source,
        DataFormat? format,
        XdmSchemaRef? schema = null,
        string? description = null,
        CancellationToken cancellationToken = default) =>
        CreateAsync(name, baseConnectionId, source, format, schema, description, isDraft: true, cancellationToken);

    /// <summary>Creates the source connection of a streaming connection, which says itself what comes in (Flow Service API, POST /sourceConnections without <c>data</c> and <c>params</c>).</summary>
    /// <param name="name">Name of the source connection.</param>
    /// <param name="baseConnectionId">Id of the streaming connection.</param>
    /// <param name="connectionSpecId">Id of its connection spec.</param>
    /// <param name="connectionSpecVersion">Version of its connection spec.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the source connection may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateStreamingAsync(
        string name,
        string baseConnectionId,
        string connectionSpecId = StreamingOperations.ConnectionSpecId,
        string connectionSpecVersion = "1.0",
        string? description = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(baseConnectionId);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionSpecId);
        return CreateAsync(
            writer =>
            {
                writer.WriteEnd(name, baseConnectionId, description, format: null, schemaId: null, schemaVersion: null);
                writer.WriteSpec("connectionSpec", connectionSpecId, connectionSpecVersion);
            },
            [],
            isDraft: false,
            cancellationToken);
    }

    private Task<ResourceVersion> CreateAsync(
        string name,
        string? baseConnectionId,
        ISource source,
        DataFormat? format,
        XdmSchemaRef? schema,
        string? description,
        bool isDraft,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(source);
        source.Validate().ThrowIfInvalid();

        return CreateAsync(
            writer =>
            {
                writer.WriteEnd(name, baseConnectionId, description, format, schema?.Id, schema?.CompactContentType);
                writer.WriteSpecObject("params", source);
                writer.WriteSpec("connectionSpec", source.ConnectionSpecId, source.ConnectionSpecVersion);
            },
            [],
            isDraft,
            cancellationToken);
    }
}
