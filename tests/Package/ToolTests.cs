namespace TypedFlows.Package;

/// <summary>The tool as a stranger gets it: from the package alone, in an empty folder.</summary>
[Collection(PackageCollection.Name)]
public class ToolTests(PackedFeed feed)
{
    [Fact]
    public async Task From_an_empty_folder_to_a_pipeline_run_in_four_commands()
    {
        var folder = feed.CreateFolder("empty");
        await RunAsync("dotnet", "new", "tool-manifest");
        await RunAsync("dotnet", "tool", "install", "TypedFlows.Tool", "--version", feed.Version);
        await RunAsync("dotnet", "typedflows", "new", "Demo");
        var run = await RunAsync("dotnet", "run", "--project", "Demo");
        Assert.Contains("run success: records: 3 read, 3 written, 0 failed", run.Output, StringComparison.Ordinal);

        // The specs that came with the project are in order, and the tool's other verbs work from the package too.
        Assert.Contains(" 0 errors, 0 warnings", (await RunAsync("dotnet", "typedflows", "check", "Demo/specs")).Output, StringComparison.Ordinal);
        await RunAsync("dotnet", "typedflows", "generate", "Demo/specs", "-o", "Generated", "--namespace", "Demo.Specs");
        Assert.True(File.Exists(Path.Combine(folder, "Generated", "CloudStorageToAep.g.cs")));

        async Task<ShellResult> RunAsync(params string[] command) => (await Shell.RunAsync(folder, feed.Environment, command)).MustSucceed();
    }
}
