using System.CommandLine;
using System.Globalization;

namespace TypedFlows.Tool;

/// <summary>Help that teaches: what the library prints, then examples and what the exit codes mean.</summary>
internal static class ToolHelp
{
    public static string Of(ParseResult parsed)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        parsed.Invoke(new InvocationConfiguration { Output = text });
        if (parsed.CommandResult.Command is ToolVerb { Examples.Count: > 0 } verb)
        {
            text.WriteLine("Examples:");
            verb.Examples.ForEach(example => text.WriteLine("  " + example));
            text.WriteLine();
        }

        text.WriteLine(ExitCode.Help.ReplaceLineEndings("\n"));

        // The program's file is called after the package; people call the command.
        return text.ToString().Replace(RootCommand.ExecutableName + " ", "typedflows ", StringComparison.Ordinal);
    }
}
