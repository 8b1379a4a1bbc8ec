using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using Spectre.Console;
using TypedFlows;
using TypedFlows.Client;

namespace Samples.Shared;

/// <summary>The command line that every sample has, and how it ends: 0 when the job is done, 1 with a message when not.</summary>
public static class SampleCommand
{
    /// <summary>Runs a job that reads from one system, on the embedded emulator or on the platform that is named.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="description">What the sample does, for <c>--help</c>.</param>
    /// <param name="connectionSpecId">The source whose files <c>--data</c> holds.</param>
    /// <param name="credentials">The environment variables by which a real platform signs in to that source.</param>
    /// <param name="job">The job itself.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        string[] args, string description, string connectionSpecId, IReadOnlyList<string> credentials, Func<Sample, CancellationToken, Task> job) =>
        RunAsync(args, description, [new SampleSource(connectionSpecId)], credentials, [], job);

    /// <summary>Runs a job that reads from several systems, or from none, on the embedded emulator or on the platform that is named.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="description">What the sample does, for <c>--help</c>.</param>
    /// <param name="sources">The systems that it reads from; none for one that only sends.</param>
    /// <param name="credentials">The environment variables by which a real platform signs in to them.</param>
    /// <param name="job">The job itself.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        string[] args, string description, IReadOnlyList<SampleSource> sources, IReadOnlyList<string> credentials, Func<Sample, CancellationToken, Task> job) =>
        RunAsync(args, description, sources, credentials, [], job);

    /// <summary>Runs the job on the embedded emulator, or on the platform that <c>--endpoint</c> or <c>TYPEDFLOWS_ENDPOINT</c> names.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="description">What the sample does, for <c>--help</c>.</param>
    /// <param name="sources">The systems that it reads from; none for one that only sends.</param>
    /// <param name="credentials">The environment variables by which a real platform signs in to them.</param>
    /// <param name="options">What this sample alone can be told.</param>
    /// <param name="job">The job itself.</param>
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
                ? "Folder that stands for the source on the emulator."
                : "Folder of the data; the sample's own unless given.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "data")),
        };
        var endpoint = new Option<Uri?>("--endpoint")
        {
            Description = "The platform to use instead of the embedded emulator, such as https://platform.adobe.io; TYPEDFLOWS_ENDPOINT says the same. "
                + Sample.Variables + (credentials.Count == 0 ? string.Empty : $" It signs in to the source with {string.Join(" and ", credentials)}."),
            CustomParser = ParseAddress,
        };
        var start = new Option<DateTimeOffset?>("--start") { Description = "When schedules start, such as 2030-01-31T06:00:00Z; now unless given." };
        var state = new Option<string>("--notes")
        {
            Description = "File of what was applied to the platform before, by which the next run knows its own; the embedded emulator needs none.",
            DefaultValueFactory = _ => Assembly.GetEntryAssembly()!.GetName().Name + ".applied.json",
        };
        var command = new RootCommand(description) { data, endpoint, state };
        foreach (var option in sources.Count == 0 ? options : [start, .. options])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellation) => EndAsync(async () =>
        {
            var platform = parsed.GetValue(endpoint) ?? EnvironmentEndpoint();
            var settings = new SampleSettings(parsed, parsed.GetRequiredValue(data), sources.Count == 0 ? null : parsed.GetValue(start), parsed.GetRequiredValue(state));
            await using var sample = await Sample.StartAsync(settings, platform, sources, credentials, cancellation);
            await job(sample, cancellation);
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
            : throw new SampleFailedException("TYPEDFLOWS_ENDPOINT needs an absolute address, such as https://platform.adobe.io.");
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        if (result.Tokens is [var token] && Uri.TryCreate(token.Value, UriKind.Absolute, out var address))
        {
            return address;
        }

        result.AddError("--endpoint needs an absolute address, such as https://platform.adobe.io.");
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
            return Fail("stopped before the job was done");
        }
        catch (Exception e) when (e is SampleFailedException or PlatformException or PipelineException or SpecValidationException or InvalidOperationException or TimeoutException or ArgumentException or IOException or UnauthorizedAccessException)
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
            // A message in a log stands on one line.
            console.Profile.Width = int.MaxValue;
        }

        console.Write(new Text("error: ", new Style(Color.Red)));
        console.WriteLine(message);
        return 1;
    }
}
