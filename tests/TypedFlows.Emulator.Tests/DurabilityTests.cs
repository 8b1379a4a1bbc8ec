using System.Net;
using TypedFlows.Emulator.Tests.Support;
using Xunit.Abstractions;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>
/// Tests that acknowledged data exists exactly once after a crash. The default is a short form; FULL=1 in the environment kills the process
/// 50 times during 100 runs and 100,000 messages.
/// </summary>
[Collection(SerialCollection.Name)]
public sealed class DurabilityTests(ITestOutputHelper output) : IDisposable
{
    private static readonly bool s_isFull = Environment.GetEnvironmentVariable("FULL") == "1";
    private static readonly string s_name = new('x', 100);
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _files = new();
    private readonly Random _random = new(20240607);

    private string[] Arguments => ["--data", _data.Path, "--source", "amazon-s3=" + _files.Path];

    public void Dispose()
    {
        _data.Dispose();
        _files.Dispose();
    }

    /// <summary>Sends one stream and kills the process at a random position in each part.</summary>
    [Fact]
    public async Task Messages_that_were_acknowledged_are_stored_once_whenever_the_process_is_killed()
    {
        var (messages, kills) = s_isFull ? (100_000, 50) : (4000, 2);
        (string Inlet, string DataSetId)? stream = null;
        var source = new MessageSource(messages);
        for (var part = 0; part < kills; part++)
        {
            using var host = await HostProcess.StartAsync(Arguments);
            stream ??= await DurableFlows.StreamAsync(host);
            var share = messages / kills;
            var reached = source.StopAt((part * share) + _random.Next(share));
            var senders = source.Send(host, stream.Value.Inlet);
            await reached;
            await Task.Delay(_random.Next(10));
            await host.KillAsync();
            await senders;
        }

        using var last = await HostProcess.StartAsync(Arguments);
        await source.Send(last, stream!.Value.Inlet);
        var stored = await last.IdsAsync(stream.Value.DataSetId);
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(source.Acknowledged.Except(stored));

        // An unacknowledged stored message was in transit during the kill: at most one per sender and kill.
        Assert.Equal(messages, source.Acknowledged.Count + source.Lost.Count);
        Assert.Empty(stored.Except(source.Acknowledged).Except(source.Lost));
        Assert.InRange(source.Lost.Count, 0, kills * MessageSource.Senders);
        output.WriteLine($"{messages} messages, {kills} kills: {source.Acknowledged.Count} acknowledged, {stored.Count} stored, "
            + $"{source.Lost.Count} on their way at a kill.");
    }

    /// <summary>Creates flows of small and large files and runs them concurrently. Most kills meet a run, some a create.</summary>
    [Fact]
    public async Task Runs_store_each_file_once_whenever_the_process_is_killed()
    {
        var (flows, kills) = s_isFull ? (100, 50) : (8, 2);
        var made = default(DurableFlows);
        var acknowledged = new List<int>();
        var lost = new HashSet<int>();
        var cut = 0;
        for (var (kill, next) = (0, 0); kill < kills; kill++)
        {
            using var host = await HostProcess.StartAsync(Arguments);
            made ??= await DurableFlows.CreateAsync(host);
            for (var until = flows * (kill + 1) / kills; next < until; next++)
            {
                _files.Write(
                    $"{next}.csv",
                    "Id,Name\n" + string.Join('\n', Enumerable.Range(0, Rows(next)).Select(row => $"{Id(next, row)},{s_name}")));
                try
                {
                    var creating = made.AddFlowAsync(host, $"/{next}.csv");
                    if (next == until - 1 && _random.Next(4) == 0)
                    {
                        await Task.Delay(_random.Next(6));
                        await host.KillAsync();
                    }

                    await creating;
                    acknowledged.Add(next);
                }
                catch (HttpRequestException)
                {
                    // The process was killed, so the client does not know whether the flow exists.
                    lost.Add(next);
                }
            }

            await Task.Delay(_random.Next(40));
            await host.KillAsync();
            cut += DurableFlows.CountCut(_data.Path);
        }

        using var last = await HostProcess.StartAsync(Arguments);
        var wanted = acknowledged.SelectMany(file => Enumerable.Range(0, Rows(file)).Select(row => Id(file, row))).ToHashSet();
        List<string> stored;
        var deadline = DateTime.UtcNow.AddSeconds(120);
        do
        {
            await Task.Delay(200);
            stored = await last.IdsAsync(made!.DataSetId);
        }
        while (stored.Count < wanted.Count && DateTime.UtcNow < deadline);

        Assert.NotEmpty(acknowledged);
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(wanted.Except(stored));
        var others = stored.Where(id => !wanted.Contains(id))
            .GroupBy(id => int.Parse(id.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        Assert.All(
            others,
            file => Assert.True(lost.Contains(file.Key) && file.Count() == Rows(file.Key), $"{file.Count()} rows of the file {file.Key}"));
        var runs = (await last.GetAsync(FlowPath + "runs")).GetProperty("items").EnumerateArray().ToList();
        Assert.DoesNotContain(runs, run => Status(run) == "failed");
        output.WriteLine($"{flows} flows, {kills} kills, {cut} of them in the middle of a run: {acknowledged.Count} acknowledged, "
            + $"{stored.Count} rows stored.");
        Assert.True(!s_isFull || cut > kills / 4, $"only {cut} of {kills} kills met a run");

        // Every other file is so large that its batch moves from memory to a file.
        static int Rows(int file) => file % 2 == 0 ? 500 : 15_000;
        static string Id(int file, int row) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}-{row}");
    }

    [Fact]
    public async Task A_second_platform_on_the_folder_is_an_error_and_the_next_one_continues()
    {
        _files.Write(
            "a.csv",
            "Id\n" + string.Join(
                '\n',
                Enumerable.Range(0, 100_000)
                    .Select(row => row.ToString(System.Globalization.CultureInfo.InvariantCulture).PadRight(20, 'x'))));
        string dataSetId, flow;
        await using (var first = await StartAsync(o => Configure(o)))
        {
            var made = await Deployment.CreateAsync(first, """{ "path": "/" }""", ("Id", "_id"));
            (dataSetId, flow) = (made.DataSetId, await made.CreateFlowAsync());
            await first.RunAsync(flow);
            var exception = await Assert.ThrowsAsync<IOException>(() => PlatformEmulator.StartAsync(o => Configure(o)));
            Assert.Contains("another process uses it", exception.Message, StringComparison.Ordinal);
        }

        Directory.CreateDirectory(Path.Combine(_data.Path, "records"));
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "records", "left-over.records"), "half of it");
        await using var second = await StartAsync(o => Configure(o));
        Assert.False(File.Exists(Path.Combine(_data.Path, "records", "left-over.records")));
        Assert.Equal(100_000, second.Platform.CountRecords(dataSetId));
        Assert.Equal(
            "99999",
            (await second.Platform.GetRecordsAsync(dataSetId, 1, 99_999))[0].GetProperty("_id").GetString()!.TrimEnd('x'));
        _files.Write("b.csv", "Id\nnew\n");
        second.Platform.AdvanceClock(TimeSpan.FromMinutes(30));
        Assert.Equal(1, Records((await second.RunsAsync(flow, 2))[1], "output"));
        (await second.DeleteAsync(FlowPath + "flows/" + flow)).Expect(HttpStatusCode.NoContent);

        void Configure(PlatformEmulatorOptions options)
        {
            options.DataFolder = _data.Path;
            options.Source(S3, _files.Path);
        }
    }
}
