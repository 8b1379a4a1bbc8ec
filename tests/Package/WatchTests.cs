using TypedFlows.Package.Pages;

namespace TypedFlows.Package;

/// <summary>Tests the output of a watched program while a spec is edited.</summary>
public class WatchTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    [Fact]
    public async Task A_changed_spec_is_compiled_and_the_program_runs_again()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var consumer = feed.CreateConsumer("Watched", "connection/hubspot.json");
        consumer.Write("Program.cs", """Console.WriteLine($"version {Watched.Specs.Hubspot.Version}");""");
        (await consumer.BuildAsync()).MustSucceed();
        using var watch = Service.Start(
            consumer.Folder,
            feed.Environment,
            "DOTNET_WATCH_SUPPRESS_EMOJIS=1 dotnet watch --non-interactive run --no-restore");
        Assert.Equal("1.0", await watch.WaitForAsync("version "));
        await watch.WaitForAsync("dotnet watch : Waiting for a file to change");
        var spec = Path.Combine(consumer.Folder, "specs", "hubspot.json");
        var text = await File.ReadAllTextAsync(spec);
        consumer.Write("specs/hubspot.json", text.Replace("\"version\": \"1.0\"", "\"version\": \"7.5\"", StringComparison.Ordinal));
        Assert.Equal("7.5", await watch.WaitForAsync("version "));
        await watch.StopAsync();
    }
}
