namespace TypedFlows.Client;

/// <summary>Target connections: where data lands (Flow Service API, targetConnections).</summary>
public class TargetConnectionOperations : EditOperations<TargetConnection, TargetConnectionPatch>
{
    /// <summary>Id of the connection spec of the platform's data lake, the only target of the flows that collect data.</summary>
    public const string DataLakeSpecId = "c604ff05-7f1a-43c0-8e18-33bf874cb11c";

    internal TargetConnectionOperations(PlatformTransport transport)
        : base(transport, ServicePaths.TargetConnections, TargetConnection.Read)
    {
    }

    /// <summary>For stand-ins in tests.</summary>
    protected TargetConnectionOperations()
    {
    }

    /// <summary>Creates a target connection to a dataset of the data lake (Flow Service API, POST /targetConnections).</summary>
    /// <param name="name">Name of the target connection.</param>
    /// <param name="dataSetId">Id of the dataset.</param>
    /// <param name="schema">The dataset's schema.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the target connection may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateAsync(
        string name,
        string dataSetId,
        XdmSchemaRef schema,
        string? description = null,
        CancellationToken cancellationToken = default) =>
        CreateInLakeAsync(name, dataSetId, schema, description, isDraft: false, cancellationToken);

    /// <summary>Creates a target connection that is not used before it is published (Flow Service API, POST /targetConnections?mode=draft).</summary>
    /// <param name="name">Name of the target connection.</param>
    /// <param name="dataSetId">Id of the dataset.</param>
    /// <param name="schema">The dataset's schema.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the draft may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateDraftAsync(
        string name,
        string dataSetId,
        XdmSchemaRef schema,
        string? description = null,
        CancellationToken cancellationToken = default) =>
        CreateInLakeAsync(name, dataSetId, schema, description, isDraft: true, cancellationToken);

    /// <summary>Creates a target connection of any connection spec (Flow Service API, POST /targetConnections). The target is checked before anything is sent.</summary>
    /// <param name="name">Name of the target connection.</param>
    /// <param name="target">Where the data lands.</param>
    /// <param name="format">How the data is laid out; left out when null.</param>
    /// <param name="schema">Schema of the data; left out when null.</param>
    /// <param name="baseConnectionId">Id of the connection that reaches the system; left out when null, as the data lake has none.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the target connection may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="SpecValidationException">The target breaks its spec; nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
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
        return CreateAsync(name, new LakeDataSet(dataSetId), DataFormat.ParquetXdm, schema, baseConnectionId: null, description, isDraft, cancellationToken);
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
