using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TypedFlows;
using TypedFlows.Client;
using TypedFlows.Emulator;

namespace Samples.Shared;

/// <summary>What a sample works with: a client, the platform behind it, and a console that shows each step.</summary>
public sealed class Sample : IAsyncDisposable, IProgress<PipelineProgress>
{
    internal const string Variables =
        "Credentials come from the environment: TYPEDFLOWS_ORG, TYPEDFLOWS_API_KEY, and TYPEDFLOWS_CLIENT_SECRET or TYPEDFLOWS_ACCESS_TOKEN.";

    private readonly PlatformEmulator? _emulator;
    private readonly SampleSettings _settings;
    private readonly bool _isLocal;

    private Sample(PlatformEmulator? emulator, SampleSettings settings, PlatformClientOptions options)
    {
        _emulator = emulator;
        _settings = settings;
        _isLocal = options.Endpoint.IsLoopback;
        Data = settings.Data;
        StateStore = emulator is null ? PipelineStateStore.InFile(settings.StateFile) : new PipelineStateStore();
        Client = new PlatformClient(options);
        if (Console.IsOutputRedirected)
        {
            // A log takes no escape codes, and is wider than the 80 columns of a terminal that is not there.
            AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
            AnsiConsole.Profile.Width = 160;
        }

        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[bold]{(emulator is null ? "Platform" : "Embedded emulator")}[/] {options.Endpoint}{(emulator is null ? $", what is applied is noted in {settings.StateFile}" : string.Empty)}");
    }

    /// <summary>The client, signed in.</summary>
    public PlatformClient Client { get; }

    /// <summary>The folder of the sample's data.</summary>
    public DirectoryInfo Data { get; }

    /// <summary>True on the embedded emulator, false on the platform that the environment names.</summary>
    public bool IsEmulated => _emulator is not null;

    /// <summary>What was applied to the platform before: in a file where the platform outlives the program, in memory on the embedded emulator.</summary>
    public PipelineStateStore StateStore { get; }

    /// <summary>When a schedule starts, in epoch seconds: now, unless the command line says otherwise.</summary>
    public long Start => (_settings.Start ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds();

    /// <summary>
    /// The member in which a flow's options go. Flow specs declare options, but no document of the service names the member, so that they
    /// are sent to an emulator only.
    /// </summary>
    public string? FlowOptionsMember => _isLocal ? "options" : null;

    /// <summary>What the command line says to an option of the sample's own.</summary>
    /// <typeparam name="T">The option's type.</typeparam>
    /// <param name="option">The option.</param>
    /// <returns>Its value.</returns>
    public T Value<T>(Option<T> option) => _settings.Arguments.GetRequiredValue(option);

    /// <summary>A credential of the source system, from the environment; on the emulator any text will do.</summary>
    /// <param name="variable">The environment variable.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="SampleFailedException">The variable is not set, and a real platform needs it.</exception>
    public Secret Credential(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : _emulator is not null ? "any text" : throw new SampleFailedException($"Set {variable}: the platform signs in to the source with it.");

    /// <summary>Shows what comes next.</summary>
    /// <param name="what">The headline.</param>
    public static void Begin(string what) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{what}[/]");

    /// <summary>A schema that describes a source's columns, all of them text; made if the platform has none of the title.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The schema.</returns>
    public async Task<XdmSchemaRef> RawSchemaAsync(string title, IEnumerable<string> columns, CancellationToken cancellation)
    {
        var schema = await RawSchemas.OfAsync(Client, title, columns, cancellation);
        ShowStep("Raw data described", schema.Id);
        return schema;
    }

    /// <summary>Waits as long as the real platform needs before it takes messages to a new flow; the emulator needs no time.</summary>
    /// <param name="time">How long, as the vendor's pages advise.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>A task that ends when the time is over.</returns>
    public async Task SettleAsync(TimeSpan time, CancellationToken cancellation)
    {
        if (!_isLocal)
        {
            await AnsiConsole.Status().StartAsync($"Waiting {time.TotalMinutes:0} min until the platform knows the new flow", _ => Task.Delay(time, cancellation));
        }
    }

    /// <summary>Shows a table of the first records of a dataset, where the emulator holds them.</summary>
    /// <param name="dataSetId">The dataset.</param>
    /// <param name="paths">XDM paths to show as columns.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>A task that ends when all is shown.</returns>
    public async Task ShowRecordsAsync(string dataSetId, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        if (_emulator is not null)
        {
            AnsiConsole.Write(RowTable.Of(await _emulator.GetRecordsAsync(dataSetId, limit: 5, cancellationToken: cancellation), paths));
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]dataset:[/] {dataSetId}");
    }

    /// <summary>Shows a step of a pipeline when it is done.</summary>
    /// <param name="value">The step.</param>
    public void Report(PipelineProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Stage == PipelineStage.Done)
        {
            ShowStep($"{value.Step.Resource} {(value.Step.Action == PipelineAction.Create ? "created" : value.Step.Action == PipelineAction.Update ? "updated" : "unchanged")}", value.Step.Id!);
        }
    }

    /// <summary>Waits until the flow's first run has ended, showing how far it is.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The run, which succeeded.</returns>
    /// <exception cref="SampleFailedException">The run failed; the message has the run's errors.</exception>
    public async Task<FlowRun> RunAsync(string flowId, CancellationToken cancellation)
    {
        var run = await AnsiConsole.Status().StartAsync("Waiting for the run", status => Client.Runs.WaitForCompletionAsync(
            flowId,
            new Progress<FlowRun>(now => status.Status($"Run {now.Id} {now.Status}, {now.Records}")),
            cancellationToken: cancellation));
        if (run.Status == FlowRunStatus.Failed)
        {
            throw new SampleFailedException($"Run {run.Id} failed: {string.Join("; ", run.Errors)}");
        }

        ShowStep("Run " + run.Status, run.Id);
        return run;
    }

    /// <summary>Shows the dataset's first rows, where the emulator holds them, and then the run in figures.</summary>
    /// <param name="run">The run.</param>
    /// <param name="dataSetId">The dataset that it wrote to.</param>
    /// <param name="paths">XDM paths to show as columns.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>A task that ends when all is shown.</returns>
    public async Task ShowAsync(FlowRun run, string dataSetId, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (_emulator is not null && run.Metrics.FileSummary.InputFileCount is 0)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]No file was read:[/] there is no *.csv file in {Data.FullName}");
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]dataset:[/] {dataSetId}");
        }
        else
        {
            await ShowRecordsAsync(dataSetId, paths, cancellation);
        }

        var metrics = run.Metrics;
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]run:[/] {run.Status}, {metrics.FileSummary.InputFileCount ?? 0} file(s), {metrics.SizeSummary.InputBytes ?? 0:N0} bytes, {metrics.DurationSummary.Elapsed?.TotalSeconds ?? 0:N2} s");
        foreach (var error in run.Errors.Concat(run.Records.FailedInfo).Distinct().Take(3))
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]refused:[/] {error.ToString()}");
        }

        AnsiConsole.WriteLine(run.Records.ToString());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    internal static async Task<Sample> StartAsync(
        SampleSettings settings, Uri? endpoint, IReadOnlyList<SampleSource> sources, IReadOnlyList<string> credentials, CancellationToken cancellation)
    {
        if (endpoint is not null)
        {
            return new Sample(null, settings, ReadEnvironment(endpoint, credentials));
        }

        var data = settings.Data;

        if (!data.Exists)
        {
            throw new SampleFailedException(File.Exists(data.FullName)
                ? $"--data {data.FullName} is a file. Name the folder that holds it."
                : $"--data: there is no folder {data.FullName}.");
        }

        var emulator = await PlatformEmulator.StartAsync(
            options =>
            {
                foreach (var source in sources)
                {
                    options.Source(source.ConnectionSpecId, Path.Combine(data.FullName, source.Folder));
                }
            },
            cancellation);
        return new Sample(emulator, settings, emulator.ClientOptions);
    }

    /// <summary>The options of a real platform; every variable that is missing is named at once.</summary>
    private static PlatformClientOptions ReadEnvironment(Uri endpoint, IReadOnlyList<string> credentials)
    {
        var missing = credentials.Where(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))).ToList();
        var problem = missing.Count == 0 ? null : $"Set {string.Join(" and ", missing)}: the platform signs in to the source with them.";
        try
        {
            var options = PlatformClientOptions.FromEnvironment(endpoint);
            return problem is null ? options : throw new SampleFailedException(problem);
        }
        catch (InvalidOperationException e) when (problem is not null)
        {
            throw new SampleFailedException($"{e.Message} {problem}");
        }
    }

    private static void ShowStep(string what, string id) =>
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [green]✓[/] {what.PadRight(26)} [grey]{id}[/]");
}
