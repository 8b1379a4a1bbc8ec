using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using TypedFlows.Benchmarks.Specs;
using TypedFlows.Client;
using TypedFlows.Emulator;

namespace TypedFlows.Benchmarks.Load;

/// <summary>Measures the import of a flow with everything it uses, compared with the sum of its calls as the client sees them.</summary>
internal static class ImportLoad
{
    private const double Goal = 5;

    public static async Task RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("typedflows-load-");
        try
        {
            await using var platform = await PlatformEmulator.StartAsync(options => options.Source(AmazonS3.Id, folder.FullName));
            var flow = await CreateFlowAsync(platform);
            var (calls, times) = (0.0, new List<(double Import, double Calls)>());
            using var listener = new MeterListener
            {
                InstrumentPublished = (instrument, all) =>
                {
                    if (instrument is { Name: "http.client.request.duration", Meter.Name: "System.Net.Http" })
                    {
                        all.EnableMeasurementEvents(instrument);
                    }
                },
            };
            var access = new Lock();
            listener.SetMeasurementEventCallback<double>((_, seconds, _, _) =>
            {
                lock (access)
                {
                    calls += seconds * 1000;
                }
            });
            listener.Start();

            // The first round compiles just in time.
            for (var round = 0; round <= rounds; round++)
            {
                calls = 0;
                var began = Stopwatch.GetTimestamp();
                Import(flow, Path.Combine(folder.FullName, $"{round}"), platform.Endpoint);
                times.Add((Stopwatch.GetElapsedTime(began).TotalMilliseconds, calls));
            }

            times.RemoveAt(0);
            var ratio = times.Select(time => time.Import / time.Calls).Order().ElementAt(times.Count / 2);
            var (import, least) = (times.Min(time => time.Import), times.Min(time => time.Calls));
            LoadCommand.Print(
                "import of a flow",
                $"{import:N1} ms, {ratio:N2} times {least:N1} ms of its calls, at most {Goal}: {(ratio <= Goal ? "met" : "missed")}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> CreateFlowAsync(PlatformEmulator platform)
    {
        using var client = new PlatformClient(platform.ClientOptions);
        var applied = await new Pipeline("Import")
        {
            Connection = new AmazonS3.Connection { Auth = new AmazonS3.AccessKeyAuth { S3AccessKey = "a", S3SecretKey = "b" } },
            Flow = new CloudStorageToAep.Flow
            {
                Source = new AmazonS3.Source { Path = "/", Recursive = true },
                Schedule = CloudStorageToAep.ScheduleParams.Hour(DateTimeOffset.UtcNow.AddYears(1), interval: 1),
            },
            Schema = XdmSchema.Profile(),
            Mapping = { ["Id"] = "_id", ["Name"] = "person.name.fullName", ["Mail"] = "personalEmail.address" },
        }.ApplyAsync(client);
        return applied.FlowId;
    }

    /// <summary>Runs the command of the tool in this process, because the start of a process is not part of an import.</summary>
    private static void Import(string flow, string output, Uri endpoint)
    {
        var written = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            string[] args = ["import", flow, "-o", output, "--endpoint", endpoint.ToString()];
            var exitCode = (int)Assembly.Load("TypedFlows.Tool").EntryPoint!.Invoke(null, [args])!;
            LoadCommand.Require(exitCode == 0, $"the import ended with {exitCode}");
        }
        finally
        {
            Console.SetOut(written);
        }
    }
}
