using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedFlows.Client;
using TypedFlows.Emulator.Catalog;
using TypedFlows.Emulator.Conversion;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Hosting;
using TypedFlows.Emulator.Ims;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.SchemaRegistry;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator;

/// <summary>
/// A platform on this machine, for development and tests: the services' calls over HTTP on loopback, and flows that read real files.
/// Everything is kept in memory (large batches of records in nameless temporary files) and is gone when it is disposed. Any number
/// can run side by side.
/// </summary>
public sealed class PlatformEmulator : IAsyncDisposable
{
    private readonly Platform _platform;
    private readonly FlowScheduler _scheduler;
    private readonly WebServer _server;
    private int _isDisposed;

    private PlatformEmulator(Platform platform, FlowScheduler scheduler, WebServer server)
    {
        _platform = platform;
        _scheduler = scheduler;
        _server = server;
        Endpoint = server.Endpoint;
    }

    /// <summary>The address to use in place of <c>https://platform.adobe.io</c> and of the token service's; its port was free at the start.</summary>
    public Uri Endpoint { get; }

    /// <summary>Options with which a client talks to this platform, in the sandbox <c>prod</c>; a new copy each time.</summary>
    public PlatformClientOptions ClientOptions => new()
    {
        Endpoint = Endpoint,
        OrganizationId = _platform.Organization,
        ApiKey = "emulator",
        TokenProvider = new ClientCredentialsTokenProvider("emulator", "emulator", imsEndpoint: Endpoint, timeProvider: _platform.Time),
    };

    /// <summary>Starts a platform on a free port of the loopback address.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The platform, ready for calls. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentException">A source is neither the id nor the name of a known connection spec.</exception>
    /// <exception cref="DirectoryNotFoundException">A specs folder does not exist.</exception>
    /// <exception cref="InvalidDataException">A spec file cannot be understood; the message names file, line and column.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<PlatformEmulator> StartAsync(
        Action<PlatformEmulatorOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var caller = Assembly.GetCallingAssembly();
        var options = new PlatformEmulatorOptions();
        configure?.Invoke(options);
        return StartAsync(options, [Assembly.GetEntryAssembly() ?? caller, caller], cancellationToken);
    }

    /// <summary>Reads committed records of a dataset, in the order in which they were stored.</summary>
    /// <param name="dataSetId">Id of the dataset, as the catalog returned it.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="start">How many to pass over.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The records; none where no run has stored any.</returns>
    /// <exception cref="ArgumentException">There is no such dataset.</exception>
    public Task<IReadOnlyList<JsonElement>> GetRecordsAsync(
        string dataSetId, int limit = 100, long start = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        RequireDataSet(dataSetId);
        return Task.Run<IReadOnlyList<JsonElement>>(
            () =>
            {
                var records = new List<JsonElement>();
                foreach (var record in _platform.Records.Read(dataSetId, start).Take(limit))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    using var document = JsonDocument.Parse(record);
                    records.Add(document.RootElement.Clone());
                }

                return records;
            },
            cancellationToken);
    }

    /// <summary>Counts the committed records of a dataset.</summary>
    /// <param name="dataSetId">Id of the dataset, as the catalog returned it.</param>
    /// <returns>The number of records.</returns>
    /// <exception cref="ArgumentException">There is no such dataset.</exception>
    public long CountRecords(string dataSetId)
    {
        RequireDataSet(dataSetId);
        return _platform.Records.Count(dataSetId);
    }

    /// <summary>Stops serving, ends runs that are under way, and forgets everything.</summary>
    /// <returns>When it is done; a second call does nothing.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _server.DisposeAsync();
        await _scheduler.DisposeAsync();
        _platform.Records.Dispose();
    }

    internal static async Task<PlatformEmulator> StartAsync(
        PlatformEmulatorOptions options, IEnumerable<Assembly> specAssemblies, CancellationToken cancellationToken)
    {
        // The repository's specs first, then those of the program around, then those of folders.
        var own = typeof(PlatformEmulator).Assembly;
        var specs = SpecLoader.Load(
        [
            .. specAssemblies.Where(assembly => assembly != own).Distinct().Prepend(own).Select(SpecTexts.Of),
            .. options.SpecFolders.Select(SpecTexts.Of),
        ]);
        var platform = new Platform(
            new MemoryResourceStore(), new SegmentedRecordStore(), specs, options.TimeProvider, options.Organization, options.Strict);
        var scheduler = new FlowScheduler(options.TimeProvider, new FlowRunner(platform, new SourceBindings(specs, options.Sources)));
        var tokens = new TokenIssuer(options.TimeProvider);
        var journal = new RequestJournal();
        var pipeline = new RequestPipeline(new GatewayCheck(tokens, options.Organization), journal, options.TimeProvider);
        try
        {
            var server = await WebServer.StartAsync(options.ListenOn, Operations(platform, scheduler, tokens, journal), pipeline, cancellationToken);
            return new PlatformEmulator(platform, scheduler, server);
        }
        catch
        {
            await scheduler.DisposeAsync();
            platform.Records.Dispose();
            throw;
        }
    }

    private static IEnumerable<Operation> Operations(Platform platform, FlowScheduler scheduler, TokenIssuer tokens, RequestJournal journal) =>
    [
        .. new TokenService(tokens).Operations,
        .. new SpecQueries(platform).Operations,
        .. new Connections(platform).Operations,
        .. new EndConnections(platform).Operations,
        .. new Flows(platform, scheduler).Operations,
        .. new Schemas(platform).Operations,
        .. new DataSets(platform).Operations,
        .. new MappingSets(platform).Operations,
        .. new EmulatorDoors(platform, journal).Operations,
    ];

    private void RequireDataSet(string dataSetId)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataSetId);
        if (!_platform.Resources.Exists(ResourceKind.DataSet, dataSetId))
        {
            throw new ArgumentException($"There is no dataset with the id {dataSetId}.", nameof(dataSetId));
        }
    }
}
