namespace TypedFlows.Benchmarks.Soak;

/// <summary>Makes requests and runs fail, a few each second.</summary>
internal sealed class SoakFaults(EmulatorProcess emulator, SoakTally tally)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken ending)
    {
        for (var round = 0; !ending.IsCancellationRequested; round++)
        {
            await emulator.AddFaultAsync(new() { ["kind"] = "status", ["status"] = 503, ["path"] = "/collection", ["times"] = 3 });
            await emulator.AddFaultAsync(new() { ["kind"] = "status", ["status"] = 429, ["retryAfter"] = 0, ["path"] = "/data/foundation" });
            await emulator.AddFaultAsync(new() { ["kind"] = "slow", ["delayMilliseconds"] = 100, ["path"] = "/data/foundation" });
            await emulator.AddFaultAsync(new() { ["kind"] = "cut", ["method"] = "GET", ["path"] = "/data/foundation" });
            await emulator.AddFaultAsync(new() { ["kind"] = "cut", ["path"] = "/collection" });
            switch (round % 10)
            {
                case 0:
                    await emulator.AddFaultAsync(new() { ["kind"] = "cut", ["path"] = "/collection", ["afterProcessing"] = true });
                    tally.Lost();
                    break;
                case 3:
                    await emulator.AddFaultAsync(new() { ["kind"] = "fail" });
                    break;
                case 6:
                    await emulator.AddFaultAsync(new() { ["kind"] = "partial", ["percent"] = 10 });
                    break;
            }

            await Task.Delay(s_pause, ending).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
