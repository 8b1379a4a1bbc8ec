using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests that a snapshot is restored completely or not at all, and that its size does not matter.</summary>
public sealed class SnapshotTests : IAsyncLifetime
{
    private readonly TemporaryFolder _files = new();
    private readonly TemporaryFolder _data = new();
    private RecordStoreProbe _probe = null!;
    private Session _session = null!;

    public async Task InitializeAsync() => _session = await OpenAsync(_data.Path);

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _files.Dispose();
        _data.Dispose();
    }

    [Theory]
    [InlineData("""{ "format": 2, "resources": [], "records": {} }""", "supported format: 1")]
    [InlineData("""{ "resources": [], "records": {}, "format": 2 }""", "supported format: 1")]
    [InlineData("""{ "format": "1", "resources": [], "records": {} }""", "supported format: 1")]
    [InlineData("""{ "resources": [], "records": {} }""", "supported format: 1")]
    [InlineData("""{ "format": 1, "resources": [], "records": { "a": [1] } }""", "objects")]
    [InlineData("""{ "format": 1, "resources": [], "records": { "a": {} } }""", "array")]
    [InlineData("""{ "format": 1, "resources": [], "records": { "a": [{}], "b": 1 } }""", "array")]
    [InlineData("""{ "format": 1, "resources": [{ "sandbox": "prod", "kind": "7", "id": "x", "document": {} }], "records": {} }""", "kind")]
    [InlineData(
        """{ "format": 1, "resources": [{ "sandbox": "prod", "kind": "Flow", "id": "x", "document": 7 }], "records": {} }""", "document")]
    [InlineData(
        """{ "format": 1, "resources": [{ "sandbox": "prod", "kind": "Flow", "id": "x", "document": { "a": "\ud800" } }],"""
            + """ "records": {} }""",
        "surrogate")]
    [InlineData("""{ "format": 1, "resources": [], "records": { "a": [{ "b": "\ud800" }] } }""", "surrogate")]
    [InlineData("""{ "format": 1, "resources": [], "records": {} } x""", "line 1")]
    [InlineData("""{ "format": 1, "resources": [], "records": { "a": [{}""", "not JSON")]
    [InlineData("[]", "object")]
    [InlineData("", "not JSON")]
    public async Task A_snapshot_with_an_error_changes_nothing(string snapshot, string expected)
    {
        var (flow, dataSetId) = await CreateFlowAsync(5);
        var reply = (await PutAsync(Encoding.UTF8.GetBytes(snapshot))).Expect(HttpStatusCode.BadRequest);
        Assert.Contains(expected, reply.Text, StringComparison.Ordinal);
        await AssertUnchangedAsync(flow, dataSetId, 5);
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => _session.Platform.RestoreAsync(Encoding.UTF8.GetBytes(snapshot)));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        await AssertUnchangedAsync(flow, dataSetId, 5);
        Assert.Empty(Directory.GetFiles(Path.Combine(_data.Path, "records")));
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_stored_changes_nothing()
    {
        var (flow, dataSetId) = await CreateFlowAsync(5);
        var snapshot = _session.Platform.TakeSnapshot();
        _files.Write("a.csv", Rows(7));
        foreach (var isFlush in (bool[])[true, false])
        {
            Action full = () => throw new StorageException("No space left on device", new IOException());
            (_probe.Flushing, _probe.Committing) = isFlush ? (full, (Action?)null) : (null, full);
            (await PutAsync(snapshot)).Expect(HttpStatusCode.ServiceUnavailable);
            await Assert.ThrowsAsync<IOException>(() => _session.Platform.RestoreAsync(snapshot));
            (_probe.Flushing, _probe.Committing) = (null, null);
            await AssertUnchangedAsync(flow, dataSetId, 5);
        }

        // The schedule continues.
        _session.Platform.AdvanceClock(TimeSpan.FromHours(1));
        Assert.Equal(2, (await _session.RunsAsync(flow, 2)).Count);
    }

    [Fact]
    public async Task Every_snapshot_can_be_restored_whatever_its_size()
    {
        var (flow, dataSetId) = await CreateFlowAsync(900_000);
        using var response = await _session.Http.GetAsync(
            new Uri("/_emulator/snapshot", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        var path = Path.Combine(_files.Path, "snapshot.json");
        await using (var file = File.Create(path))
        {
            await response.Content.CopyToAsync(file);
        }

        Assert.True(new FileInfo(path).Length > 80_000_000);
        using var empty = new TemporaryFolder();
        await using var other = await OpenAsync(empty.Path);
        await using (var file = File.OpenRead(path))
        {
            using var content = new StreamContent(file);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
            (await other.SendAsync(HttpMethod.Put, "/_emulator/snapshot", content)).Expect(HttpStatusCode.NoContent);
        }

        Assert.Equal(900_000, other.Platform.CountRecords(dataSetId));
        Assert.Equal(flow, (await other.GetAsync(FlowPath + "flows")).One.GetProperty("id").GetString());
        Assert.Equal(
            (await _session.Platform.GetRecordsAsync(dataSetId, 3, 899_997)).Select(record => record.GetRawText()),
            (await other.Platform.GetRecordsAsync(dataSetId, 3, 899_997)).Select(record => record.GetRawText()));
    }

    [Fact]
    public async Task A_snapshot_that_an_editor_has_formatted_is_restored()
    {
        var (flow, dataSetId) = await CreateFlowAsync(5);
        var node = JsonNode.Parse(_session.Platform.TakeSnapshot().Span)!;
        var text = "\uFEFF" + node.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
        await _session.Platform.ResetAsync();
        (await PutAsync(Encoding.UTF8.GetBytes(text))).Expect(HttpStatusCode.NoContent);
        await AssertUnchangedAsync(flow, dataSetId, 5);
    }

    [Fact]
    public async Task Runs_that_wait_in_a_snapshot_are_executed_after_its_restore()
    {
        var (flow, dataSetId) = await CreateFlowAsync(5, TableFlow.Once);
        using var isOpen = new ManualResetEventSlim();
        _probe.Appending = () => isOpen.Wait();
        for (var i = 0; i < 2; i++)
        {
            (await _session.PostAsync(FlowPath + "runs", $$"""
                { "flowId": "{{flow}}",
                    "params": { "startTime": 1, "windowStartTime": 0, "windowEndTime": 4102444800, "deltaColumn": { "name": "" } } }
                """)).Expect(HttpStatusCode.Created);
        }

        var snapshot = _session.Platform.TakeSnapshot();
        isOpen.Set();
        await _session.RunsAsync(flow, 3);
        using var empty = new TemporaryFolder();
        await using var other = await OpenAsync(empty.Path);
        await other.Platform.RestoreAsync(snapshot);
        Assert.All(await other.RunsAsync(flow, 3), run => Assert.Equal("success", Status(run)));
        Assert.Equal(15, other.Platform.CountRecords(dataSetId));
    }

    private static string Rows(int count) =>
        "Id,Mail\n" + string.Concat(Enumerable.Range(0, count).Select(row => $"{row},name-{row:D24}@mail.example.com\n"));

    private async Task<Session> OpenAsync(string data) => await Session.StartAsync(o =>
    {
        o.Source(Hubspot, _files.Path).DataFolder = data;
        o.Decorate = store => _probe = new(store);
    });

    private async Task<(string Flow, string DataSetId)> CreateFlowAsync(int rows, string schedule = TableFlow.Hourly)
    {
        _files.Write("a.csv", Rows(rows));
        var (flow, dataSetId) = await TableFlow.CreateAsync(_session, "/a.csv", schedule);
        Assert.Equal("success", Status(await _session.RunAsync(flow)));
        return (flow, dataSetId);
    }

    private async Task<Reply> PutAsync(ReadOnlyMemory<byte> snapshot)
    {
        using var content = new ReadOnlyMemoryContent(snapshot);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        return await _session.SendAsync(HttpMethod.Put, "/_emulator/snapshot", content);
    }

    private async Task AssertUnchangedAsync(string flow, string dataSetId, long records)
    {
        Assert.Equal(flow, (await _session.GetAsync(FlowPath + "flows")).One.GetProperty("id").GetString());
        Assert.Single(await _session.RunsAsync(flow));
        Assert.Equal(records, _session.Platform.CountRecords(dataSetId));
    }
}
