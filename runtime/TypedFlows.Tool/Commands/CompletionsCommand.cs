using System.CommandLine;
using System.Reflection;

namespace TypedFlows.Tool.Commands;

/// <summary>Prints a completion script for a shell.</summary>
internal static class CompletionsCommand
{
    private static readonly string[] s_shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", s_shells) };
        shell.AcceptOnlyFromAmong(s_shells);
        var command = new ToolVerb("completions", "Print a script that completes the commands and options of typedflows in a shell.")
        {
            shell,
        };
        command.Examples.AddRange(
            ["eval \"$(typedflows completions bash)\"", "typedflows completions fish > ~/.config/fish/completions/typedflows.fish"]);
        command.SetAction(parsed => terminal.Output.Write(Script(parsed.GetRequiredValue(shell))));
        return command;
    }

    private static string Script(string shell)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"completions/{shell}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
