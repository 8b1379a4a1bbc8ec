using TypedFlows.Emulator.Tests.Support;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests many platforms in one process.</summary>
[Collection(SerialCollection.Name)]
public sealed class ScaleTests
{
    private const int Count = 50;

    [Fact]
    public async Task Many_run_concurrently_are_isolated_and_leave_nothing_open()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "Id\n1\n2\n");

        // The first platforms load data that remains for the process.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => UseAsync(folder.Path)));
        var (files, timers) = (OpenFiles(), Timer.ActiveCount);
        var clocks = await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => UseAsync(folder.Path)));

        for (var deadline = DateTime.UtcNow.AddSeconds(20); (OpenFiles() > files + 10 || clocks.Any(clock => clock.IsAlive))
                && DateTime.UtcNow < deadline;)
        {
            // Sockets of closed connections are released when they are collected.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(50);
        }

        Assert.True(OpenFiles() <= files + 10, $"{files} open files before {Count} platforms, {OpenFiles()} after");

        // Every active task or timer of a platform references its clock.
        Assert.Equal(0, clocks.Count(clock => clock.IsAlive));
        Assert.True(Timer.ActiveCount <= timers + 5, $"{timers} timers before {Count} platforms, {Timer.ActiveCount} after");
    }

    /// <returns>A reference that lives as long as any part of the platform.</returns>
    private static async Task<WeakReference> UseAsync(string folder)
    {
        var clock = new Clock();
        await using var session = await Session.StartAsync(o =>
        {
            o.TimeProvider = clock;
            o.Source(Session.S3, folder);
        });
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        var run = await session.RunAsync(await made.CreateFlowAsync());
        Assert.Equal(2, Session.Records(run, "output"));
        Assert.Single((await session.GetAsync(Session.FlowPath + "flows")).Items);
        var port = session.Platform.Endpoint.Port;
        await session.Platform.DisposeAsync();

        // The port is free again.
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
        listener.Start();
        return new WeakReference(clock);
    }

    private static int OpenFiles() => Directory.Exists("/proc/self/fd") ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0;

    private sealed class Clock : TimeProvider;
}
