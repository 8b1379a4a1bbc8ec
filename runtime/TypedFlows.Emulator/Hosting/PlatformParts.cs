using System.Net;
using System.Security.Cryptography;
using TypedFlows.Emulator.Admin;
using TypedFlows.Emulator.Catalog;
using TypedFlows.Emulator.Conversion;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Faults;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Ims;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.Pages;
using TypedFlows.Emulator.SchemaRegistry;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Streaming;

namespace TypedFlows.Emulator.Hosting;

/// <summary>Creates the components of one platform and disposes them in order.</summary>
internal sealed class PlatformParts : IAsyncDisposable
{
    private readonly SourceBindings _sources;
    private readonly FlowScheduler _scheduler;
    private readonly EventWriter _streams;
    private readonly TokenIssuer _tokens;
    private readonly Flows _flows;
    private readonly Runs _runs;
    private readonly bool _isPageServed;
    private readonly WebServer _server;

    private PlatformParts(PlatformEmulatorOptions options, SpecCatalog specs, WebServer server)
    {
        _server = server;
        _isPageServed = options.ServePage || IPAddress.IsLoopback(options.ListenOn.Address);
        Journal = new() { Bodies = options.JournalBodies ? new(specs) : null, Watch = options.Watch };
        var (resources, records, folder) = Stores(options.DataFolder);
        Clock = new PlatformClock(options.TimeProvider, folder is null ? TimeSpan.Zero : folder.ReadClock(), by => folder?.WriteClock(by));
        _sources = new SourceBindings(specs, resources, Clock, options.Sources);
        var key = folder?.Keep("token-key", TokenIssuer.KeyBytes, NewKey) ?? NewKey();
        var log = new PlatformLog(Journal, Clock, options.Warn);
        Platform = new Platform(
            resources, options.Decorate?.Invoke(records) ?? records, specs, Clock, options.Organization, options.Strict)
        {
            Log = log,
            Schemas = new(specs, options.Tenants),
        };
        foreach (var (subject, message) in folder?.Problems ?? [])
        {
            log.Report(PlatformLog.Unreadable, subject, string.Empty, message);
        }

        _tokens = new TokenIssuer(Clock, key);
        _scheduler = new FlowScheduler(Platform, new FlowRunner(Platform, _sources, Faults));
        _streams = new EventWriter(Platform, options.MaxWaitingBytes);
        _flows = new Flows(Platform, _scheduler);
        _runs = new Runs(Platform, _scheduler);
        State = new PlatformState(Platform, _flows, _runs, _scheduler, _streams, Journal, Faults, _sources.Secrets);
        AdminEndpoints = new FaultEndpoints(Faults);
    }

    public Platform Platform { get; }

    public PlatformClock Clock { get; }

    public PlatformState State { get; }

    public RequestJournal Journal { get; }

    public FaultPlan Faults { get; } = new();

    public FaultEndpoints AdminEndpoints { get; }

    public Uri Endpoint => _server.Endpoint;

    public RouteTable Routes => _server.Routes;

    /// <param name="server">The server, which is disposed with the components or if they cannot be started.</param>
    public static async Task<PlatformParts> StartAsync(
        PlatformEmulatorOptions options,
        SpecCatalog specs,
        WebServer server,
        CancellationToken cancellationToken)
    {
        PlatformParts parts;
        try
        {
            parts = new PlatformParts(options, specs, server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        try
        {
            var pipeline = new RequestPipeline(
                new GatewayCheck(parts._tokens, options.Organization, options.Strict),
                parts.Journal,
                parts.Faults,
                parts.Clock,
                options.AllowedHosts.Select(CallerSite.RequireName).ToHashSet(StringComparer.OrdinalIgnoreCase),
                new LocalPaths(Folders(options)),
                parts.Platform.Log);
            await server.StartAsync(parts.Operations(), pipeline, cancellationToken);
            parts.State.Resume();
            return parts;
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _scheduler.DisposeAsync();
        await _streams.DisposeAsync();
        Platform.Records.Dispose();
    }

    private static IEnumerable<string> Folders(PlatformEmulatorOptions options) =>
        options.Sources.Values.Select(bound => bound.Folder).OfType<string>()
            .Concat(options.SpecFolders.Select(Path.GetFullPath))
            .Append(Path.GetTempPath())
            .Concat(options.DataFolder is { } data ? [Path.GetFullPath(data)] : []);

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(TokenIssuer.KeyBytes);

    private static (IResourceStore Resources, IRecordStore Records, DataFolder? Folder) Stores(string? path)
    {
        if (path is null)
        {
            var memory = new MemoryResourceStore();
            return (memory, new SegmentedRecordStore(memory), null);
        }

        var folder = DataFolder.Open(path);
        try
        {
            return DataFolder.Read(path, () =>
            {
                var resources = new DurableResourceStore(folder);
                return ((IResourceStore)resources, (IRecordStore)new DurableRecordStore(folder, resources), folder);
            });
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private Page NewPage()
    {
        var actions = new PageActions(_runs, Clock, State, Journal);
        return new(new PageContent(Platform, _scheduler, Journal, actions), actions, _isPageServed);
    }

    private IEnumerable<Operation> Operations() =>
    [
        .. new TokenService(_tokens).Operations,
        .. new SpecQueries(Platform).Operations,
        .. new Connections(Platform, _sources).Operations,
        .. new Exploration(Platform, _sources).Operations,
        .. new FlowEndpointConnections(Platform).Operations,
        .. _flows.Operations,
        .. _runs.Operations,
        .. RegistryKind.All.SelectMany(kind => new Registry(Platform, kind).Operations),
        .. new GlobalResources(Platform).Operations,
        .. new SampleData(Platform).Operations,
        .. new DataSets(Platform).Operations,
        .. new Batches(Platform).Operations,
        .. new BatchFiles(Platform).Operations,
        .. new MappingSets(Platform).Operations,
        .. new ExpressionLanguage(Platform).Operations,
        .. new StreamService(Platform, _tokens, _streams).Operations,
        .. new AdminEndpoints(Platform, Journal).Operations,
        .. AdminEndpoints.Operations,
        .. new StateEndpoints(Clock, State).Operations,
        .. NewPage().Operations,
    ];
}
