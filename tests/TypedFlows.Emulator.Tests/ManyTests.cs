using TypedFlows.Emulator.Tests.Support;

namespace TypedFlows.Emulator.Tests;

/// <summary>Many platforms in one process.</summary>
[Collection(Alone.Name)]
public sealed class ManyTests
{
    private const int Count = 50;

    [Fact]
    public async Task Many_run_side_by_side_know_nothing_of_each_other_and_leave_nothing_open()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "Id\n1\n2\n");

        // The first ones load what stays for the process.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => UseAsync(folder.Path)));
        var before = OpenFiles();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => UseAsync(folder.Path)));

        var after = OpenFiles();
        for (var deadline = DateTime.UtcNow.AddSeconds(20); after > before + 10 && DateTime.UtcNow < deadline; after = OpenFiles())
        {
            // Sockets of closed connections go when they are collected.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(50);
        }

        Assert.True(after <= before + 10, $"{before} open files before {Count} platforms, {after} after");
    }

    private static async Task UseAsync(string folder)
    {
        await using var session = await Session.StartAsync(o => o.Source(Session.S3, folder));
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        var run = await session.RunAsync(await made.CreateFlowAsync());
        Assert.Equal(2, Session.Records(run, "output"));
        Assert.Single((await session.GetAsync(Session.FlowPath + "flows")).Items);
    }

    private static int OpenFiles() => Directory.Exists("/proc/self/fd") ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0;
}
