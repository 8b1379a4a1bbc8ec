using System.Text.Json;
using TypedFlows.Client.Tests.Support;
using TypedFlows.Emulator;

namespace TypedFlows.Client.Tests.Contract;

/// <summary>Makes every call of the client once against the emulator and records the exchanges.</summary>
internal static class ScenarioFixture
{
    private const string Hubspot = "cc6a4487-9e91-433e-a3a3-9cf6626c1806";
    private static readonly Lazy<Task<IReadOnlyList<Exchange>>> s_exchanges = new(PlayAsync);

    public static Task<IReadOnlyList<Exchange>> ExchangesAsync() => s_exchanges.Value;

    private static async Task<IReadOnlyList<Exchange>> PlayAsync()
    {
        var folder = Directory.CreateTempSubdirectory("typedflows-contract-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "contacts.csv"), "FirstName,Id\nZoë,1\nJosé,2\n");
            await using var platform = await PlatformEmulator.StartAsync(
                options => options.Source("amazon-s3", folder).Source("hubspot", folder));
            using var recorder = new ExchangeRecorder();
            using var http = new HttpClient(recorder);
            using var client = new PlatformClient(http, platform.ClientOptions);
            await PlaySpecsAsync(client);
            await PlayConnectionsAsync(client);
            var schema = await PlayRegistryAsync(client);
            var dataset = await PlayDatasetsAsync(client, schema);
            await PlayMappingsAsync(client, schema);
            await PlayEndsAsync(client, dataset, schema);
            await PlayFlowsAsync(client, platform);
            await PlayStreamingAsync(client);
            await File.WriteAllTextAsync(Path.Combine(folder, "contacts.csv"), "FirstName,Id\nZoë,1\nJosé\n");
            await PlayBatchesAsync(client);
            await PlayErrorsAsync(client);
            return recorder.Exchanges;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PlaySpecsAsync(PlatformClient client)
    {
        await client.FlowSpecs.ListAsync(new ListQuery { PageSize = 2, OrderBy = SpecProperties.Name.Ascending }).ToListAsync();
        await client.FlowSpecs.GetAsync((await client.FlowSpecs.FindAsync("CloudStorageToAEP"))!.Id);
        await client.FlowSpecs.SearchAsync(SpecProperties.Name.Is("CRMToAEP")).ToListAsync();
        await client.FlowSpecs.CountAsync();
        await client.ConnectionSpecs.GetAsync((await client.ConnectionSpecs.FindAsync("amazon-s3"))!.Id);
        await Rejected(() => client.ConnectionSpecs.ExploreAsync(SpecPart.AmazonS3));
        await Rejected(() => client.ConnectionSpecs.GetConfigsAsync(SpecPart.AmazonS3));
    }

    private static async Task PlayConnectionsAsync(PlatformClient client)
    {
        var draft = await client.Connections.CreateDraftAsync("Draft", S3);
        await client.Connections.PublishAsync(draft.Id);
        await client.Connections.TestAsync(draft.Id);
        await client.Connections.ExploreRootAsync(draft.Id);
        await client.Connections.ExploreFolderAsync(draft.Id, "/");
        await client.Connections.ExploreFileAsync(draft.Id, "/contacts.csv", DataFormat.Delimited, preview: true);
        await Rejected(() => client.Connections.GetConfigsAsync(draft.Id));
        await client.Connections.PatchAsync(
            await client.Connections.GetAsync(draft.Id), new ConnectionPatch().Name("Renamed").Description("changed"));
        await client.Connections.ListAsync(new ListQuery(ConnectionProperties.Name.Is("Renamed")) { PageSize = 1 }).ToListAsync();
        await client.Connections.SearchAsync(ConnectionProperties.Name.Is("Renamed")).ToListAsync();
        await client.Connections.DeleteAsync(draft.Id);
    }

    private static async Task<TenantSchema> PlayRegistryAsync(PlatformClient client)
    {
        var columns = await client.Classes.CreateAsync(XdmClass.AdHoc("Columns", [new("Id", "string")]));
        await client.Classes.ListAsync().ToListAsync();
        await client.Classes.PatchAsync((await client.Classes.GetAsync(columns.Id)).Id, new SchemaPatch().Title("Renamed"));
        await client.Classes.ReplaceAsync(
            columns.Id,
            Json("""{"type":"object","title":"Columns","description":"","allOf":[{"$ref":"https://ns.adobe.com/xdm/data/adhoc"}]}"""));
        await client.Classes.DeleteAsync(columns.Id);

        var schema = await client.Schemas.CreateAsync(XdmSchema.Profile("Replaced"));
        await client.Schemas.ReplaceAsync(
            schema.Id,
            Json("""{"type":"object","title":"Replaced","description":"anew","allOf":"""
                + """[{"$ref":"https://ns.adobe.com/xdm/context/profile"}]}"""));
        await client.Schemas.PatchAsync(schema.Id, new SchemaPatch().Title("Renamed"));
        await client.Schemas.ListAsync(new ListQuery { PageSize = 10, OrderBy = "title" }).ToListAsync();
        await client.Schemas.GetFullAsync(schema.Id);
        await client.Schemas.GetStatsAsync();
        await client.Schemas.GetDescriptorsAsync(schema.Id);
        await client.Schemas.DeleteAsync(schema.Id);
        return await client.Schemas.GetAsync((await client.Schemas.CreateAsync(XdmSchema.Profile("People"))).Id);
    }

    private static async Task<string> PlayDatasetsAsync(PlatformClient client, TenantSchema schema)
    {
        var dataset = await client.DataSets.CreateAsync("Changed", schema.Reference, "first");
        await client.DataSets.ListAsync("Changed").ToListAsync();
        await client.DataSets.PatchAsync(dataset.Id, new DataSetPatch().Description("second"));
        await client.DataSets.MergeAsync(dataset.Id, Json("""{"tags":{"a":["b"]}}"""));
        await client.DataSets.MergeNestedAsync(await client.DataSets.GetAsync(dataset.Id), Json("""{"tags":{"c":["d"]}}"""));
        await client.DataSets.DeleteAsync(dataset.Id);
        return (await client.DataSets.CreateAsync("People", schema.Reference)).Id;
    }

    private static async Task PlayMappingsAsync(PlatformClient client, TenantSchema schema)
    {
        await client.MappingSets.CreateAsync(schema.Reference, [new("Id", "_id")]);
        var set = await client.MappingSets.CreateAsync(schema.Reference, [new("Id", "_id")], MappingVocabulary.Operations, "People");
        await client.MappingSets.ReplaceAsync(
            (await client.MappingSets.GetAsync(set.Id)).Id, schema.Reference, [new("Key", "_id")], MappingVocabulary.Operations);
        await client.MappingSets.ListAsync("People").ToListAsync();

        MappingRow[] rows =
        [
            new("Id", "_id"), MappingRow.Expression("lower(Name)", to: "person.name.fullName"),
            MappingRow.Constant("work", to: "personalEmail.type"), MappingRow.Expression("1 / 0", to: "person.name.lastName"),
        ];
        await client.MappingSets.CreateAsync(schema.Reference, rows);
        await client.MappingSets.ValidateAsync(schema.Reference, [.. rows, MappingRow.Expression("lower(", to: "person.name.middleName")]);
        await client.MappingSets.PreviewAsync(schema.Reference, rows, [Json("""{"Id":"1","Name":"ADA"}""")]);
        await client.Expressions.ValidateAsync("lower(Id)");
        await client.Expressions.ValidateAsync("lower(");
        await client.Expressions.ListFunctionsAsync();
        await client.Expressions.ListOperatorsAsync();
    }

    private static async Task PlayEndsAsync(PlatformClient client, string dataset, TenantSchema schema)
    {
        var connection = await client.Connections.CreateAsync("Ends", S3, "for its ends");
        var source = await client.SourceConnections.CreateDraftAsync("Ends", connection.Id, Source, DataFormat.Delimited);
        await client.SourceConnections.PublishAsync(source.Id);
        await client.SourceConnections.PatchAsync(
            await client.SourceConnections.GetAsync(source.Id), new SourceConnectionPatch().Description("changed"));
        await client.SourceConnections.ListAsync().ToListAsync();
        await client.SourceConnections.CountAsync();
        await client.SourceConnections.DeleteAsync(source.Id);
        var target = await client.TargetConnections.CreateDraftAsync("Ends", dataset, schema.Reference);
        await client.TargetConnections.PublishAsync(target.Id);
        await client.TargetConnections.PatchAsync(
            await client.TargetConnections.GetAsync(target.Id), new TargetConnectionPatch().Name("Renamed"));
        await client.TargetConnections.ListAsync().ToListAsync();
        await client.TargetConnections.DeleteAsync(target.Id);
    }

    private static async Task PlayFlowsAsync(PlatformClient client, PlatformEmulator platform)
    {
        platform.AddFault("""{"kind":"fail","message":"the source is away"}""");
        var applied = await Contacts("Failing", SpecPart.AmazonS3, """{"startTime":1567411548,"frequency":"minute","interval":30}""")
            .ApplyAsync(client);
        var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        await client.Runs.WaitForRunAsync((await client.Runs.RetriggerAsync(run.Id)).Id, timeout: TimeSpan.FromMinutes(1));
        await client.Runs.ListAsync(
            new ListQuery(RunProperties.FlowId.Is(applied.FlowId), RunProperties.Status.Is("failed")) { PageSize = 5 }).ToListAsync();
        await client.Flows.DisableAsync(applied.FlowId);
        await client.Flows.EnableAsync(applied.FlowId);
        await client.Flows.PatchAsync(
            await client.Flows.GetAsync(applied.FlowId), new FlowPatch().Replace("/scheduleParams/interval", 60).Remove("/description"));
        await client.Flows.ListAsync(new ListQuery { OrderBy = FlowProperties.Name.Descending }).ToListAsync();
        await client.Flows.SearchAsync(
            new ListQuery(FlowProperties.Name.Is("Failing")) { PageSize = 1, OrderBy = FlowProperties.Name.Ascending }).ToListAsync();
        await client.Flows.CountAsync();
        await client.Flows.DeleteAsync(applied.FlowId);

        var once = await Contacts("Once", Hubspot, """{"startTime":1567411548,"frequency":"once"}""").ApplyAsync(client);
        await once.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        var now = DateTimeOffset.UtcNow;
        await client.Runs.CreateAsync(once.FlowId, new RunWindow(now, now.AddYears(-10), now.AddDays(1)));
    }

    private static async Task PlayStreamingAsync(PlatformClient client)
    {
        var connection = await client.Connections.CreateFromJsonAsync(Json(
            """{"name":"Events","connectionSpec":{"id":"bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb","version":"1.0"}"""
                + ""","auth":{"specName":"Streaming Connection","params":"""
                + """{"sourceId":"Events","dataType":"xdm","name":"Events","authenticationRequired":true}}}"""));
        var schema = await client.Schemas.CreateAsync(XdmSchema.Profile("Events"));
        var dataset = await client.DataSets.CreateAsync("Events", schema.Reference);
        var source = await client.SourceConnections.CreateStreamingAsync("Events", connection.Id);
        var target = await client.TargetConnections.CreateAsync("Events", dataset.Id, schema.Reference);
        var flow = await client.Flows.CreateAsync(
            "Events", new TestFlow { FlowSpecId = "d8a6f005-7eaf-4153-983e-e8574508b877" }, source.Id, target.Id);
        var inlet = StreamingInlet.Of(await client.Connections.GetAsync(connection.Id), flow.Id);
        var message = StreamingMessage.Xdm(schema.Reference, dataset.Id, flow.Id, Json("""{"_id":"1"}"""), "Events");
        await client.Streaming.SendAsync(inlet, message);
        await client.Streaming.SendAsync(inlet, message, validate: true);
        await client.Streaming.SendBatchAsync(inlet, [message, message]);
        var run = Assert.Single(await client.Runs.ListAsync(flow.Id).ToListAsync());
        Assert.Empty(await client.Batches.GetFailedRecordsAsync(run).ToListAsync());
    }

    private static async Task PlayBatchesAsync(PlatformClient client)
    {
        var applied = await Contacts("Failed rows", SpecPart.AmazonS3, """{"startTime":1567411548,"frequency":"once"}""")
            .ApplyAsync(client);
        var run = await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
        var batch = await client.Batches.GetAsync(Assert.Single(run.BatchIds));
        Assert.Single(await client.Batches.GetFailedRecordsAsync(batch.Id).ToListAsync());
        await client.Batches.ListAsync(new BatchQuery
        {
            DataSetId = batch.DataSetIds[0],
            Status = batch.Status,
            CreatedAfter = DateTimeOffset.UnixEpoch,
            CreatedBefore = batch.CreatedAt?.AddDays(1),
            OrderBy = "desc:created",
        }).ToListAsync();
        Assert.Null(await client.Batches.FindByIdAsync("none"));
        await Rejected(() => client.Batches.GetFailedRecordsAsync("none").ToListAsync());
    }

    /// <summary>Provokes each kind of error response of the services.</summary>
    private static async Task PlayErrorsAsync(PlatformClient client)
    {
        await Rejected(() => client.Flows.GetAsync("00000000-0000-4000-8000-000000000000"));
        await Rejected(() => client.Connections.CreateFromJsonAsync(Json("""{"name":"Nothing else"}""")));
        await Rejected(() => client.Schemas.GetAsync("https://ns.adobe.com/emulator/schemas/none"));
        await Rejected(() => client.DataSets.GetAsync("none"));
        await Rejected(() => client.MappingSets.GetAsync("none"));
        var connection = await client.Connections.GetAsync((await client.Connections.CreateAsync("Stale", S3)).Id);
        await client.Connections.PatchAsync(connection, new ConnectionPatch().Name("Fresh"));
        await Rejected(() => client.Connections.PatchAsync(connection, new ConnectionPatch().Name("Stale again")));
    }

    private static TestConnection S3 => new(new SpecPart("""{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-a-real-key"}"""));

    private static SpecPart Source => new("""{"path":"/","recursive":true}""");

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static async Task Rejected(Func<Task> call) => await Assert.ThrowsAsync<PlatformException>(call);

    private static Pipeline Contacts(string name, string spec, string schedule) => new(name)
    {
        Connection = spec == Hubspot
            ? new TestConnection(
                new SpecPart("""{"clientId":"id","clientSecret":"none","accessToken":"none","refreshToken":"none"}""")
                { SpecName = "Basic Authentication" })
            { ConnectionSpecId = Hubspot }
            : S3,
        Schema = XdmSchema.Profile(),
        Mapping = { ["Id"] = "_id" },
        Format = spec == Hubspot ? DataFormat.Tabular : null,
        Flow = new TestFlow
        {
            FlowSpecId = spec == Hubspot ? "14518937-270c-4525-bdec-c2ba7cce3860" : "9753525b-82c7-4dce-8a9b-5ccfce2b9876",
            Source = spec == Hubspot ? new SpecPart("""{"path":"contacts"}""") { ConnectionSpecId = Hubspot } : Source,
            Schedule = new SpecPart(schedule),
        },
    };
}
