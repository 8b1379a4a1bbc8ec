using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedFlows.Client;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Hosting;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator;

/// <summary>
/// Runs a local platform for development and tests. It serves the services' calls over HTTP on loopback, and its flows read real files.
/// Data is kept in memory and is lost on disposal, unless a data folder is set; large batches of records use temporary files. Several
/// platforms can run at the same time.
/// </summary>
public sealed class PlatformEmulator : IAsyncDisposable
{
    private readonly PlatformParts _parts;
    private readonly Platform _platform;
    private int _isDisposed;

    private PlatformEmulator(PlatformParts parts)
    {
        _parts = parts;
        _platform = parts.Platform;
    }

    /// <summary>
    /// Gets the address that replaces <c>https://platform.adobe.io</c> and the address of the token service. The port was free when the
    /// platform started.
    /// </summary>
    public Uri Endpoint => _parts.Endpoint;

    /// <summary>Gets the served operations, from which a test writes their list.</summary>
    internal RouteTable Routes => _parts.Routes;

    /// <summary>Gets options that connect a client to this platform in the sandbox <c>prod</c>. Each call returns a new copy.</summary>
    public PlatformClientOptions ClientOptions => new()
    {
        Endpoint = Endpoint,
        OrganizationId = _platform.Organization,
        ApiKey = "emulator",
        TokenProvider = new ClientCredentialsTokenProvider("emulator", "emulator", imsEndpoint: Endpoint, timeProvider: _platform.Time),
    };

    /// <summary>Starts a platform on a free port of the loopback address.</summary>
    /// <param name="configure">A delegate that sets the options.</param>
    /// <param name="cancellationToken">A token that cancels the start.</param>
    /// <returns>The running platform. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentException">A source is neither the id nor the name of a known connection spec, or an allowed host is not a
    /// host name.</exception>
    /// <exception cref="DirectoryNotFoundException">A specs folder does not exist.</exception>
    /// <exception cref="IOException">The data folder cannot be used: another platform has it, or it cannot be written.</exception>
    /// <exception cref="InvalidDataException">A spec file is not valid. The message names the file, line and column.</exception>
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
    /// <param name="dataSetId">The id of the dataset, as the catalog returned it.</param>
    /// <param name="limit">The maximum number of records to return.</param>
    /// <param name="start">The number of records to skip.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The records; empty if no run has stored any.</returns>
    /// <exception cref="ArgumentException">The dataset does not exist.</exception>
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
                    using var document = JsonDocument.Parse(record, JsonLimits.Record);
                    records.Add(document.RootElement.Clone());
                }

                return records;
            },
            cancellationToken);
    }

    /// <summary>
    /// Writes the committed records of a dataset as a Parquet file. The schema of the dataset decides the types of the columns.
    /// </summary>
    /// <param name="dataSetId">The id of the dataset, as the catalog returned it.</param>
    /// <param name="destination">The stream that receives the file. It stays open.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>A task that ends when the file is complete.</returns>
    /// <exception cref="ArgumentException">The dataset does not exist.</exception>
    public Task ExportAsync(string dataSetId, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        RequireDataSet(dataSetId);
        return Task.Run(
            () => new ParquetExport(_platform, dataSetId).WriteAsync(destination, 0, long.MaxValue, cancellationToken), cancellationToken);
    }

    /// <summary>Counts the committed records of a dataset.</summary>
    /// <param name="dataSetId">The id of the dataset, as the catalog returned it.</param>
    /// <returns>The number of records.</returns>
    /// <exception cref="ArgumentException">The dataset does not exist.</exception>
    public long CountRecords(string dataSetId)
    {
        RequireDataSet(dataSetId);
        return _platform.Records.Count(dataSetId);
    }

    /// <summary>Advances the platform's clock. Everything that is scheduled up to the new time is due immediately.</summary>
    /// <param name="by">The amount of time, which must not be negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or the clock would pass the year 9000.</exception>
    public void AdvanceClock(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        _parts.Clock.Advance(by);
    }

    /// <summary>Adds a fault, as <c>POST /_emulator/faults</c> does.</summary>
    /// <param name="fault">
    /// A JSON object: <c>kind</c> (<c>status</c>, <c>slow</c>, <c>cut</c>, or for runs <c>fail</c> or <c>partial</c>) and, as needed,
    /// <c>method</c>, <c>path</c>, <c>status</c>, <c>retryAfter</c>, <c>delayMilliseconds</c>, <c>flowId</c>, <c>message</c>,
    /// <c>percent</c>, <c>times</c>, <c>skip</c> and <c>afterProcessing</c>.
    /// </param>
    /// <exception cref="ArgumentException">The JSON does not describe a fault. The message states the reason.</exception>
    public void AddFault([StringSyntax(StringSyntaxAttribute.Json)] string fault)
    {
        try
        {
            using var document = JsonDocument.Parse(fault);
            _parts.AdminEndpoints.Add(new(document.RootElement.Clone(), string.Empty));
        }
        catch (Exception e) when (e is JsonException or ApiErrorException)
        {
            throw new ArgumentException(e.Message, nameof(fault), e);
        }
    }

    /// <summary>Returns the latest requests from the oldest to the newest, as <c>GET /_emulator/journal</c> lists them.</summary>
    /// <returns>JSON objects with number, at, method, path, sandbox, status, refusal, reason, notes and milliseconds.</returns>
    public IReadOnlyList<JsonElement> ReadJournal() =>
        [.. _parts.Journal.Read().Select(entry => JsonSerializer.SerializeToElement(entry.Print()))];

    /// <summary>Returns the state of the platform as one JSON document that <see cref="RestoreAsync"/> accepts.</summary>
    /// <returns>UTF-8 JSON without secrets.</returns>
    public ReadOnlyMemory<byte> TakeSnapshot()
    {
        using var snapshot = new MemoryStream();
        _parts.State.WriteSnapshotAsync(snapshot, null, CancellationToken.None).GetAwaiter().GetResult();
        return snapshot.GetBuffer().AsMemory(0, (int)snapshot.Length);
    }

    /// <summary>
    /// Replaces the state of the platform with a snapshot. Schedules and waiting runs continue from there. If this fails, the state is
    /// unchanged.
    /// </summary>
    /// <param name="snapshot">A snapshot that <see cref="TakeSnapshot"/> of this or another platform returned.</param>
    /// <returns>A task that completes when the state is restored.</returns>
    /// <exception cref="ArgumentException">The JSON is not a snapshot. The message states the reason.</exception>
    /// <exception cref="IOException">The snapshot cannot be stored, such as on a full disk.</exception>
    public async Task RestoreAsync(ReadOnlyMemory<byte> snapshot)
    {
        try
        {
            using var stream = new MemoryStream(snapshot.ToArray(), writable: false);
            await _parts.State.RestoreAsync(stream, CancellationToken.None);
        }
        catch (ApiErrorException e)
        {
            throw new ArgumentException(e.Message, nameof(snapshot), e);
        }
        catch (StorageException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <summary>Removes all resources, records, journal entries and faults.</summary>
    /// <returns>A task that completes when the platform is empty.</returns>
    public Task ResetAsync() => _parts.State.ResetAsync();

    /// <summary>Stops the server and cancels active runs. Data that is not in a data folder is lost.</summary>
    /// <returns>A task that completes when the platform has stopped. A second call has no effect.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _parts.DisposeAsync();
    }

    internal static async Task<PlatformEmulator> StartAsync(
        PlatformEmulatorOptions options, IEnumerable<Assembly> specAssemblies, CancellationToken cancellationToken)
    {
        // The two longest steps of a start do not depend on each other.
        var building = Task.Run(() => WebServer.Build(options.ListenOn), CancellationToken.None);
        SpecCatalog specs;
        try
        {
            specs = LoadSpecs(options, specAssemblies);
        }
        catch
        {
            await (await building).DisposeAsync();
            throw;
        }

        return new PlatformEmulator(await PlatformParts.StartAsync(options, specs, await building, cancellationToken));
    }

    /// <summary>Loads the built-in specs first, then the specs of the calling program, then the specs of folders.</summary>
    private static SpecCatalog LoadSpecs(PlatformEmulatorOptions options, IEnumerable<Assembly> specAssemblies)
    {
        var own = typeof(PlatformEmulator).Assembly;
        return SpecLoader.Load(
        [
            .. specAssemblies.Where(assembly => assembly != own).Distinct().Prepend(own).Select(SpecTexts.Of),
            .. options.SpecFolders.Select(SpecTexts.Of),
        ], options.FormatAssertion ? FormatAssertion.Except(options.IgnoredFormats) : FormatAssertion.None);
    }

    private void RequireDataSet(string dataSetId)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataSetId);
        if (!_platform.Resources.Exists(ResourceKind.DataSet, dataSetId) && _platform.Records.Count(dataSetId) == 0)
        {
            throw new ArgumentException($"There is no dataset with the id {dataSetId}.", nameof(dataSetId));
        }
    }
}
