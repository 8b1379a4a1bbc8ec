namespace TypedFlows.Client;

/// <summary>Provides operations on source connections, which define the data that a flow reads (Flow Service API,
/// sourceConnections).</summary>
public class SourceConnectionOperations : EditOperations<SourceConnection, SourceConnectionPatch>
{
    internal SourceConnectionOperations(PlatformTransport transport)
        : base(transport, ServicePaths.SourceConnections, SourceConnection.Read)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SourceConnectionOperations"/> class for mocking.</summary>
    protected SourceConnectionOperations()
    {
    }

    /// <summary>Creates a source connection (Flow Service API, POST /sourceConnections). The source is checked before anything is
    /// sent.</summary>
    /// <param name="name">The name of the source connection.</param>
    /// <param name="baseConnectionId">The id of the base connection, or null to omit it.</param>
    /// <param name="source">The data to read, such as a path.</param>
    /// <param name="format">The format of the data, or null to omit it. A streaming source has no format.</param>
    /// <param name="schema">An ad hoc schema that describes the data, or null to omit it.</param>
    /// <param name="description">The description, or null to omit it.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The source connection may have been created by then.</param>
    /// <returns>The id and the etag.</returns>
    /// <exception cref="SpecValidationException">The source violates its spec. Nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateAsync(
        string name,
        string? baseConnectionId,
        ISource source,
        DataFormat? format,
        XdmSchemaRef? schema = null,
        string? description = null,
        CancellationToken cancellationToken = default) =>
        CreateAsync(name, baseConnectionId, source, format, schema, description, isDraft: false, cancellationToken);

    /// <summary>Creates a source connection that is not used until it is published (Flow Service API, POST
    /// /sourceConnections?mode=draft).</summary>
    /// <param name="name">The name of the source connection.</param>
    /// <param name="baseConnectionId">The id of the base connection, or null to omit it.</param>
    /// <param name="source">The data to read, such as a path.</param>
    /// <param name="format">The format of the data, or null to omit it.</param>
    /// <param name="schema">An ad hoc schema that describes the data, or null to omit it.</param>
    /// <param name="description">The description, or null to omit it.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The draft may have been created by then.</param>
    /// <returns>The id and the etag.</returns>
    /// <exception cref="SpecValidationException">The source violates its spec. Nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateDraftAsync(
        string name,
        string? baseConnectionId,
        ISource source,
        DataFormat? format,
        XdmSchemaRef? schema = null,
        string? description = null,
        CancellationToken cancellationToken = default) =>
        CreateAsync(name, baseConnectionId, source, format, schema, description, isDraft: true, cancellationToken);

    /// <summary>Creates the source connection of a streaming connection. The messages describe their own data (Flow Service API, POST
    /// /sourceConnections without <c>data</c> and <c>params</c>).</summary>
    /// <param name="name">The name of the source connection.</param>
    /// <param name="baseConnectionId">The id of the streaming connection.</param>
    /// <param name="connectionSpecId">The id of its connection spec.</param>
    /// <param name="connectionSpecVersion">The version of its connection spec.</param>
    /// <param name="description">The description, or null to omit it.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The source connection may have been created by then.</param>
    /// <returns>The id and the etag.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
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
