using System.Reflection;
using System.Text.RegularExpressions;
using TypedFlows.Client;
using TypedFlows.Emulator;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests that every command, name and page in llms.txt exists.</summary>
public sealed partial class OverviewFileTests
{
    private static readonly string s_text = Repository.Read("runtime/llms.txt");

    [Fact]
    public void Every_command_is_listed_and_exists()
    {
        var commands = ToolCommand.Create(new Terminal(TextWriter.Null, TextWriter.Null, (false, false))).Subcommands;
        Assert.Equal(
            commands.Select(command => command.Name).Order(), Command().Matches(s_text).Select(match => match.Groups["name"].Value).Order());
    }

    [Fact]
    public void Every_name_is_that_of_a_public_type_or_member_or_of_a_package()
    {
        Assembly[] assemblies = [typeof(Secret).Assembly, typeof(PlatformClient).Assembly, typeof(PlatformEmulator).Assembly];
        var types = assemblies.SelectMany(assembly => assembly.GetExportedTypes()).ToList();
        var names = types.Select(type => type.Name)
            .Concat(types.SelectMany(type => type.GetMembers().SelectMany(member => (string[])[member.Name, $"{type.Name}.{member.Name}"])))
            .ToHashSet(StringComparer.Ordinal);
        var used = Name().Matches(s_text).Select(match => match.Groups["name"].Value);
        Assert.All(used, name => Assert.True(names.Contains(name) || File.Exists(Repository.Full($"runtime/{name}/{name}.csproj")), name));
    }

    [Fact]
    public void Every_page_exists()
    {
        var links = Link().Matches(s_text).Select(match => match.Groups["address"].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Repository.Full(link)), link));
    }

    [GeneratedRegex("`typedflows (?<name>[a-z]+)`")]
    private static partial Regex Command();

    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z.]+)`")]
    private static partial Regex Name();

    // The addresses lead to the main branch of the repository.
    [GeneratedRegex(@"\]\(https://[^)]+/blob/main/(?<address>[^)]+)\)")]
    private static partial Regex Link();
}
