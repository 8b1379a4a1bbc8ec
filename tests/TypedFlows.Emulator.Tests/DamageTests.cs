using System.Text;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>
/// Tests that damage of a data folder is reported at the start, changes no value, doubles no record, and deletes no file.
/// </summary>
[Collection(SerialCollection.Name)]
public sealed class DamageTests : IDisposable
{
    private const int Rows = 12_000;

    private readonly TemporaryFolder _files = new();
    private readonly TemporaryFolder _data = new();

    private string RecordFile => Assert.Single(Directory.GetFiles(Path.Combine(_data.Path, "records"), "*.records"));

    public void Dispose()
    {
        _files.Dispose();
        _data.Dispose();
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.99999)]
    public async Task A_flipped_byte_in_a_file_of_records_is_reported_and_its_batch_is_left_out(double where)
    {
        var (_, small, large) = await CreateAsync();
        var file = RecordFile;
        var length = new FileInfo(file).Length;
        DataFiles.Flip(file, (long)(length * where));

        await using var session = await OpenAsync();
        if (where < 0.9)
        {
            AssertReported(session, Path.GetFileName(file));
            Assert.Equal(0, session.Platform.CountRecords(large));
        }

        Assert.Equal(3, session.Platform.CountRecords(small));
        Assert.Equal(length, new FileInfo(file).Length);
    }

    [Fact]
    public async Task A_missing_file_of_records_is_reported()
    {
        var (_, small, large) = await CreateAsync();
        var file = RecordFile;
        File.Delete(file);
        await using var session = await OpenAsync();
        AssertReported(session, Path.GetFileName(file));
        Assert.Equal((3, 0), (session.Platform.CountRecords(small), session.Platform.CountRecords(large)));
    }

    /// <summary>
    /// Flips bytes in every part of the database. The start either fails with a clear error, or reports what it leaves out.
    /// </summary>
    [Fact]
    public async Task A_flipped_byte_in_the_database_changes_no_value_and_doubles_no_record()
    {
        var (flows, small, large) = await CreateAsync();
        var database = Path.Combine(_data.Path, "platform.db");
        var intact = await File.ReadAllBytesAsync(database);
        var file = RecordFile;
        var before = await ResourcesAsync();
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            await File.WriteAllBytesAsync(database, intact);
            var position = i < 10 ? i * 10 : random.Next(intact.Length);
            DataFiles.Flip(database, position);
            try
            {
                await using var session = await OpenAsync();
                await Task.Delay(50);
                Assert.True(session.Platform.CountRecords(small) is 0 or 3, $"byte {position}");
                Assert.True(session.Platform.CountRecords(large) is 0 or Rows, $"byte {position}");
                var isReported = session.Platform.ReadJournal().Any(IsReport);
                foreach (var item in (await session.GetAsync(FlowPath + "flows")).Items)
                {
                    Assert.Contains(WithoutRun(item), before);
                }

                var isComplete = session.Platform.CountRecords(small) == 3
                    && session.Platform.CountRecords(large) == Rows
                    && (await session.GetAsync(FlowPath + "flows")).Items.Count == flows.Count;
                Assert.True(isComplete || isReported, $"byte {position}");
            }
            catch (InvalidDataException e)
            {
                Assert.Contains("platform.db", e.Message + e.InnerException?.Message, StringComparison.Ordinal);
            }

            Assert.True(File.Exists(file), $"byte {position}");
        }

        async Task<HashSet<string>> ResourcesAsync()
        {
            await using var session = await OpenAsync();
            return [.. (await session.GetAsync(FlowPath + "flows")).Items.Select(WithoutRun)];
        }

        // A run can be lost, and is reported.
        static string WithoutRun(System.Text.Json.JsonElement flow) => string.Join(
            ',', flow.EnumerateObject().Where(member => member.Name != "lastRunDetails")
                .Select(member => member.Name + member.Value.GetRawText()));
    }

    [Fact]
    public async Task A_missing_database_stops_the_start_and_deletes_nothing()
    {
        await CreateAsync();
        var database = Path.Combine(_data.Path, "platform.db");
        var file = RecordFile;
        File.Move(database, database + ".moved");
        var exception = await Assert.ThrowsAsync<InvalidDataException>(OpenAsync);
        Assert.Contains("platform.db is missing", exception.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
        Assert.False(File.Exists(database));

        File.Move(database + ".moved", database);
        await using var session = await OpenAsync();
        Assert.DoesNotContain(session.Platform.ReadJournal(), IsReport);
    }

    [Fact]
    public async Task Only_files_that_were_never_complete_are_deleted()
    {
        var (_, _, large) = await CreateAsync();
        var records = Path.Combine(_data.Path, "records");
        var half = (await File.ReadAllBytesAsync(RecordFile))[..500_001];
        var whole = Encoding.UTF8.GetBytes("\u0002\0\0\0{}");
        await File.WriteAllBytesAsync(Path.Combine(records, "half.records"), half);
        await File.WriteAllBytesAsync(Path.Combine(records, "earlier.records"), whole);
        File.Copy(RecordFileOf(large), Path.Combine(records, "complete.records"));
        await File.WriteAllTextAsync(Path.Combine(records, "notes.txt"), "mine");

        await using var session = await OpenAsync();
        Assert.False(File.Exists(Path.Combine(records, "half.records")));
        foreach (var kept in (string[])["earlier.records", "complete.records", "notes.txt"])
        {
            Assert.True(File.Exists(Path.Combine(records, "unreferenced", kept)), kept);
            AssertReported(session, kept);
        }

        Assert.Equal(Rows, session.Platform.CountRecords(large));

        string RecordFileOf(string dataSet) => Directory.GetFiles(records, "*.records")
            .Single(path => new FileInfo(path).Length > 600_000 && dataSet.Length > 0);
    }

    [Fact]
    public async Task A_damaged_write_ahead_log_is_reported_and_kept()
    {
        using (var host = await HostProcess.StartAsync("--data", _data.Path))
        {
            await DurableFlows.CreateAsync(host);
            await host.KillAsync();
        }

        var log = Path.Combine(_data.Path, "platform.db-wal");
        var intact = await File.ReadAllBytesAsync(log);
        Assert.True(intact.Length > 10_000);
        var database = await File.ReadAllBytesAsync(Path.Combine(_data.Path, "platform.db"));
        foreach (var position in (int[])[2, 20, 100, intact.Length / 2, intact.Length - 10])
        {
            foreach (var path in Directory.GetFiles(_data.Path).Where(path => !path.EndsWith("lock", StringComparison.Ordinal)))
            {
                File.Delete(path);
            }

            await File.WriteAllBytesAsync(Path.Combine(_data.Path, "platform.db"), database);
            await File.WriteAllBytesAsync(log, intact);
            DataFiles.Flip(log, position);
            var damaged = await File.ReadAllBytesAsync(log);
            await using var session = await OpenAsync();
            AssertReported(session, "platform.db-wal");
            Assert.Equal(damaged, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(_data.Path, "*.damaged"))));
        }
    }

    [Fact]
    public async Task A_data_folder_of_version_0_1_0_starts_and_gets_checksums()
    {
        var (flows, small, large) = await CreateAsync();
        DataFiles.MakeOlder(_data.Path);
        await using (var session = await OpenAsync())
        {
            Assert.DoesNotContain(session.Platform.ReadJournal(), IsReport);
            Assert.Equal(flows.Count, (await session.GetAsync(FlowPath + "flows")).Items.Count);
            Assert.Equal((3, Rows), (session.Platform.CountRecords(small), session.Platform.CountRecords(large)));
        }

        DataFiles.Flip(RecordFile, 100_000);
        await using var damaged = await OpenAsync();
        AssertReported(damaged, Path.GetFileName(RecordFile));
    }

    [Fact]
    public async Task The_fixture_of_version_0_1_0_starts()
    {
        var fixture = Path.Combine(AppContext.BaseDirectory, "Fixtures", "0.1.0", "platform.db");
        File.Copy(fixture, Path.Combine(_data.Path, "platform.db"));
        await using (var session = await OpenAsync())
        {
            Assert.DoesNotContain(session.Platform.ReadJournal(), IsReport);
            Assert.NotEmpty((await session.GetAsync(FlowPath + "flows")).Items);
        }

        // A second start finds the checksums that the first has added.
        await using var again = await OpenAsync();
        Assert.DoesNotContain(again.Platform.ReadJournal(), IsReport);
    }

    private static bool IsReport(System.Text.Json.JsonElement entry) => entry.GetProperty("refusal").GetString() == "unreadable-data";

    private static void AssertReported(Session session, string subject) => Assert.Contains(
        session.Platform.ReadJournal(),
        entry => IsReport(entry)
            && (entry.GetProperty("path").GetString() + entry.GetProperty("reason").GetString())
                .Contains(subject, StringComparison.Ordinal));

    /// <summary>Stores a small batch in the database and a large one in a file.</summary>
    private async Task<(List<string> Flows, string Small, string Large)> CreateAsync()
    {
        _files.Write("small.csv", "Id,Mail\n1,a@example.com\n2,b@example.com\n3,c@example.com\n");
        _files.Write(
            "large.csv",
            "Id,Mail\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"{row},{new string('x', 90)}{row}@example.com\n")));
        await using var session = await OpenAsync();
        var small = await TableFlow.CreateAsync(session, "/small.csv", TableFlow.Hourly);
        var large = await TableFlow.CreateAsync(session, "/large.csv", TableFlow.Hourly);
        foreach (var flow in (string[])[small.FlowId, large.FlowId])
        {
            Assert.Equal("success", Status(await session.RunAsync(flow)));
        }

        return ([small.FlowId, large.FlowId], small.DataSetId, large.DataSetId);
    }

    private Task<Session> OpenAsync() => Session.StartAsync(o => o.Source(Hubspot, _files.Path).DataFolder = _data.Path);
}
