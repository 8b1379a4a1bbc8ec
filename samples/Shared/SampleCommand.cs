using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using Spectre.Console;
using TypedFlows;
using TypedFlows.Client;

namespace Samples.Shared;

/// <summary>Provides the command line of every sample and its exit codes: 0 for success, 1 for a failure with a message.</summary>
public static class SampleCommand
{
    /// <summary>Runs a job that reads from one system on the embedded emulator or on the specified platform.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="description">The description of the sample for <c>--help</c>.</param>
    /// <param name="connectionSpecId">The id of the connection spec that <c>--data</c> provides files for.</param>
    /// <param name="credentials">The environment variables with the credentials of the source on a real platform.</param>
    /// <param name="job">The job.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        string[] args,
        string description,
        string connectionSpecId,
        IReadOnlyList<string> credentials,
        Func<Sample,
        CancellationToken,
        Task> job) =>
        RunAsync(args, description, [new SampleSource(connectionSpecId)], credentials, [], job);

    /// <summary>Runs a job that reads from several systems, or from none, on the embedded emulator or on the specified platform.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="description">The description of the sample for <c>--help</c>.</param>
    /// <param name="sources">The source systems. The list is empty for a job that only sends.</param>
    /// <param name="credentials">The environment variables with the credentials of the sources on a real platform.</param>
    /// <param name="job">The job.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        string[] args,
        string description,
        IReadOnlyList<SampleSource> sources,
        IReadOnlyList<string> credentials,
        Func<Sample,
        CancellationToken,
        Task> job) =>
        RunAsync(args, description, sources, credentials, [], job);

    /// <summary>Runs the job on the embedded emulator, or on the platform that <c>--endpoint</c> or <c>TYPEDFLOWS_ENDPOINT</c>
    /// names.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="description">The description of the sample for <c>--help</c>.</param>
    /// <param name="sources">The source systems. The list is empty for a job that only sends.</param>
    /// <param name="credentials">The environment variables with the credentials of the sources on a real platform.</param>
    /// <param name="options">The options of this sample.</param>
    /// <param name="job">The job.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        string[] args,
        string description,
        IReadOnlyList<SampleSource> sources,
        IReadOnlyList<string> credentials,
        IReadOnlyList<Option> options,
        Func<Sample, CancellationToken, Task> job)
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = sources is [{ Folder: "" }]
                ? "The folder that represents the source on the emulator."
                : "The folder of the data. The default is the data of the sample.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "data")),
        };
        var endpoint = new Option<Uri?>("--endpoint")
        {
            Description =
                "The platform to use instead of the embedded emulator, such as https://platform.adobe.io; "
                    + "TYPEDFLOWS_ENDPOINT has the same effect. "
                + Sample.Variables
                    + (credentials.Count == 0 ? string.Empty
                        : $" {string.Join(" and ", credentials)} contain the credentials of the source."),
            CustomParser = ParseAddress,
        };
        var start = new Option<DateTimeOffset?>("--start")
        {
            Description = "The start time of schedules, such as 2030-01-31T06:00:00Z. The default is the current time.",
        };
        var state = new Option<string>("--state-file")
        {
            Description =
                "The file with the state of applied pipelines, which the next run reads. The embedded emulator does not use it.",
            DefaultValueFactory = _ => Assembly.GetEntryAssembly()!.GetName().Name + ".applied.json",
        };
        var command = new RootCommand(description) { data, endpoint, state };
        foreach (var option in sources.Count == 0 ? options : [start, .. options])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => EndAsync(async () =>
        {
            var platform = parsed.GetValue(endpoint) ?? EnvironmentEndpoint();
            var settings = new SampleSettings(
                parsed, parsed.GetRequiredValue(data), sources.Count == 0 ? null : parsed.GetValue(start), parsed.GetRequiredValue(state));
            await using var sample = await Sample.StartAsync(settings, platform, sources, credentials, cancellationToken);
            await job(sample, cancellationToken);
        }));
        return command.Parse(args).InvokeAsync();
    }

    private static Uri? EnvironmentEndpoint()
    {
        if (Environment.GetEnvironmentVariable("TYPEDFLOWS_ENDPOINT") is not { Length: > 0 } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? address
            : throw new SampleFailedException("TYPEDFLOWS_ENDPOINT must be an absolute address, such as https://platform.adobe.io.");
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        if (result.Tokens is [var token] && Uri.TryCreate(token.Value, UriKind.Absolute, out var address))
        {
            return address;
        }

        result.AddError("--endpoint must be an absolute address, such as https://platform.adobe.io.");
        return null;
    }

    private static async Task<int> EndAsync(Func<Task> job)
    {
        try
        {
            await job();
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Fail("the job was canceled");
        }
        catch (Exception e) when (e is SampleFailedException or FlowRunException or PlatformException or PipelineException
            or SpecValidationException or InvalidOperationException or TimeoutException or ArgumentException or IOException
            or UnauthorizedAccessException)
        {
            return Fail(e.Message);
        }
    }

    private static int Fail(string message)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Out = new AnsiConsoleOutput(Console.Error),
        });
        if (Console.IsErrorRedirected)
        {
            // A log message must be on one line.
            console.Profile.Width = int.MaxValue;
        }

        console.Write(new Text("error: ", new Style(Color.Red)));
        console.WriteLine(message);
        return 1;
    }
}
