using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using TypedFlows.Client.Tests.Support;
using TypedFlows.Emulator;

namespace TypedFlows.Client.Tests;

/// <summary>
/// Files that version 0.1.0 stored still work: a data folder and a snapshot of the emulator with two deployed pipelines, one with its
/// state in the descriptions, one with its state in a file.
/// </summary>
public sealed class EarlierVersionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("typedflows-fixture-").FullName;

    public EarlierVersionTests()
    {
        var fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures", "0.1.0");
        foreach (var file in Directory.EnumerateFiles(fixtures, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(fixtures, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private string State => Path.Combine(_folder, "applied.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_data_folder_starts_and_its_pipelines_are_unchanged()
    {
        await using var platform = await StartAsync(dataFolder: Path.Combine(_folder, "data"));
        await AssertUnchangedAsync(platform);
    }

    [Fact]
    public async Task A_snapshot_is_restored_and_its_pipelines_are_unchanged()
    {
        await using var platform = await StartAsync(dataFolder: null);
        await platform.RestoreAsync(await File.ReadAllBytesAsync(Path.Combine(_folder, "snapshot.json")));
        await AssertUnchangedAsync(platform);
    }

    [Fact]
    public async Task A_state_file_that_is_written_again_keeps_its_names()
    {
        var before = Names();
        await using var platform = await StartAsync(dataFolder: Path.Combine(_folder, "data"));
        using var client = new PlatformClient(platform.ClientOptions);
        await WithFile("""{"startTime":1567411548,"frequency":"hour","interval":1}""").ApplyAsync(client);
        Assert.Equal(before, Names());
        Assert.Contains("Dataset", before);
    }

    private Task<PlatformEmulator> StartAsync(string? dataFolder) => PlatformEmulator.StartAsync(options =>
    {
        options.Source("amazon-s3", Path.Combine(_folder, "source"));
        options.DataFolder = dataFolder;

        // Soon after the files were written, before the next run of their flows is due.
        options.TimeProvider = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 10, 37, 0, TimeSpan.Zero));
    });

    private async Task AssertUnchangedAsync(PlatformEmulator platform)
    {
        using var client = new PlatformClient(platform.ClientOptions);
        foreach (var pipeline in (Pipeline[])[WithDescriptions(), WithFile()])
        {
            var plan = await pipeline.PlanAsync(client);
            Assert.True(plan.IsEmpty, $"{pipeline.Name}\n{plan}");
            Assert.All(plan.Steps, step => Assert.Equal(PipelineAction.Unchanged, step.Action));
            var dataSet = plan.Steps.Single(step => step.Resource == PipelineResource.DataSet).Id!;
            Assert.Equal(["1", "2"], (await platform.GetRecordsAsync(dataSet)).Select(record => record.GetProperty("_id").GetString()));
        }
    }

    private List<string> Names()
    {
        using var state = JsonDocument.Parse(File.ReadAllBytes(State));
        var resources = state.RootElement.EnumerateObject().Single().Value.EnumerateObject();
        return [.. resources.Select(resource => resource.Name).Order(StringComparer.Ordinal)];
    }

    private static Pipeline WithDescriptions() => new("Contacts with marks")
    {
        Connection = Connection,
        Schema = XdmSchema.Profile(),
        Mapping = { ["FirstName"] = "person.name.firstName", ["Id"] = "_id" },
        Flow = Flow(),
    };

    private Pipeline WithFile(string? schedule = null) => new("Contacts with a file")
    {
        Connection = Connection,
        Schema = XdmSchema.Profile(),
        Mapping = { ["FirstName"] = "person.name.firstName", ["Id"] = "_id" },
        Flow = Flow(schedule),
        StateStore = PipelineStateStore.InFile(State),
    };

    private static TestConnection Connection => new(new SpecPart("""{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-a-real-key"}"""));

    private static TestFlow Flow(string? schedule = null) => new()
    {
        Source = new SpecPart("""{"path":"/","recursive":true}"""),
        Schedule = new SpecPart(schedule ?? """{"startTime":1567411548,"frequency":"minute","interval":30}"""),
    };
}
