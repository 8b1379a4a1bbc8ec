using System.Collections.Concurrent;
using System.Net;
using System.Text;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>
/// What was acknowledged is there after any death of the process, and once. A short form; FULL=1 in the environment kills 50 times
/// in the middle of 100 runs and of 100,000 messages.
/// </summary>
[Collection(Alone.Name)]
public sealed class DurabilityTests : IDisposable
{
    private static readonly bool s_isFull = Environment.GetEnvironmentVariable("FULL") == "1";
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _files = new();
    private readonly Random _random = new(20240607);

    private string[] Arguments => ["--data", _data.Path, "--source", "amazon-s3=" + _files.Path];

    public void Dispose()
    {
        _data.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Messages_that_were_acknowledged_are_stored_once_whenever_the_process_is_killed()
    {
        var rounds = s_isFull ? 50 : 2;
        var perSender = s_isFull ? 250 : 400;
        (string Inlet, string DataSetId)? stream = null;
        var acknowledged = new ConcurrentBag<string>();
        var sent = new ConcurrentBag<string>();
        for (var round = 0; round < rounds; round++)
        {
            using var host = await HostProcess.StartAsync(Arguments);
            var (inlet, _) = stream ??= await DurableFlows.StreamAsync(host);
            var killAt = _random.Next(30, 900);
            var senders = Enumerable.Range(0, 8).Select(sender => Task.Run(() => SendAsync(host, inlet, $"{round}-{sender}", perSender, sent, acknowledged))).ToList();
            await Task.Delay(killAt);
            await host.KillAsync();
            await Task.WhenAll(senders);
        }

        using var last = await HostProcess.StartAsync(Arguments);
        var stored = await last.IdsAsync(stream!.Value.DataSetId);
        Assert.NotEmpty(acknowledged);
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(acknowledged.Except(stored));
        Assert.Empty(stored.Except(sent));
    }

    [Fact]
    public async Task Runs_store_each_file_once_whenever_the_process_is_killed()
    {
        const int Rows = 500;
        var flows = s_isFull ? 100 : 20;
        var rounds = s_isFull ? 50 : 2;
        var made = default(DurableFlows);
        var acknowledged = new List<int>();
        var next = 0;
        for (var round = 0; round < rounds; round++)
        {
            using var host = await HostProcess.StartAsync(Arguments);
            made ??= await DurableFlows.CreateAsync(host);
            var stop = Task.Delay(_random.Next(50, 1500));
            var until = flows * (round + 1) / rounds;
            for (; next < until && !stop.IsCompleted; next++)
            {
                _files.Write($"{next}.csv", "Id\n" + string.Join('\n', Enumerable.Range(0, Rows).Select(row => $"{next}-{row}")));
                await made.AddFlowAsync(host, $"/{next}.csv");
                acknowledged.Add(next);
            }

            await stop;
            await host.KillAsync();
        }

        using var last = await HostProcess.StartAsync(Arguments);
        List<string> stored;
        var deadline = DateTime.UtcNow.AddSeconds(60);
        do
        {
            await Task.Delay(100);
            stored = await last.IdsAsync(made!.DataSetId);
        }
        while (stored.Count < acknowledged.Count * Rows && DateTime.UtcNow < deadline);

        Assert.NotEmpty(acknowledged);
        Assert.Equal(acknowledged.SelectMany(file => Enumerable.Range(0, Rows).Select(row => $"{file}-{row}")).Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
        var runs = (await last.GetAsync(FlowPath + "runs")).GetProperty("items").EnumerateArray().ToList();
        Assert.DoesNotContain(runs, run => Status(run) == "failed");
    }

    [Fact]
    public async Task A_second_platform_on_the_folder_is_refused_and_the_next_one_goes_on()
    {
        _files.Write("a.csv", "Id\n" + string.Join('\n', Enumerable.Range(0, 100_000).Select(row => row.ToString(System.Globalization.CultureInfo.InvariantCulture).PadRight(20, 'x'))));
        string dataSetId, flow;
        await using (var first = await StartAsync(o => Configure(o)))
        {
            var made = await Deployment.CreateAsync(first, """{ "path": "/" }""", ("Id", "_id"));
            (dataSetId, flow) = (made.DataSetId, await made.CreateFlowAsync());
            await first.RunAsync(flow);
            var refused = await Assert.ThrowsAsync<IOException>(() => PlatformEmulator.StartAsync(o => Configure(o)));
            Assert.Contains("another process has it", refused.Message, StringComparison.Ordinal);
        }

        Directory.CreateDirectory(Path.Combine(_data.Path, "records"));
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "records", "left-over.records"), "half of it");
        await using var second = await StartAsync(o => Configure(o));
        Assert.False(File.Exists(Path.Combine(_data.Path, "records", "left-over.records")));
        Assert.Equal(100_000, second.Platform.CountRecords(dataSetId));
        Assert.Equal("99999", (await second.Platform.GetRecordsAsync(dataSetId, 1, 99_999))[0].GetProperty("_id").GetString()!.TrimEnd('x'));
        _files.Write("b.csv", "Id\nnew\n");
        second.Platform.AdvanceClock(TimeSpan.FromMinutes(31));
        Assert.Equal(1, Records((await second.RunsAsync(flow, 2))[1], "output"));
        (await second.DeleteAsync(FlowPath + "flows/" + flow)).Expect(HttpStatusCode.NoContent);

        void Configure(PlatformEmulatorOptions options)
        {
            options.DataFolder = _data.Path;
            options.Source(S3, _files.Path);
        }
    }

    private static async Task SendAsync(HostProcess host, string inlet, string sender, int count, ConcurrentBag<string> sent, ConcurrentBag<string> acknowledged)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                var id = $"{sender}-{i}";
                sent.Add(id);
                using var content = new StringContent($$"""{ "_id": "{{id}}" }""", Encoding.UTF8, "application/json");
                using var answer = await host.Http.PostAsync(new Uri(inlet, UriKind.Relative), content);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    acknowledged.Add(id);
                }
            }
        }
        catch (HttpRequestException)
        {
            // The process is dead.
        }
    }
}
