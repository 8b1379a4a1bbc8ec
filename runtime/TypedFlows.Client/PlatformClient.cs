namespace TypedFlows.Client;

/// <summary>Represents a client for the platform's APIs, with one property per resource type. The client is thread-safe and intended to
/// live as long as the program. Its members are virtual, so that tests can mock it.</summary>
public class PlatformClient : IDisposable
{
    private readonly PlatformTransport? _transport;

    /// <summary>Initializes a new instance of the <see cref="PlatformClient"/> class that creates an HttpClient.</summary>
    /// <param name="options">The options. They are copied.</param>
    /// <exception cref="ArgumentException">A required option is missing. The message names it.</exception>
    public PlatformClient(PlatformClientOptions options)
        : this(new PlatformTransport(HttpDefaults.NewClient(), Checked(options)) { OwnsHttpClient = true })
    {
    }

    /// <summary>Initializes a new instance of the <see cref="PlatformClient"/> class with an HttpClient that the caller owns.</summary>
    /// <param name="httpClient">The HttpClient that sends the requests. Its timeout applies, and its base address is ignored.</param>
    /// <param name="options">The options. They are copied.</param>
    /// <exception cref="ArgumentException">A required option is missing. The message names it.</exception>
    public PlatformClient(HttpClient httpClient, PlatformClientOptions options)
        : this(new PlatformTransport(NotNull(httpClient), Checked(options)))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="PlatformClient"/> class for mocking. No resource property is set.</summary>
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
        Expressions = new(transport);
        FlowSpecs = new(transport);
        ConnectionSpecs = new(transport);
        Flows = new(transport);
        Runs = new(transport);
        Batches = new(transport);
        Streaming = new(transport);
    }

    /// <summary>Gets the operations on connections, which define the systems that the platform can access.</summary>
    public virtual ConnectionOperations Connections { get; } = null!;

    /// <summary>Gets the operations on source connections, which define the data that a flow reads.</summary>
    public virtual SourceConnectionOperations SourceConnections { get; } = null!;

    /// <summary>Gets the operations on target connections, which define the destination of the data.</summary>
    public virtual TargetConnectionOperations TargetConnections { get; } = null!;

    /// <summary>Gets the operations on schemas of the tenant.</summary>
    public virtual SchemaOperations Schemas { get; } = null!;

    /// <summary>Gets the operations on classes of the tenant.</summary>
    public virtual ClassOperations Classes { get; } = null!;

    /// <summary>Gets the operations on datasets of the data lake.</summary>
    public virtual DataSetOperations DataSets { get; } = null!;

    /// <summary>Gets the operations on mapping sets, which map source fields to schema paths.</summary>
    public virtual MappingSetOperations MappingSets { get; } = null!;

    /// <summary>Gets the operations on expressions, which calculate the fields of mapping sets.</summary>
    public virtual ExpressionOperations Expressions { get; } = null!;

    /// <summary>Gets the operations on flow specs of the service.</summary>
    public virtual FlowSpecOperations FlowSpecs { get; } = null!;

    /// <summary>Gets the operations on connection specs of the service.</summary>
    public virtual ConnectionSpecOperations ConnectionSpecs { get; } = null!;

    /// <summary>Gets the operations on flows, which move data from a source to a target on a schedule.</summary>
    public virtual FlowOperations Flows { get; } = null!;

    /// <summary>Gets the operations on runs of flows.</summary>
    public virtual RunOperations Runs { get; } = null!;

    /// <summary>Gets the operations on batches, which have the failed records of runs.</summary>
    public virtual BatchOperations Batches { get; } = null!;

    /// <summary>Gets the operations that send messages to streaming connections.</summary>
    public virtual StreamingOperations Streaming { get; } = null!;

    /// <summary>Gets the clock that the client uses.</summary>
    internal TimeProvider TimeProvider => _transport?.TimeProvider ?? TimeProvider.System;

    /// <summary>Disposes the HttpClient if the client created it.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the resources that the client owns.</summary>
    /// <param name="disposing">True if called by <see cref="Dispose()"/>.</param>
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
