using System.Globalization;
using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests a data folder on a real disk that is full.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _files = new();
    private readonly SmallDisk _disk = SmallDisk.Mount(megabytes: 4);

    public void Dispose()
    {
        _disk.Dispose();
        _files.Dispose();
    }

    [SmallDiskFact]
    public async Task A_run_that_fills_the_disk_fails_and_the_next_one_succeeds_when_there_is_space()
    {
        _files.Write("a.csv", "Id,Mail\n" + string.Concat(
            Enumerable.Range(0, 40_000).Select(row => $"{row},{row}-{new string('x', 200)}@example.com\n")));
        string flow, dataSet;
        await using (var session = await OpenAsync())
        {
            (flow, dataSet) = await TableFlow.CreateAsync(session, "/a.csv", TableFlow.Hourly);
            var failed = await session.RunAsync(flow);
            Assert.Equal("failed", Status(failed));
            Assert.Contains("INGEST-2004-507", failed.GetRawText(), StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(Path.Combine(_disk.Path, "records")));
            Assert.Equal(0, session.Platform.CountRecords(dataSet));

            _disk.Resize(megabytes: 64);
            session.Platform.AdvanceClock(TimeSpan.FromHours(1));
            Assert.Equal(["failed", "success"], (await session.RunsAsync(flow, 2)).Select(Status));
            Assert.Equal(40_000, session.Platform.CountRecords(dataSet));
        }

        await using var again = await OpenAsync();
        Assert.Equal(40_000, again.Platform.CountRecords(dataSet));
        Assert.Equal("enabled", (await again.GetAsync($"{FlowPath}flows/{flow}")).One.GetProperty("state").GetString());
    }

    [SmallDiskFact]
    public async Task A_request_that_cannot_be_stored_is_503_and_what_was_stored_remains()
    {
        var stored = new List<string>();
        await using (var session = await OpenAsync())
        {
            var isFull = false;
            for (var number = 0; number < 2000 && !isFull; number++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{number} {new string('x', 20_000)}");
                var reply = await session.PostAsync(
                    $"{FlowPath}sourceConnections?mode=draft",
                    $$"""{ "name": "{{name}}", "connectionSpec": { "id": "{{S3}}", "version": "1.0" } }""");
                isFull = reply.Status == HttpStatusCode.ServiceUnavailable;
                if (!isFull)
                {
                    stored.Add(reply.Expect(HttpStatusCode.Created).Body.GetProperty("id").GetString()!);
                }
            }

            Assert.True(isFull, "The disk was not full after 2,000 requests.");
        }

        _disk.Resize(megabytes: 64);
        await using var again = await OpenAsync();
        foreach (var id in stored)
        {
            (await again.GetAsync($"{FlowPath}sourceConnections/{id}")).Expect(HttpStatusCode.OK);
        }
    }

    private Task<Session> OpenAsync() => StartAsync(o => o.Source(S3, _files.Path).Source(Hubspot, _files.Path).DataFolder = _disk.Path);
}
