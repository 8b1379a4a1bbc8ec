using System.CommandLine;
using System.CommandLine.Help;
using TypedFlows.Client;
using TypedFlows.Tool.Commands;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool;

/// <summary>The whole command line, and how it ends.</summary>
internal static class ToolCommand
{
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        var parsed = Create(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // A word that is no command leaves the command missing as well; the word is what to speak of.
            var reported = parsed.Errors.Select(error => error.Message).ToList();
            var ofWords = reported.Where(message => parsed.UnmatchedTokens.Any(word => message.Contains(word, StringComparison.Ordinal))).ToList();
            foreach (var message in ofWords.Count > 0 ? ofWords : reported)
            {
                terminal.Fail(message);
            }

            if (parsed.UnmatchedTokens is [var unknown, ..] && Nearest.Find(unknown, Names(parsed.CommandResult.Command)) is { } near)
            {
                terminal.Note($"Did you mean {near}?");
            }

            var name = parsed.CommandResult.Command is RootCommand ? string.Empty : parsed.CommandResult.Command.Name + " ";
            terminal.Note($"typedflows {name}--help shows what there is.");
            return ExitCode.Usage;
        }

        if (parsed.Action is HelpAction)
        {
            terminal.Output.Write(ToolHelp.Of(parsed));
            return ExitCode.Success;
        }

        var configuration = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (ToolException e)
        {
            terminal.Fail(e.Message);
            return e.ExitCode;
        }
        catch (OperationCanceledException)
        {
            terminal.Note("stopped");
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

    private static IEnumerable<string> Names(Command command) => command.Subcommands.Select(each => each.Name).Concat(command.Options.Select(each => each.Name));

    /// <summary>The commands; what they print goes to the terminal.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand("Specs of the Flow Service as typed C#: check and compile them, validate documents, take them from a service, compare them, try pipelines.")
        {
            CheckCommand.Create(terminal),
            GenerateCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            PullCommand.Create(terminal),
            DiffCommand.Create(terminal),
            NewCommand.Create(terminal),
            EmulatorCommand.Create(),
            CompletionsCommand.Create(terminal),
        };
        return root;
    }
}
