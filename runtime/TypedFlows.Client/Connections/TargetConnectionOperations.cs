namespace TypedFlows.Client;

/// <summary>Provides operations on target connections, which define the destination of the data (Flow Service API,
/// targetConnections).</summary>
public class TargetConnectionOperations : EditOperations<TargetConnection, TargetConnectionPatch>
{
    /// <summary>The id of the connection spec of the platform's data lake, the only target of flows that collect data.</summary>
    public const string DataLakeSpecId = "c604ff05-7f1a-43c0-8e18-33bf874cb11c";

    internal TargetConnectionOperations(PlatformTransport transport)
        : base(transport, ServicePaths.TargetConnections, TargetConnection.Read)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TargetConnectionOperations"/> class for mocking.</summary>
    protected TargetConnectionOperations()
    {
    }

    /// <summary>Creates a target connection to a dataset of the data lake (Flow Service API, POST /targetConnections).</summary>
    /// <param name="name">The name of the target connection.</param>
    /// <param name="dataSetId">The id of the dataset.</param>
    /// <param name="schema">The dataset's schema.</param>
    /// <param name="description">The description, or null to omit it.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The target connection may have been created by then.</param>
    /// <returns>The id and the etag.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateAsync(
        string name,
        string dataSetId,
        XdmSchemaRef schema,
        string? description = null,
        CancellationToken cancellationToken = default) =>
        CreateInLakeAsync(name, dataSetId, schema, description, isDraft: false, cancellationToken);

    /// <summary>Creates a target connection that is not used until it is published (Flow Service API, POST
    /// /targetConnections?mode=draft).</summary>
    /// <param name="name">The name of the target connection.</param>
    /// <param name="dataSetId">The id of the dataset.</param>
    /// <param name="schema">The dataset's schema.</param>
    /// <param name="description">The description, or null to omit it.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The draft may have been created by then.</param>
    /// <returns>The id and the etag.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateDraftAsync(
        string name,
        string dataSetId,
        XdmSchemaRef schema,
        string? description = null,
        CancellationToken cancellationToken = default) =>
        CreateInLakeAsync(name, dataSetId, schema, description, isDraft: true, cancellationToken);

    /// <summary>Creates a target connection of any connection spec (Flow Service API, POST /targetConnections). The target is checked
    /// before anything is sent.</summary>
    /// <param name="name">The name of the target connection.</param>
    /// <param name="target">The destination of the data.</param>
    /// <param name="format">The format of the data, or null to omit it.</param>
    /// <param name="schema">The schema of the data, or null to omit it.</param>
    /// <param name="baseConnectionId">The id of the base connection, or null to omit it. The data lake has none.</param>
    /// <param name="description">The description, or null to omit it.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The target connection may have been created by then.</param>
    /// <returns>The id and the etag.</returns>
    /// <exception cref="SpecValidationException">The target violates its spec. Nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateAsync(
        string name,
        ITarget target,
        DataFormat? format = null,
        XdmSchemaRef? schema = null,
        string? baseConnectionId = null,
        string? description = null,
        CancellationToken cancellationToken = default) =>
        CreateAsync(name, target, format, schema, baseConnectionId, description, isDraft: false, cancellationToken);

    private Task<ResourceVersion> CreateInLakeAsync(
        string name, string dataSetId, XdmSchemaRef schema, string? description, bool isDraft, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataSetId);
        ArgumentNullException.ThrowIfNull(schema);
        return CreateAsync(
            name,
            new LakeDataSet(dataSetId),
            DataFormat.ParquetXdm,
            schema,
            baseConnectionId: null,
            description,
            isDraft,
            cancellationToken);
    }

    private Task<ResourceVersion> CreateAsync(
        string name,
        ITarget target,
        DataFormat? format,
        XdmSchemaRef? schema,
        string? baseConnectionId,
        string? description,
        bool isDraft,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(target);
        target.Validate().ThrowIfInvalid();

        return CreateAsync(
            writer =>
            {
                writer.WriteEnd(name, baseConnectionId, description, format, schema?.Id, schema?.ContentType);
                writer.WriteSpecObject("params", target);
                writer.WriteSpec("connectionSpec", target.ConnectionSpecId, target.ConnectionSpecVersion);
            },
            [],
            isDraft,
            cancellationToken);
    }
}
