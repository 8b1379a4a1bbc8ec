using System.Diagnostics;
using TypedFlows.Emulator;

namespace TypedFlows.Benchmarks.Load;

/// <summary>Measures the time until a platform responds, in this process and as a program.</summary>
internal static class StartLoad
{
    public static async Task RunAsync(int times)
    {
        var inProcess = new List<double>();
        var before = Environment.CpuUsage.TotalTime;
        double firstCpu = 0;
        for (var i = 0; i < times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await using var platform = await PlatformEmulator.StartAsync();
            inProcess.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            firstCpu = i == 0 ? (Environment.CpuUsage.TotalTime - before).TotalMilliseconds : firstCpu;
        }

        var first = inProcess[0];
        inProcess.Sort();
        LoadCommand.Print(
            "start in process",
            $"first {first:N0} ms ({firstCpu:N0} ms of processor time), median {LoadCommand.Percentile(inProcess, 50):N0} ms");

        var asProgram = new List<double>();
        for (var i = 0; i < Math.Min(times, 5); i++)
        {
            var began = Stopwatch.GetTimestamp();
            using var process = Process.Start(
                new ProcessStartInfo(
                    "dotnet",
                    [typeof(PlatformEmulator).Assembly.Location, "--urls", "http://127.0.0.1:0"])
                { RedirectStandardOutput = true })!;
            await process.StandardOutput.ReadLineAsync();
            asProgram.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            process.Kill();
            await process.WaitForExitAsync();
        }

        asProgram.Sort();
        LoadCommand.Print("start as a program", $"median {LoadCommand.Percentile(asProgram, 50):N0} ms, most {asProgram[^1]:N0} ms");
    }
}
