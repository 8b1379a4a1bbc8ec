using System.Text.Json;

namespace TypedFlows.Package;

/// <summary>
/// Tests what an editor reads of a project: the items of the evaluated project, and the compiler's arguments of a design-time build.
/// </summary>
public class EditorTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private static readonly string[] s_designTime =
    [
        "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:NonExistentFile=none",
    ];

    private static readonly string[] s_program =
    [
        "using Edited.Specs;",
        "Console.WriteLine($\"{CrmToAep.Version} {CrmToAep.ScheduleParams.Minute(startTime: 1, interval: 15)}\");",
    ];

    private Consumer Create(string name)
    {
        var consumer = feed.CreateConsumer(name, "flow/CRMToAEP.json");
        consumer.Write("Program.cs", string.Join('\n', s_program).Replace("Edited", name, StringComparison.Ordinal));
        return consumer;
    }

    [Fact]
    public async Task The_evaluated_project_lists_each_spec_file_once()
    {
        var consumer = Create("Evaluated");
        var project = await File.ReadAllTextAsync(consumer.ProjectFile);
        consumer.Write("Evaluated.csproj", project.Replace(
            "</ItemGroup>", "<SpecFile Include=\"specs/CRMToAEP.json\" Kind=\"flow\" /></ItemGroup>", StringComparison.Ordinal));
        (await consumer.BuildAsync()).MustSucceed();
        var spec = Path.Combine(consumer.Folder, "specs", "CRMToAEP.json");
        foreach (var item in (string[])["AdditionalFiles", "UpToDateCheckInput", "Watch"])
        {
            Assert.Contains(spec, (await ItemsAsync(consumer, item)).Select(path => Path.GetFullPath(path, consumer.Folder)));
        }

        Assert.Single(await ItemsAsync(consumer, "AdditionalFiles"));
    }

    [Fact]
    public async Task A_design_time_build_passes_the_spec_its_copy_and_the_file_with_its_hash()
    {
        var consumer = Create("DesignTime");
        (await consumer.BuildAsync()).MustSucceed();
        var arguments = await ItemsAsync(consumer, "CscCommandLineArgs", s_designTime);
        Assert.Single(arguments, argument => argument.EndsWith(Path.Combine("specs", "CRMToAEP.json"), StringComparison.Ordinal));
        Assert.Single(arguments, argument => argument.StartsWith("/additionalfile:", StringComparison.Ordinal)
            && argument.EndsWith(".spec", StringComparison.Ordinal));
        var stamp = Path.GetFullPath(
            Assert.Single(arguments, argument => argument.EndsWith("Specs.g.cs", StringComparison.Ordinal)), consumer.Folder);
        var before = await File.ReadAllTextAsync(stamp);

        var path = Path.Combine(consumer.Folder, "specs", "CRMToAEP.json");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        var written = File.GetLastWriteTimeUtc(stamp);
        await ItemsAsync(consumer, "CscCommandLineArgs", s_designTime);
        Assert.Equal(written, File.GetLastWriteTimeUtc(stamp));

        consumer.Write("specs/CRMToAEP.json", (await File.ReadAllTextAsync(path)).Replace("\"1.0\"", "\"7.5\"", StringComparison.Ordinal));
        await ItemsAsync(consumer, "CscCommandLineArgs", s_designTime);
        Assert.NotEqual(before, await File.ReadAllTextAsync(stamp));
    }

    [Fact]
    public async Task Types_remain_while_a_spec_has_a_syntax_error()
    {
        var consumer = Create("Broken");
        (await consumer.BuildAsync()).MustSucceed();
        var spec = await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "specs", "CRMToAEP.json"));

        consumer.Write("specs/CRMToAEP.json", spec[..300]);
        Assert.All((await consumer.BuildAsync()).MustFail().Errors, error => Assert.Equal("TFL0001", error.Id));

        // A design-time build does not compile, so it must not take the damaged file for the last one without an error.
        await ItemsAsync(consumer, "CscCommandLineArgs", s_designTime);
        Assert.All((await consumer.BuildAsync()).MustFail().Errors, error => Assert.Equal("TFL0001", error.Id));

        consumer.Write("specs/CRMToAEP.json", spec.Replace("\"version\": \"1.0\"", "\"version\": \"7.5\"", StringComparison.Ordinal));
        Assert.StartsWith("7.5 ", (await consumer.RunAsync()).MustSucceed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_build_does_not_compile_again()
    {
        var consumer = Create("Unchanged");
        (await consumer.BuildAsync()).MustSucceed();
        var assembly = Path.Combine(consumer.Folder, "obj", "Debug", "net10.0", "Unchanged.dll");
        var written = File.GetLastWriteTimeUtc(assembly);
        (await consumer.BuildAsync()).MustSucceed();
        Assert.Equal(written, File.GetLastWriteTimeUtc(assembly));

        // The copies belong to the build, so a clean removes them.
        (await Shell.RunAsync(consumer.Folder, feed.Environment, "dotnet", "clean", consumer.ProjectFile)).MustSucceed();
        Assert.Empty(Directory.GetFiles(Path.Combine(consumer.Folder, "obj"), "*.spec", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_spec_file_that_does_not_exist_is_one_error_with_its_path()
    {
        var consumer = Create("Missing");
        var project = await File.ReadAllTextAsync(consumer.ProjectFile);
        consumer.Write("Missing.csproj", project.Replace(
            "</ItemGroup>", "<SpecFile Include=\"elsewhere/gone.json\" /></ItemGroup>", StringComparison.Ordinal));
        var output = (await consumer.BuildAsync()).MustFail().Output;
        Assert.Contains("gone.json", output, StringComparison.Ordinal);
        Assert.DoesNotContain("MSB", output, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> ItemsAsync(Consumer consumer, string item, params string[] arguments)
    {
        var result = await Shell.RunAsync(
            consumer.Folder, feed.Environment, ["dotnet", "msbuild", consumer.ProjectFile, $"-getItem:{item}", .. arguments]);
        using var document = JsonDocument.Parse(result.MustSucceed().Output);
        return [.. document.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray()
            .Select(entry => entry.GetProperty("Identity").GetString()!)];
    }
}
