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
    }

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
