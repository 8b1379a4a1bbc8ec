using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Compares the requests of the client for each call of the cloud storage tutorial with the bodies in the tutorial.</summary>
public sealed class TutorialRequestTests
{
    private const string Schema = "https://ns.adobe.com/{TENANT_ID}/schemas/417a33eg81a221bd10495920574gfa2d";
    private const string Handle = """{"id":"9a603322-19d2-4de9-89c6-c98bd54eb184","etag":"\"2a007aa8-0000-0200-0000-5e597aaf0000\""}""";

    [Fact]
    public async Task A_source_connection_is_as_printed_but_for_the_format_of_a_CSV_file()
    {
        await using var server = RecordingServer.Start(Reply.Created(Handle));
        using var client = server.Client();

        var created = await client.SourceConnections.CreateAsync(
            "Source Connection for a cloud storage",
            "4cb0c374-d3bb-4557-b139-5712880adc55",
            new SpecPart("""{"path":"/some/path/data.csv","recursive":true}""")
            {
                ConnectionSpecId = "b3ba5556-48be-44b7-8b85-ff2b69b46dc4",
            },
            DataFormat.Delimited,
            new XdmSchemaRef("https://ns.adobe.com/{TENANT_ID}/schemas/140c03de81b959db95879033945cfd4c"),
            "Source Connection to ingest data.csv");

        Assert.Equal("9a603322-19d2-4de9-89c6-c98bd54eb184", created.Id);
        Assert.Equal("\"2a007aa8-0000-0200-0000-5e597aaf0000\"", created.ETag);
        Expect(
            server,
            "/data/foundation/flowservice/sourceConnections",
            "source-connection",
            """/data/format: "parquet_xdm" -> "delimited" """,
            """/data/schema/version: "application/vnd.adobe.xed-full-notext+json; version=1" ->"""
                + """ "application/vnd.adobe.xed-full-notext+json;version=1" """,
            """/params/recursive: "true" -> true""");
    }

    [Fact]
    public async Task A_profile_schema_is_as_printed()
    {
        await using var server = RecordingServer.Start(Reply.Created(
            $$$"""{"$id":"{{{Schema}}}","meta:altId":"_t.schemas.417a","version":"1.0","title":"T","meta:registryMetadata":"""
                + """{"eTag":"6m/FrIlXYU2+yH6idbcmQhKSlMo="}}"""));
        using var client = server.Client();

        var schema = await client.Schemas.CreateAsync(XdmSchema.Profile("Target schema for cloud storage source connector"));

        Assert.Equal(new XdmSchemaRef(Schema, "1.0"), schema.Reference);
        Assert.Equal("6m/FrIlXYU2+yH6idbcmQhKSlMo=", schema.ETag);
        Expect(server, "/data/foundation/schemaregistry/tenant/schemas", "schema");
    }

    [Fact]
    public async Task A_dataset_is_as_printed_without_the_blank_in_the_media_type()
    {
        await using var server = RecordingServer.Start(Reply.Created("""["@/dataSets/5c8c3c555033b814b69f947f"]"""));
        using var client = server.Client();

        var dataset = await client.DataSets.CreateAsync("Target Dataset", new XdmSchemaRef(Schema));

        Assert.Equal(new ResourceVersion("5c8c3c555033b814b69f947f", null), dataset);
        Expect(
            server,
            "/data/foundation/catalog/dataSets",
            "dataset",
            """/schemaRef/contentType: "application/vnd.adobe.xed-full-notext+json; version=1" ->"""
                + """ "application/vnd.adobe.xed-full-notext+json;version=1" """);
    }

    [Fact]
    public async Task A_target_connection_goes_to_the_data_lake_which_needs_no_base_connection()
    {
        await using var server = RecordingServer.Start(Reply.Created(Handle));
        using var client = server.Client();

        await client.TargetConnections.CreateAsync(
            "Target Connection", "5c8c3c555033b814b69f947f", new XdmSchemaRef(Schema), "Target Connection for cloud storage data");

        Expect(
            server,
            "/data/foundation/flowservice/targetConnections",
            "target-connection",
            "/baseConnectionId: not sent",
            """/data/schema/version: "application/vnd.adobe.xed-full+json;version=1.0" ->"""
                + """ "application/vnd.adobe.xed-full+json;version=1" """,
            """/connectionSpec/id: "b3ba5556-48be-44b7-8b85-ff2b69b46dc4" -> "c604ff05-7f1a-43c0-8e18-33bf874cb11c" """);
    }

    [Fact]
    public async Task A_target_connection_of_a_generated_target_is_the_same()
    {
        await using var server = RecordingServer.Start(Reply.Created(Handle), Reply.Created(Handle));
        using var client = server.Client();
        var target = new SpecPart("""{"dataSetId":"5c8c"}""") { ConnectionSpecId = TargetConnectionOperations.DataLakeSpecId };

        await client.TargetConnections.CreateAsync("T", "5c8c", new XdmSchemaRef(Schema), "D");
        await client.TargetConnections.CreateAsync("T", target, DataFormat.ParquetXdm, new XdmSchemaRef(Schema), description: "D");

        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    [Fact]
    public async Task A_mapping_set_is_as_printed_and_returns_200()
    {
        await using var server = RecordingServer.Start(Reply.Ok(
            $$"""
            {"id":"ab91c736","version":1,"createdDate":1568047685000,
             "outputSchemaRef":{"id":"{{Schema}}","contentType":"1.0"},"status":"PUBLISHED",
             "mappings":[{"sourceType":"text/x.schema-path","source":"Id","destination":"_id",
                          "identity":false,"sourceAttribute":"Id","destinationXdmPath":"_id"},
                         {"sourceType":"ATTRIBUTE","source":"LastName","destination":"person.name.lastName"}]}
            """));
        using var client = server.Client();

        var set = await client.MappingSets.CreateAsync(
            new XdmSchemaRef(Schema),
            [
                new("FirstName", "person.name.firstName"),
                new("LastName", "person.name.lastName"),
                new("Phone", "mobilePhone.number"),
                new("Email", "personalEmail.address"),
                new("Id", "_id"),
            ]);

        Assert.Equal(("ab91c736", "1", Schema, "PUBLISHED"), (set.Id, set.Version, set.SchemaId, set.Status));
        Assert.Equal([new("Id", "_id"), new("LastName", "person.name.lastName")], set.Mappings);
        Expect(server, "/data/foundation/conversion/mappingSets", "mapping-set");
    }

    [Fact]
    public async Task A_flow_is_as_printed_with_real_integers_in_its_schedule()
    {
        await using var server = RecordingServer.Start(Reply.Created("""{"id":"8256cfb4-17e6-432c-a469-6aedafb16cd5"}"""));
        using var client = server.Client();
        var flow = new TestFlow
        {
            Transformations =
            [
                new("Copy", new SpecPart("""{"mode":"append"}""")),
                new("Mapping", new SpecPart("""{"mappingId":"ab91c736-1f3d-4b09-8424-311d3d3e3cea"}""")),
            ],
            Schedule = new SpecPart("""{"startTime":1567411548,"frequency":"minute","interval":30}"""),
        };

        var created = await client.Flows.CreateAsync(
            "Dataflow between cloud storage and Platform",
            flow,
            "9a603322-19d2-4de9-89c6-c98bd54eb184",
            "4ee890c7-519c-4291-bd20-d64186b62da8",
            "collecting data.csv");

        Assert.Equal(new ResourceVersion("8256cfb4-17e6-432c-a469-6aedafb16cd5", null), created);
        Expect(
            server,
            "/data/foundation/flowservice/flows",
            "flow",
            """/scheduleParams/startTime: "1567411548" -> 1567411548""",
            """/scheduleParams/interval: "30" -> 30""");
    }

    [Fact]
    public async Task A_flow_without_transformations_and_schedule_sends_neither()
    {
        await using var server = RecordingServer.Start(Reply.Created("""{"id":"f"}"""));
        using var client = server.Client();

        await client.Flows.CreateAsync("F", new TestFlow { Options = new SpecPart("""{"partialIngestionPercent":5}""") }, "s", "t");

        Assert.Equal(
            """{"name":"F","flowSpec":{"id":"9753525b-82c7-4dce-8a9b-5ccfce2b9876","version":"1.0"},"sourceConnectionIds":["s"]"""
                + ""","targetConnectionIds":["t"]}""",
            server.Requests[0].Body);
    }

    [Fact]
    public async Task A_connection_carries_credentials_by_the_name_of_their_spec()
    {
        await using var server = RecordingServer.Start(Reply.Created(Handle));
        using var client = server.Client();

        await client.Connections.CreateAsync("S3", new TestConnection(new SpecPart("""{"s3AccessKey":"AK","s3SecretKey":"ü+\"1"}""")));

        Assert.Equal("/data/foundation/flowservice/connections", server.Requests[0].RawUrl);
        Assert.Equal(
            """{"name":"S3","auth":{"specName":"Access Key","params":{"s3AccessKey":"AK","s3SecretKey":"ü+\"1"}}"""
                + ""","connectionSpec":{"id":"ecadc60c-7455-4d87-84dc-2a0e293d997b","version":"1.0"}}""",
            server.Requests[0].Body);
    }

    [Fact]
    public async Task A_flow_spec_is_looked_up_with_the_printed_filter()
    {
        await using var server = RecordingServer.Start(Reply.Ok(
            """{"items":[{"id":"9753525b","name":"CloudStorageToAEP","version":"1.0","sourceConnectionSpecIds":["a","b"]"""
                + ""","extra":{"kept":1}}]}"""));
        using var client = server.Client();

        var spec = await client.FlowSpecs.FindAsync("CloudStorageToAEP");

        Assert.Equal("/data/foundation/flowservice/flowSpecs?property=name==%22CloudStorageToAEP%22", server.Requests[0].RawUrl);
        Assert.Equal(("9753525b", "1.0"), (spec!.Id, spec.Version));
        Assert.Equal(["a", "b"], spec.SourceConnectionSpecIds);
        Assert.Equal(1, spec.Json.GetProperty("extra").GetProperty("kept").GetInt32());
    }

    private static void Expect(RecordingServer server, string path, string printed, params string[] differences)
    {
        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", path), (request.Method, request.RawUrl));
        Assert.Equal(differences.Select(d => d.Trim()), TestDocuments.Differences(TestDocuments.Tutorial(printed), request.Json));
    }
}
