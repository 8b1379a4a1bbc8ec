using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedFlows.Client;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Hosting;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator;

/// <summary>
/// A platform on this machine, for development and tests: the services' calls over HTTP on loopback, and flows that read real files.
/// Unless a data folder is set, everything is kept in memory (large batches of records in nameless temporary files) and is gone when
/// it is disposed. Any number can run side by side.
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

    /// <summary>The address to use in place of <c>https://platform.adobe.io</c> and of the token service's; its port was free at the start.</summary>
    public Uri Endpoint => _parts.Endpoint;

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
    /// <exception cref="IOException">The data folder cannot be used: another platform has it, or it cannot be written.</exception>
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

    /// <summary>Moves the platform's clock on; what is scheduled until then is due at once.</summary>
    /// <param name="by">By how much; not less than nothing.</param>
    public void AdvanceClock(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        _parts.Clock.Advance(by);
    }

    /// <summary>Lets something go wrong, as <c>POST /_emulator/faults</c> does.</summary>
    /// <param name="fault">
    /// A JSON object: <c>kind</c> (<c>status</c>, <c>slow</c>, <c>cut</c>, or for runs <c>fail</c> or <c>partial</c>) and, as needed,
    /// <c>method</c>, <c>path</c>, <c>status</c>, <c>retryAfter</c>, <c>delayMilliseconds</c>, <c>flowId</c>, <c>message</c>,
    /// <c>percent</c>, <c>times</c>, <c>skip</c> and <c>afterProcessing</c>.
    /// </param>
    /// <exception cref="ArgumentException">It is no such object; the message says why.</exception>
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

    /// <summary>The latest requests, from the oldest to the newest, as <c>GET /_emulator/journal</c> lists them.</summary>
    /// <returns>JSON objects with number, at, method, path, sandbox, status, refusal, reason, notes and milliseconds.</returns>
    public IReadOnlyList<JsonElement> ReadJournal() => [.. _parts.Journal.Read().Select(entry => JsonSerializer.SerializeToElement(entry.Print()))];

    /// <summary>Everything that the platform knows, as one JSON document that <see cref="RestoreAsync"/> takes.</summary>
    /// <returns>UTF-8 JSON; no secret is in it.</returns>
    public ReadOnlyMemory<byte> TakeSnapshot() => _parts.State.Snapshot();

    /// <summary>Puts a snapshot in the place of everything that the platform knows; schedules go on from there.</summary>
    /// <param name="snapshot">What <see cref="TakeSnapshot"/> gave, here or elsewhere.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="ArgumentException">It is no snapshot; the message says why.</exception>
    public async Task RestoreAsync(ReadOnlyMemory<byte> snapshot)
    {
        try
        {
            using var document = JsonDocument.Parse(snapshot);
            await _parts.State.RestoreAsync(new(document.RootElement.Clone(), string.Empty));
        }
        catch (Exception e) when (e is JsonException or ApiErrorException)
        {
            throw new ArgumentException(e.Message, nameof(snapshot), e);
        }
    }

    /// <summary>Forgets everything: resources, records, journal and faults.</summary>
    /// <returns>When it is done.</returns>
    public Task ResetAsync() => _parts.State.ResetAsync();

    /// <summary>Stops serving and ends runs that are under way; what is not in a data folder is forgotten.</summary>
    /// <returns>When it is done; a second call does nothing.</returns>
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
        // The two longest steps of a start need nothing of each other.
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

    /// <summary>The repository's specs first, then those of the program around, then those of folders.</summary>
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
