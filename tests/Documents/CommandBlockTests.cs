using System.CommandLine;
using System.CommandLine.Parsing;
using TypedFlows.Documents.Support;
using TypedFlows.Tool;

namespace TypedFlows.Documents;

/// <summary>Commands on a page are ones that there are: projects and packages exist, and the tool takes the arguments.</summary>
public class CommandBlockTests
{
    private static readonly RootCommand s_tool = ToolCommand.Create(new Terminal(TextWriter.Null, TextWriter.Null, (false, false)));

    public static TheoryData<string> Blocks => Block.NamesOf("bash");

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Every_command_can_be_typed(string name)
    {
        var made = new List<string>();
        foreach (var line in Block.Find(name).Text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
        {
            var command = line.Split('#')[0].Trim();
            if (command.Length > 0)
            {
                foreach (var part in command.Split("&&", StringSplitOptions.TrimEntries))
                {
                    Check([.. CommandLineParser.SplitCommandLine(part)], made);
                }
            }
        }
    }

    private static void Check(IReadOnlyList<string> words, List<string> made)
    {
        // What is taken as an example in brackets, or goes to a file, is no argument.
        var cut = words.TakeWhile(word => word is not (">" or "|")).ToList();
        switch (cut)
        {
            case ["dotnet", "restore" or "build" or "test" or "pack", .. var rest]:
                Exists(rest.First(word => !word.StartsWith('-')), made);
                break;
            case ["dotnet", "run", .. var rest]:
                var project = rest[rest.IndexOf("--project") + 1];
                Exists(project, made);
                var at = rest.IndexOf("--");
                if (project.EndsWith("TypedFlows.Tool", StringComparison.Ordinal))
                {
                    Parse(rest.Skip(at + 1));
                }
                else if (project.EndsWith("TypedFlows.Emulator", StringComparison.Ordinal))
                {
                    Parse(rest.Skip(at + 1).Prepend("emulator"));
                }

                break;
            case ["dotnet", "add" or "tool", "package" or "install", var id]:
                Assert.True(Directory.Exists(Repository.Full("runtime/" + id)), $"There is no package {id}.");
                break;
            case ["dotnet", "new", "tool-manifest"]:
                break;
            case ["dotnet", "typedflows", .. var rest]:
                Tool(rest, made);
                break;
            case ["typedflows", .. var rest]:
                Tool(rest, made);
                break;
            case ["npm", "ci", "--prefix", var folder]:
                Assert.True(File.Exists(Repository.Full(folder + "/package.json")));
                break;
            case ["node", var script]:
                Assert.True(File.Exists(Repository.Full(script)));
                break;
            case [".ci/run"] or ["FULL=1", ".ci/run"]:
                Assert.True(File.Exists(Repository.Full(".ci/run")));
                break;
            case ["export", var variable]:
                Assert.Contains('=', variable);
                break;
            case ["eval", var inner] when inner.StartsWith("$(typedflows ", StringComparison.Ordinal):
                Parse(CommandLineParser.SplitCommandLine(inner["$(typedflows ".Length..^1]));
                break;
            default:
                Assert.Fail($"Nothing checks the command: {string.Join(' ', words)}");
                break;
        }
    }

    private static void Tool(List<string> arguments, List<string> made)
    {
        Parse(arguments);
        if (arguments is ["new", var name, ..])
        {
            made.Add(name);
        }
    }

    private static void Parse(IEnumerable<string> arguments) => Assert.Empty(s_tool.Parse([.. arguments]).Errors.Select(error => error.Message));

    private static void Exists(string path, List<string> made) =>
        Assert.True(made.Contains(path) || Path.Exists(Repository.Full(path)), $"There is no {path}.");
}
