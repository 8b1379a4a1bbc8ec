using System.Text.RegularExpressions;

namespace TypedFlows.Package.Pages;

/// <summary>One line of a command block, as it is typed.</summary>
internal sealed partial record PageCommand(string Typed)
{
    /// <summary>Gets the arguments as a shell splits them, without the comment.</summary>
    public IReadOnlyList<string> Words { get; } =
        [.. Word().Matches(Typed).Select(match => match.Value)
            .TakeWhile(word => word[0] != '#').Select(word => Quote().Replace(word, "$2"))];

    /// <summary>Gets a value indicating whether the command runs until it is stopped.</summary>
    public bool Serves => Words is ["typedflows", "emulator", ..] or ["dotnet", "run", "--project", "runtime/TypedFlows.Emulator", ..];

    public static IReadOnlyList<PageCommand> Of(Block block) =>
    [
        .. block.Text.Replace("\\\n", " ", StringComparison.Ordinal)
            .Split('\n')
            .Select(line => new PageCommand(line.Trim()))
            .Where(command => command.Words.Count > 0),
    ];

    [GeneratedRegex("""(?:'[^']*'|"[^"]*"|[^\s'"])+""")]
    private static partial Regex Word();

    [GeneratedRegex("""(['"])(.*?)\1""")]
    private static partial Regex Quote();
}
