using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace TypedFlows.Architecture;

/// <summary>Tests that the files for GitHub parse, and that a workflow runs the commands that a person runs.</summary>
public partial class WorkflowTests
{
    private const string Workflow = ".github/workflows/build.yml";

    public static TheoryData<string> Files => [.. Repository.Files("*.yml", ".github")];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_parses_and_repeats_no_key(string file) => Assert.NotEmpty(Parse(file).Children);

    [Fact]
    public void A_workflow_has_triggers_and_jobs_with_a_machine_a_time_limit_and_steps()
    {
        var workflow = Parse(Workflow);
        Assert.Contains("pull_request", Map(workflow, "on").Children.Keys.Select(key => ((YamlScalarNode)key).Value));
        Assert.All(Map(workflow, "jobs").Children.Values.Cast<YamlMappingNode>(), job =>
        {
            Assert.Matches("^(ubuntu|windows)-[0-9.]+$", Text(job, "runs-on"));
            Assert.InRange(int.Parse(Text(job, "timeout-minutes")!, System.Globalization.CultureInfo.InvariantCulture), 40, 120);
            Assert.All(Steps(job), step => Assert.NotEqual(Text(step, "uses") is null, Text(step, "run") is null));
            Assert.Matches("^actions/checkout@v[0-9]+$", Text(Steps(job)[0], "uses"));
        });
    }

    [Fact]
    public void Ubuntu_runs_the_command_of_the_build_server_and_Windows_the_test_command_of_the_README()
    {
        Assert.Equal([".ci/run"], Commands("ubuntu"));
        Assert.Equal(["dotnet test Codegen.sln"], Commands("windows"));
        Assert.Contains("\ndotnet test Codegen.sln\n", Repository.Read("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_names_files_that_exist()
    {
        var words = Map(Parse(Workflow), "jobs").Children.Keys
            .SelectMany(job => Commands(((YamlScalarNode)job).Value!))
            .SelectMany(command => command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(word => PathWord().IsMatch(word))
            .ToList();
        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.True(Path.Exists(Path.Combine(Repository.Root, word)), $"{word} does not exist"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(Path.Combine(Repository.Root, ".ci/run")).HasFlag(UnixFileMode.UserExecute));
        }
    }

    [Fact]
    public void The_machine_of_a_workflow_installs_the_SDK_that_the_repository_names()
    {
        var setups = Map(Parse(Workflow), "jobs").Children.Values.Cast<YamlMappingNode>()
            .Select(job => Steps(job).Single(step => Text(step, "uses")?.Split('@')[0] == "actions/setup-dotnet"));
        Assert.All(setups, step => Assert.True(Path.Exists(Path.Combine(Repository.Root, Text(Map(step, "with"), "global-json-file")!))));
    }

    private static YamlMappingNode Parse(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Repository.Read(file)));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    private static string[] Commands(string job) =>
        [.. Steps(Map(Map(Parse(Workflow), "jobs"), job)).Select(step => Text(step, "run")).OfType<string>()];

    private static YamlMappingNode[] Steps(YamlMappingNode job) => [.. ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>()];

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    private static string? Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    // A word with a folder or an extension, such as .ci/run or Codegen.sln.
    [GeneratedRegex(@"^[\w.]*[/.][\w./]+$")]
    private static partial Regex PathWord();
}
