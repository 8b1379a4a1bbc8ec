using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TypedFlows;
using TypedFlows.Client;
using TypedFlows.Emulator;

namespace Samples.Shared;

/// <summary>Provides a sample with a client, the platform, and a console that shows each step.</summary>
public sealed class Sample : IAsyncDisposable, IProgress<PipelineProgress>
{
    internal const string Variables =
        "Credentials come from the environment: "
            + "TYPEDFLOWS_ORG, TYPEDFLOWS_API_KEY, and TYPEDFLOWS_CLIENT_SECRET or TYPEDFLOWS_ACCESS_TOKEN.";

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
            // A log supports no escape codes and is not limited to the 80 columns of a terminal, unless COLUMNS limits it.
            AnsiConsole.Console = AnsiConsole.Create(
                new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
            AnsiConsole.Profile.Width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0
                ? columns
                : 160;
        }

        var (kind, state) = emulator is null ? ("Platform", $", state file {settings.StateFile}") : ("Embedded emulator", string.Empty);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{kind}[/] {options.Endpoint}{state}");
    }

    /// <summary>Gets the authenticated client.</summary>
    public PlatformClient Client { get; }

    /// <summary>Gets the folder of the sample's data.</summary>
    public DirectoryInfo Data { get; }

    /// <summary>Gets a value indicating whether the sample uses the embedded emulator instead of the platform in the environment.</summary>
    public bool IsEmulated => _emulator is not null;

    /// <summary>Gets the state of applied pipelines. It is a file for a platform that outlives the program, and in memory for the embedded
    /// emulator.</summary>
    public PipelineStateStore StateStore { get; }

    /// <summary>Gets the start time of schedules. The default is the current time.</summary>
    public DateTimeOffset Start => _settings.Start ?? TimeProvider.System.GetUtcNow();

    /// <summary>Gets the name of the property for the flow's options. Flow specs declare options, but no document of the service names the
    /// property, so they are sent to an emulator only.</summary>
    public string? FlowOptionsMember => _isLocal ? "options" : null;

    /// <summary>Returns the value of a command-line option of the sample.</summary>
    /// <typeparam name="T">The type of the option.</typeparam>
    /// <param name="option">The option.</param>
    /// <returns>The value.</returns>
    public T Value<T>(Option<T> option) => _settings.Arguments.GetRequiredValue(option);

    /// <summary>Returns a credential of the source system from the environment. The emulator accepts any text.</summary>
    /// <param name="variable">The environment variable.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="SampleFailedException">The variable is not set, and a real platform needs it.</exception>
    public Secret Credential(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : _emulator is not null
            ? "any text"
            : throw new SampleFailedException($"Set {variable}, because the platform needs it to access the source.");

    /// <summary>Shows the headline of the next step.</summary>
    /// <param name="what">The headline.</param>
    public static void Begin(string what) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{what}[/]");

    /// <summary>Returns a schema that describes the columns of a source as strings, and creates it if the platform has none with the
    /// title.</summary>
    /// <param name="title">The title of the schema.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The schema.</returns>
    public async Task<XdmSchemaRef> RawSchemaAsync(string title, IEnumerable<string> columns, CancellationToken cancellationToken)
    {
        var schema = await RawSchemas.OfAsync(Client, title, columns, cancellationToken);
        ShowStep("Raw schema", schema.Id);
        return schema;
    }

    /// <summary>Waits for the time that the real platform needs before it accepts messages for a new flow. The emulator needs no
    /// time.</summary>
    /// <param name="time">The time that the documentation of the platform recommends.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>A task that completes when the time is over.</returns>
    public async Task SettleAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (!_isLocal)
        {
            await AnsiConsole.Status().StartAsync(
                $"Waiting {time.TotalMinutes:0} min until the platform accepts messages for the new flow", _ =>
                    Task.Delay(time, cancellationToken));
        }
    }

    /// <summary>Shows a table of the first records of a dataset if the emulator stores them.</summary>
    /// <param name="dataSetId">The dataset.</param>
    /// <param name="paths">The XDM paths of the columns.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>A task that completes when the records are shown.</returns>
    public async Task ShowRecordsAsync(string dataSetId, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        if (_emulator is not null)
        {
            var hidden = RowTable.Write(
                await _emulator.GetRecordsAsync(dataSetId, limit: 5, cancellationToken: cancellationToken), paths);
            if (hidden.Count > 0)
            {
                WriteFitted($"The console has no room for {string.Join(", ", hidden)}.");
            }
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]dataset:[/] {dataSetId}");
    }

    /// <summary>Shows a completed step of a pipeline.</summary>
    /// <param name="value">The step.</param>
    public void Report(PipelineProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Stage == PipelineStage.Done)
        {
            var change = value.Step.Action switch
            {
                PipelineAction.Create => "created",
                PipelineAction.Update => "updated",
                _ => "unchanged",
            };
            ShowStep($"{value.Step.Resource} {change}", value.Step.Id!);
        }
    }

    /// <summary>Waits until a run of the pipeline has ended and shows its progress.</summary>
    /// <param name="applied">The applied pipeline.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The successful run. It can have rejected some records.</returns>
    /// <exception cref="FlowRunException">The run failed. The message lists the errors of the run.</exception>
    public static async Task<FlowRun> RunAsync(AppliedPipeline applied, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(applied);
        var run = await AnsiConsole.Status().StartAsync("Waiting for the run", status => applied.WaitForRunAsync(
            new Progress<FlowRun>(now => status.Status(Markup.Escape($"Run {now.Id} {now}"))),
            cancellationToken: cancellationToken));
        run.EnsureSuccess(allowPartialSuccess: true);
        ShowStep(run.IsFromEarlierApply ? $"Run {run.Status} (earlier)" : $"Run {run.Status}", run.Id);
        return run;
    }

    /// <summary>Shows the first rows of the dataset if the emulator stores them, and then the metrics of the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="dataSetId">The dataset that it wrote to.</param>
    /// <param name="paths">The XDM paths of the columns.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>A task that completes when everything is shown.</returns>
    public async Task ShowAsync(FlowRun run, string dataSetId, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (_emulator is not null && run.Metrics.FileSummary.InputFileCount is 0)
        {
            WriteFitted($"No file was read: {Data.FullName} contains no *.csv file", Color.Yellow);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]dataset:[/] {dataSetId}");
        }
        else
        {
            await ShowRecordsAsync(dataSetId, paths, cancellationToken);
        }

        var metrics = run.Metrics;
        var (files, bytes) = (metrics.FileSummary.InputFileCount ?? 0, metrics.SizeSummary.InputBytes ?? 0);
        var seconds = metrics.DurationSummary.Elapsed?.TotalSeconds ?? 0;
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"[bold]run:[/] {run.Status}, {files} file(s), {bytes:N0} bytes, {seconds:N2} s");
        foreach (var error in run.Errors.Concat(run.Records.FailedInfo).Distinct().Take(3))
        {
            WriteFitted($"rejected: {error}", Color.Yellow);
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
        SampleSettings settings,
        Uri? endpoint,
        IReadOnlyList<SampleSource> sources,
        IReadOnlyList<string> credentials,
        CancellationToken cancellationToken)
    {
        if (endpoint is not null)
        {
            return new Sample(null, settings, ReadEnvironment(endpoint, credentials));
        }

        var data = settings.Data;

        if (!data.Exists)
        {
            throw new SampleFailedException(File.Exists(data.FullName)
                ? $"--data {data.FullName} is a file. Specify the folder that contains it."
                : $"--data: the folder {data.FullName} does not exist.");
        }

        var emulator = await PlatformEmulator.StartAsync(
            options =>
            {
                foreach (var source in sources)
                {
                    options.Source(source.ConnectionSpecId, Path.Combine(data.FullName, source.Folder));
                }
            },
            cancellationToken);
        return new Sample(emulator, settings, emulator.ClientOptions);
    }

    /// <summary>Reads the options of a real platform and reports all missing variables at once.</summary>
    private static PlatformClientOptions ReadEnvironment(Uri endpoint, IReadOnlyList<string> credentials)
    {
        var missing = credentials.Where(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))).ToList();
        var problem = missing.Count == 0 ? null
            : $"Set {string.Join(" and ", missing)}, because the platform needs them to access the source.";
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

    private static void ShowStep(string what, string id)
    {
        const int Indent = 31;
        var step = what.PadRight(Indent - 5);

        // An id that does not fit after the step begins on a line of its own.
        var isLong = Indent + FittedText.Width(id) > AnsiConsole.Profile.Width;
        var shown = isLong
            ? "\n    " + FittedText.Wrap(id, AnsiConsole.Profile.Width - 4).Replace("\n", "\n    ", StringComparison.Ordinal)
            : id;
        AnsiConsole.MarkupInterpolated(CultureInfo.InvariantCulture, $"  [green]✓[/] {(isLong ? step.TrimEnd() : step + " ")}");
        AnsiConsole.Write(new Text(shown + "\n", new Style(Color.Grey)));
    }

    private static void WriteFitted(string text, Color? color = null) =>
        AnsiConsole.Write(new Text(FittedText.Wrap(text, AnsiConsole.Profile.Width) + "\n", new Style(color ?? Color.Default)));
}
