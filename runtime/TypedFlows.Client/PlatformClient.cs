namespace TypedFlows.Client;

/// <summary>
/// A client for the platform's APIs: one property a resource. Safe to use from many threads, and meant to live as long as the
/// program. Its members are virtual, so that a test can stand in for it.
/// </summary>
public class PlatformClient : IDisposable
{
    private readonly PlatformTransport? _transport;

    /// <summary>Creates a client with an HttpClient of its own.</summary>
    /// <param name="options">Where the platform is, and who calls; copied.</param>
    /// <exception cref="ArgumentException">The options lack something; the message names it.</exception>
    public PlatformClient(PlatformClientOptions options)
        : this(new PlatformTransport(HttpDefaults.NewClient(), Checked(options)) { OwnsHttpClient = true })
    {
    }

    /// <summary>Creates a client over an HttpClient that the caller keeps and ends.</summary>
    /// <param name="httpClient">Sends the requests; its timeout holds, its base address does not matter.</param>
    /// <param name="options">Where the platform is, and who calls; copied.</param>
    /// <exception cref="ArgumentException">The options lack something; the message names it.</exception>
    public PlatformClient(HttpClient httpClient, PlatformClientOptions options)
        : this(new PlatformTransport(NotNull(httpClient), Checked(options)))
    {
    }

    /// <summary>For stand-ins in tests: no resource is set.</summary>
    protected PlatformClient()
    {
    }

    private PlatformClient(PlatformTransport transport)
    {
        _transport = transport;
        Connections = new(transport);
        SourceConnections = new(transport);
        TargetConnections = new(transport);
        Schemas = new(transport);
        Classes = new(transport);
        DataSets = new(transport);
        MappingSets = new(transport);
        FlowSpecs = new(transport);
        ConnectionSpecs = new(transport);
        Flows = new(transport);
        Runs = new(transport);
        Streaming = new(transport);
    }

    /// <summary>Connections: which systems the platform may sign in to.</summary>
    public virtual ConnectionOperations Connections { get; } = null!;

    /// <summary>Source connections: which data of a system is read.</summary>
    public virtual SourceConnectionOperations SourceConnections { get; } = null!;

    /// <summary>Target connections: where data lands.</summary>
    public virtual TargetConnectionOperations TargetConnections { get; } = null!;

    /// <summary>Schemas of the tenant.</summary>
    public virtual SchemaOperations Schemas { get; } = null!;

    /// <summary>Classes of the tenant.</summary>
    public virtual ClassOperations Classes { get; } = null!;

    /// <summary>Datasets of the data lake.</summary>
    public virtual DataSetOperations DataSets { get; } = null!;

    /// <summary>Mapping sets: which field lands where.</summary>
    public virtual MappingSetOperations MappingSets { get; } = null!;

    /// <summary>Flow specs of the service.</summary>
    public virtual FlowSpecOperations FlowSpecs { get; } = null!;

    /// <summary>Connection specs of the service.</summary>
    public virtual ConnectionSpecOperations ConnectionSpecs { get; } = null!;

    /// <summary>Flows: data that moves from a source to a target on a schedule.</summary>
    public virtual FlowOperations Flows { get; } = null!;

    /// <summary>Runs of flows.</summary>
    public virtual RunOperations Runs { get; } = null!;

    /// <summary>Messages to streaming connections.</summary>
    public virtual StreamingOperations Streaming { get; } = null!;

    /// <summary>The clock that the client goes by.</summary>
    internal TimeProvider TimeProvider => _transport?.TimeProvider ?? TimeProvider.System;

    /// <summary>Ends the HttpClient if it is the client's own.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what the client owns.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _transport?.Dispose();
        }
    }

    private static PlatformClientOptions Checked(PlatformClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ToChecked();
    }

    private static HttpClient NotNull(HttpClient httpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        return httpClient;
    }
}
