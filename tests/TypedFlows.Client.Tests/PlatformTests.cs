using System.Text.Json;
using TypedFlows.Client.Tests.Support;
using TypedFlows.Emulator;

namespace TypedFlows.Client.Tests;

/// <summary>Tests lists, changes, actions, exploring, runs with a window, and streaming against the emulator.</summary>
public sealed class PlatformTests : IAsyncLifetime
{
    private const string Hubspot = "cc6a4487-9e91-433e-a3a3-9cf6626c1806";

    private readonly string _folder = Directory.CreateTempSubdirectory("typedflows-platform-").FullName;
    private PlatformEmulator _platform = null!;
    private PlatformClient _client = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "contacts.csv"), "FirstName,Id\nZoë,1\nJosé,2\n");
        _platform = await PlatformEmulator.StartAsync(o => o.Source("amazon-s3", _folder).Source("hubspot", _folder));
        _client = new PlatformClient(_platform.ClientOptions);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _platform.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Lists_are_read_page_by_page_filtered_sorted_and_counted()
    {
        foreach (var name in (string[])["b", "a, \"quoted\" & more", "c", "c"])
        {
            await _client.Connections.CreateAsync(name, Connection);
        }

        var all = await _client.Connections.ListAsync(
            new ListQuery { PageSize = 1, OrderBy = ConnectionProperties.Name.Descending }).ToListAsync();

        Assert.Equal(["c", "c", "b", "a, \"quoted\" & more"], all.Select(connection => connection.Name));
        Assert.Equal(2, await _client.Connections.CountAsync(ConnectionProperties.Name.Is("c")));
        Assert.Equal(3, await _client.Connections.CountAsync(ConnectionProperties.Name.Is("b", "c")));
        Assert.Equal(
            4,
            await _client.Connections.CountAsync(ConnectionProperties.CreatedAt.From(all.Min(connection => connection.CreatedAt)!.Value)));
        Assert.Equal(
            0,
            await _client.Connections.CountAsync(new ListQuery(ConnectionProperties.Name.Is("c"), ConnectionProperties.State.Is("draft"))));
    }

    [Fact]
    public async Task A_connection_is_tested_explored_changed_published_and_deleted()
    {
        var draft = await _client.Connections.CreateDraftAsync("S3", Connection);
        Assert.Equal("draft", (await _client.Connections.GetAsync(draft.Id)).State);
        await _client.Connections.PublishAsync(draft.Id);

        Assert.True(await _client.Connections.TestAsync(draft.Id));
        var file = Assert.Single(await _client.Connections.ExploreRootAsync(draft.Id));
        Assert.Equal("contacts.csv", file.Name);
        var structure = await _client.Connections.ExploreFileAsync(draft.Id, file.Path, DataFormat.Delimited, preview: true);
        Assert.Equal(["FirstName", "Id"], structure.Columns.Select(column => column.Name));
        Assert.NotEmpty(structure.Rows);

        var changed = await _client.Connections.PatchAsync(
            await _client.Connections.GetAsync(draft.Id),
            new ConnectionPatch().Name("S3 again").Auth(new SpecPart("""{"s3AccessKey":"AK2","s3SecretKey":"not-a-key-either"}""")));
        var shown = await _client.Connections.GetAsync(draft.Id);
        Assert.Equal(("S3 again", changed.ETag, "Access Key"), (shown.Name, shown.ETag, shown.AuthSpecName));
        Assert.DoesNotContain("not-a-key-either", shown.Json.GetRawText(), StringComparison.Ordinal);

        await _client.Connections.DeleteAsync(draft.Id);
        Assert.Null(await _client.Connections.FindByIdAsync(draft.Id));
    }

    [Fact]
    public async Task Schemas_classes_datasets_and_mapping_sets_are_listed_changed_and_deleted()
    {
        var columns = await _client.Classes.CreateAsync(XdmClass.AdHoc("Columns", [new("Id", "string")]));
        var schema = await _client.Schemas.CreateAsync(XdmSchema.Of("Columns", columns.Id));
        var dataset = await _client.DataSets.CreateAsync("Columns", schema.Reference, "first");
        var mapping = await _client.MappingSets.CreateAsync(schema.Reference, [new("Id", "_id")], MappingVocabulary.Operations, "Columns");

        Assert.Equal(
            schema.Id, Assert.Single(await _client.Schemas.ListAsync(new PropertyFilter("title", "==", "Columns")).ToListAsync()).Id);
        Assert.Contains(columns.Id, (await _client.Classes.ListAsync().ToListAsync()).Select(one => one.Id));
        Assert.Equal("Renamed", (await _client.Schemas.PatchAsync(schema.Id, new SchemaPatch().Title("Renamed"))).Title);
        await _client.DataSets.PatchAsync(dataset.Id, new DataSetPatch().Description("second"));
        await _client.DataSets.MergeAsync(dataset.Id, JsonDocument.Parse("""{"tags":{"a":["b"]}}""").RootElement);
        var shown = Assert.Single(await _client.DataSets.ListAsync("Columns").ToListAsync());
        Assert.Equal(("second", "b"), (shown.Description, shown.Json.GetProperty("tags").GetProperty("a")[0].GetString()));
        await _client.MappingSets.ReplaceAsync(mapping.Id, schema.Reference, [new("Key", "_id")]);
        Assert.Equal([new MappingRow("Key", "_id")], (await _client.MappingSets.GetAsync(mapping.Id)).Mappings);

        await _client.DataSets.DeleteAsync(dataset.Id);
        await _client.Schemas.DeleteAsync(schema.Id);
        await _client.Classes.DeleteAsync(columns.Id);
        Assert.Empty(await _client.DataSets.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task A_flow_of_one_time_runs_again_over_a_window_and_is_disabled()
    {
        var pipeline = new Pipeline("Contacts")
        {
            Connection = new TestConnection(
                new SpecPart("""{"clientId":"id","clientSecret":"none","accessToken":"none","refreshToken":"none"}""")
                { SpecName = "Basic Authentication" })
            {
                ConnectionSpecId = Hubspot,
            },
            Schema = XdmSchema.Profile(),
            Mapping = { ["Id"] = "_id" },
            Flow = new TestFlow
            {
                FlowSpecId = "14518937-270c-4525-bdec-c2ba7cce3860",
                Source = new SpecPart("""{"path":"contacts"}""") { ConnectionSpecId = Hubspot },
                Schedule = new SpecPart("""{"startTime":1567411548,"frequency":"once"}"""),
            },
            Format = DataFormat.Tabular,
        };
        var applied = await pipeline.ApplyAsync(_client);
        await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        var now = DateTimeOffset.UtcNow;

        var created = await _client.Runs.CreateAsync(applied.FlowId, new RunWindow(now, now.AddYears(-10), now.AddDays(1)));
        var run = await _client.Runs.WaitForRunAsync(created.Id, timeout: TimeSpan.FromMinutes(1));
        await _client.Flows.DisableAsync(applied.FlowId);
        var disabled = await _client.Flows.GetAsync(applied.FlowId);
        await _client.Flows.EnableAsync(applied.FlowId);

        Assert.Equal(FlowRunStatus.Success, run.Status);
        Assert.Equal(("disabled", "enabled"), (disabled.State, (await _client.Flows.GetAsync(applied.FlowId)).State));
        Assert.Equal(2, await _client.Runs.CountAsync(RunProperties.FlowId.Is(applied.FlowId)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_are_streamed_one_by_one_and_together(bool isAuthenticated)
    {
        var connection = await _client.Connections.CreateFromJsonAsync(JsonDocument.Parse($$"""
            {
              "name": "Events", "connectionSpec": { "id": "{{StreamingOperations.ConnectionSpecId}}", "version": "1.0" },
              "auth": { "specName": "Streaming Connection",
                  "params": { "sourceId": "Events", "dataType": "xdm", "name": "Events",
                      "authenticationRequired": {{(isAuthenticated ? "true" : "false")}} } }
            }
            """).RootElement);
        var source = await _client.SourceConnections.CreateStreamingAsync("Events", connection.Id);
        var schema = await _client.Schemas.CreateAsync(XdmSchema.Profile("Events"));
        var dataset = await _client.DataSets.CreateAsync("Events", schema.Reference);
        var target = await _client.TargetConnections.CreateAsync("Events", dataset.Id, schema.Reference);
        var flow = await _client.Flows.CreateFromJsonAsync(JsonDocument.Parse($$"""
            {
              "name": "Events", "flowSpec": { "id": "d8a6f005-7eaf-4153-983e-e8574508b877", "version": "1.0" },
              "sourceConnectionIds": ["{{source.Id}}"], "targetConnectionIds": ["{{target.Id}}"]
            }
            """).RootElement);
        var inlet = StreamingInlet.Of(await _client.Connections.GetAsync(connection.Id), flow.Id);
        StreamingMessage Event(int number) =>
            StreamingMessage.Xdm(schema.Reference, dataset.Id, flow.Id, JsonDocument.Parse($$"""{"_id":"{{number}}"}""").RootElement);

        var receipt = await _client.Streaming.SendAsync(inlet, Event(0));
        var batch = await _client.Streaming.SendBatchAsync(
            inlet, [.. Enumerable.Range(1, 2500).Select(Event), StreamingMessage.Raw(writer => writer.WriteNumberValue(5))]);

        Assert.Equal(isAuthenticated, inlet.IsAuthenticated);
        Assert.NotNull(receipt.XactionId);
        Assert.Equal("messages: 2501 sent, 2500 accepted, 1 rejected", batch.ToString());
        Assert.Equal((2500, 400), (Assert.Single(batch.Failed).Index, batch.Failed.Single().Status));
        Assert.Equal(2501, _platform.CountRecords(dataset.Id));
        if (isAuthenticated)
        {
            var error = await Assert.ThrowsAsync<PlatformException>(
                () => _client.Streaming.SendAsync(inlet with { IsAuthenticated = false }, Event(1)));
            Assert.Equal(401, error.Status);
        }
    }

    private static TestConnection Connection => new(new SpecPart("""{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-a-real-key"}"""));
}
