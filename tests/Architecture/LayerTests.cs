using System.Text.RegularExpressions;

namespace TypedFlows.Architecture;

/// <summary>Tests that data flows in one direction through the compiler: a folder uses only the folders that are listed for it.</summary>
public partial class LayerTests
{
    // Model and Rules are the vocabulary of the other folders. Modeling uses the evaluator to find the properties that a case forbids.
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Polyfills"] = [],
        ["Model"] = [],
        ["Fields"] = ["Model"],
        ["Formats"] = [],
        ["Rules"] = [],
        ["Reading"] = ["Model", "Rules"],
        ["Parsing"] = ["Reading", "Fields", "Formats", "Model", "Rules"],
        ["Messages"] = ["Model"],
        ["Evaluation"] = ["Messages", "Formats", "Model", "Reading"],
        ["Sampling"] = ["Evaluation", "Messages", "Formats", "Model"],
        ["Modeling"] = ["Parsing", "Reading", "Evaluation", "Messages", "Fields", "Formats", "Model", "Rules"],
        ["Emit"] = ["Model"],
        ["DataPrep"] = ["Fields", "Formats", "Messages", "Model"],
    };

    public static TheoryData<string> Folders => [.. s_mayUse.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_of_the_compiler_uses_only_what_comes_before_it(string folder)
    {
        var forbidden = s_mayUse.Keys.Except(s_mayUse[folder]).Where(other => other != folder).ToHashSet();
        var found = Repository.SourceFiles($"generator/TypedFlows.Compiler/{folder}")
            .SelectMany(file => UsedFolders().Matches(Repository.Read(file))
                .Select(match => match.Groups["folder"].Value)
                .Where(forbidden.Contains)
                .Select(used => $"{file} uses {used}"))
            .Distinct();
        Assert.Empty(found);
    }

    /// <summary>Tests that the table lists only used folders, and that the diagram in architecture.md shows the same arrows.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_of_the_compiler_uses_everything_that_is_listed_for_it(string folder)
    {
        var used = Repository.SourceFiles($"generator/TypedFlows.Compiler/{folder}")
            .SelectMany(file => UsedFolders().Matches(Repository.Read(file)).Select(match => match.Groups["folder"].Value))
            .ToHashSet();
        Assert.Empty(s_mayUse[folder].Except(used));
    }

    [Fact]
    public void Every_folder_of_the_compiler_is_listed()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "generator/TypedFlows.Compiler"))
            .Select(path => Path.GetFileName(path)!)
            .Where(name => name is not ("bin" or "obj"));
        Assert.Equal(s_mayUse.Keys.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_compiler_knows_nothing_of_Roslyn() =>
        Assert.DoesNotContain(
            Repository.SourceFiles("generator/TypedFlows.Compiler"),
            file => Repository.Read(file).Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    [Fact]
    public void No_project_references_both_compiler_and_generator() =>
        Assert.DoesNotContain(
            Repository.Files("*.csproj", "generator", "runtime", "tests", "samples"),
            file => Repository.Read(file) is var text
                && text.Contains("TypedFlows.Compiler.csproj", StringComparison.Ordinal)
                && text.Contains("TypedFlows.Generator.csproj", StringComparison.Ordinal));

    [GeneratedRegex(
        @"(?:TypedFlows\.Compiler\.|[\s(<,!]|global::)"
            + @"(?<folder>Reading|Parsing|Evaluation|Messages|Modeling|Emit|Model|Rules|Fields|Formats|DataPrep)(?:;|\.[A-Z])")]
    private static partial Regex UsedFolders();
}
