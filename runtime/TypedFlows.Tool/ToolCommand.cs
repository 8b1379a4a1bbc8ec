using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using TypedFlows.Client;
using TypedFlows.Tool.Commands;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool;

/// <summary>Runs the command line and returns its exit code.</summary>
internal static class ToolCommand
{
    /// <returns>A value of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = Create(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // An unknown command also causes the error of a missing command. The unknown word is the relevant one.
            foreach (var message in parsed.UnmatchedTokens.Count > 0
                ? parsed.UnmatchedTokens.Select(word => $"Unrecognized command or argument '{word}'.")
                : parsed.Errors.Select(error => error.Message))
            {
                terminal.Fail(message);
            }

            if (parsed.UnmatchedTokens is [var unknown, ..] && Nearest.Find(unknown, Names(parsed.CommandResult.Command)) is { } near)
            {
                terminal.WriteMessage($"Did you mean {near}?");
            }

            var name = string.Empty;
            for (var at = parsed.CommandResult; at.Command is not RootCommand; at = (CommandResult)at.Parent!)
            {
                name = $"{at.Command.Name} {name}";
            }

            terminal.WriteMessage($"typedflows {name}--help lists the commands and options.");
            return ExitCode.Usage;
        }

        if (parsed.Action is HelpAction)
        {
            terminal.Output.Write(ToolHelp.Of(parsed));
            return ExitCode.Success;
        }

        var configuration = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (ToolException e)
        {
            terminal.Fail(e.Message);
            return e.ExitCode;
        }
        catch (OperationCanceledException)
        {
            terminal.WriteMessage("stopped");
            return ExitCode.Stopped;
        }
        catch (PlatformException e)
        {
            terminal.Fail(e.Message);
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Fail(e.Message);
            return e is FileNotFoundException or DirectoryNotFoundException ? ExitCode.Usage : ExitCode.Failed;
        }
    }

    private static IEnumerable<string> Names(Command command) =>
        command.Subcommands.Select(each => each.Name).Concat(command.Options.Select(each => each.Name));

    /// <summary>Creates the commands, which write to the terminal.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand("Compile specs of the Flow Service into typed C#, check and compare them, download them, validate "
            + "documents, and run pipelines locally.")
        {
            CheckCommand.Create(terminal),
            GenerateCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            PullCommand.Create(terminal),
            DiffCommand.Create(terminal),
            PreviewCommand.Create(terminal),
            SampleCommand.Create(terminal),
            NewCommand.Create(terminal),
            ImportCommand.Create(terminal),
            EmulatorCommand.Create(terminal),
            CompletionsCommand.Create(terminal),
        };
        return root;
    }
}
