using System.Globalization;

namespace TypedFlows.Benchmarks.Soak;

/// <summary>
/// Implements <c>--soak</c>: mixed traffic and runs with faults against the emulator, which must count exactly and must not need more memory
/// and handles over time.
/// </summary>
internal static class SoakCommand
{
    public const string Argument = "--soak";
    private const string Short = "--short";
    private const string Minutes = "--minutes";
    private const double MostGrowth = 1.1;
    private const int MostHandles = 20;

    public static async Task<int> RunAsync(string[] args)
    {
        var isShort = args.Contains(Short);
        var duration = Array.IndexOf(args, Minutes) is var at and >= 0
            ? TimeSpan.FromMinutes(double.Parse(args[at + 1], CultureInfo.InvariantCulture))
            : isShort ? TimeSpan.FromSeconds(20) : TimeSpan.FromMinutes(30);
        var folder = Directory.CreateTempSubdirectory("typedflows-soak-");
        try
        {
            return await RunAsync(folder.FullName, duration, measuresMemory: !isShort);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(string folder, TimeSpan duration, bool measuresMemory)
    {
        var source = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        await using var emulator = await EmulatorProcess.StartAsync(Path.Combine(folder, "data"), source);
        using var client = emulator.Connect();
        var tally = new SoakTally();
        var streams = new SoakStreams(emulator, tally);
        var flows = new SoakFlows(emulator, tally, source);
        var resources = new SoakResources(emulator, tally);
        await streams.CreateAsync(client);
        await flows.CreateAsync(client);
        await resources.CreateAsync(client);

        using var end = new CancellationTokenSource(duration);
        var samples = SampleAsync(emulator, duration / 120, end.Token);
        await Task.WhenAll(
            streams.RunAsync(client, end.Token), flows.RunAsync(client, end.Token), resources.RunAsync(client, end.Token),
            new SoakFaults(emulator, tally).RunAsync(end.Token), samples);
        (await emulator.RemoveFaultsAsync()).Dispose();

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:N1} minutes of traffic"));
        await streams.VerifyAsync();
        await flows.VerifyAsync(client);
        await resources.VerifyAsync(client);
        tally.Report("calls that failed in spite of the client's retries", $"{tally.FailedCalls:N0}");
        Compare(await samples, tally, measuresMemory);
        Console.WriteLine($"{tally.Passed} passed, {tally.Failed} failed");
        return tally.Failed == 0 ? 0 : 1;
    }

    /// <summary>Compares the second third of the samples with the last one. The first third is the warm-up.</summary>
    private static void Compare(List<Usage> samples, SoakTally tally, bool measuresMemory)
    {
        var third = samples.Count / 3;
        var (middle, last) = (Usage.Median(samples.GetRange(third, third)), Usage.Median(samples[^third..]));
        tally.Report("second third", $"{middle}");
        tally.Verify("last third", last.Handles <= middle.Handles + MostHandles, $"{last}");
        if (measuresMemory)
        {
            tally.Verify("memory", last.Memory <= middle.Memory * MostGrowth, $"{(double)last.Memory / middle.Memory:N3} times");
        }
    }

    private static async Task<List<Usage>> SampleAsync(EmulatorProcess emulator, TimeSpan pause, CancellationToken ending)
    {
        var samples = new List<Usage>();
        while (!ending.IsCancellationRequested)
        {
            samples.Add(emulator.Measure());
            await Task.Delay(pause, ending).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        return samples;
    }
}
