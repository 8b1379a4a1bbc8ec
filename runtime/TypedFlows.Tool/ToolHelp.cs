using System.CommandLine;
using System.Globalization;

namespace TypedFlows.Tool;

/// <summary>Prints the help of the library, followed by examples and exit codes.</summary>
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

        // The program file has the name of the package, but users type the name of the command.
        return text.ToString().Replace(RootCommand.ExecutableName + " ", "typedflows ", StringComparison.Ordinal);
    }
}
