using System.Diagnostics;
using System.Globalization;
using TypedFlows.Benchmarks.Measuring;
using TypedFlows.Benchmarks.Specs;
using TypedFlows.Client;

namespace TypedFlows.Benchmarks.Overhead;

/// <summary>Implements <c>--client</c>, which compares creating a flow through the client with a bare HttpClient and hand-written
/// JSON.</summary>
internal static class ClientCommand
{
    public const string Argument = "--client";

    private const double MostRatio = 1.1;
    private const string Token = "eyJhbGciOiJSUzI1NiIsIng1dSI6Imltc19uYTEta2V5LTEuY2VyIn0.eyJpZCI6IjE2MDYwMzk5MTYifQ.c2lnbmF0dXJl";

    public static async Task<int> RunAsync(string[] args)
    {
        var isShort = args.Contains("--short");
        var (pairs, calls) = isShort ? (200, 200) : (30_000, 2000);
        using var server = StartServer();
        try
        {
            var endpoint = new Uri((await server.StandardOutput.ReadLineAsync().ConfigureAwait(false))!);
            var (bare, client) = await MeasureAsync(endpoint, pairs, calls).ConfigureAwait(false);
            return Print(bare, client, pairs, isShort);
        }
        finally
        {
            server.StandardInput.Close();
            server.WaitForExit(5000);
        }
    }

    private static async Task<(Cost Bare, Cost Client)> MeasureAsync(Uri endpoint, int pairs, int calls)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var client = new PlatformClient(new PlatformClientOptions
        {
            Endpoint = endpoint,
            OrganizationId = "1234@AdobeOrg",
            ApiKey = "key",
            TokenProvider = new StaticAccessTokenProvider(Token),
        });
        var bare = new BareCreate(http, endpoint, Token);
        const string Source = "9a603322-19d2-4de9-89c6-c98bd54eb184";
        const string Target = "4ee890c7-519c-4291-bd20-d64186b62da8";
        const string Mapping = "ab91c7361f3d4b098424311d3d3e3cea";
        Task Bare() => bare.RunAsync("Dataflow between cloud storage and Platform", 1567411548, 30, Source, Target, Mapping);
        Task Client() => client.Flows.CreateAsync(
            "Dataflow between cloud storage and Platform",
            new CloudStorageToAep.Flow
            {
                Source = new AmazonS3.Source { Path = "/" },
                Mapping = new CloudStorageToAep.MappingParams { MappingId = Mapping, MappingVersion = "0" },
                Schedule = CloudStorageToAep.ScheduleParams.Minute(1567411548, interval: 30),
            },
            Source,
            Target,
            "collecting data.csv");

        // The warm-up is long enough to compile everything at the highest tier and to open the connections.
        for (var i = 0; i < 10; i++)
        {
            await RepeatAsync(Bare, calls).ConfigureAwait(false);
            await RepeatAsync(Client, calls).ConfigureAwait(false);
            await Task.Delay(50).ConfigureAwait(false);
        }

        // The calls alternate, so that disturbances affect both equally. The order changes.
        var (bareTimes, clientTimes) = (new List<double>(), new List<double>());
        for (var i = 0; i < pairs; i++)
        {
            if (i % 2 == 0)
            {
                bareTimes.Add(await TimeAsync(Bare).ConfigureAwait(false));
                clientTimes.Add(await TimeAsync(Client).ConfigureAwait(false));
            }
            else
            {
                clientTimes.Add(await TimeAsync(Client).ConfigureAwait(false));
                bareTimes.Add(await TimeAsync(Bare).ConfigureAwait(false));
            }
        }

        return (
            new(Median(bareTimes), await BytesAsync(Bare, calls).ConfigureAwait(false)),
            new(Median(clientTimes), await BytesAsync(Client, calls).ConfigureAwait(false)));
    }

    private static async Task RepeatAsync(Func<Task> call, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await call().ConfigureAwait(false);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> call)
    {
        var began = Stopwatch.GetTimestamp();
        await call().ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds;
    }

    /// <summary>Measures the exact number of bytes that a call allocates on all threads.</summary>
    private static async Task<double> BytesAsync(Func<Task> call, int times)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        await RepeatAsync(call, times).ConfigureAwait(false);
        return (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)times;
    }

    private static int Print(Cost bare, Cost client, int pairs, bool isShort)
    {
        var (time, bytes) = (client.Microseconds / bare.Microseconds, client.Bytes / bare.Bytes);
        Line($"creating a flow, {pairs} calls of each in turns{(isShort ? "; the times are not meaningful" : string.Empty)}");
        Line($"{"bare HttpClient",-20} {bare.Microseconds,8:N1} us {bare.Bytes,8:N0} bytes");
        Line($"{"client",-20} {client.Microseconds,8:N1} us {client.Bytes,8:N0} bytes");
        Line($"{"ratio",-20} {time,8:N3}    {bytes,8:N3}");
        var isMet = bytes <= MostRatio && (isShort || time <= MostRatio);
        Line($"goal: at most {MostRatio} of both: {(isMet ? "met" : "not met")}");
        return isMet ? 0 : 1;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static Process StartServer()
    {
        var start = OwnProcess.With(ResponseServer.Argument);
        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    private readonly record struct Cost(double Microseconds, double Bytes);
}
