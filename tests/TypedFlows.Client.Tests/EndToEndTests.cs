using System.Collections.Concurrent;
using TypedFlows.Client.Tests.Support;
using TypedFlows.Emulator;

namespace TypedFlows.Client.Tests;

/// <summary>Tests the calls of the cloud storage tutorial in order against the emulator.</summary>
public sealed class EndToEndTests : IDisposable
{
    private const string Contacts =
        "FirstName,LastName,Phone,Email,Id\nZoë,\"O'Brien, jr.\",+1 555,zoe@example.com,1\nJosé,Núñez,,jose@example.com,2\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("typedflows-client-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_flows_into_a_dataset()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "contacts.csv"), Contacts);
        await using var platform = await PlatformEmulator.StartAsync(o => o.Source("amazon-s3", _folder));
        using var client = new PlatformClient(platform.ClientOptions);
        var seen = new ConcurrentQueue<FlowRun>();

        var deployed = await DeployAsync(client);
        var run = await client.Runs.WaitForCompletionAsync(deployed.FlowId, new Reports(seen), TimeSpan.FromMinutes(1));

        Assert.Equal(FlowRunStatus.Success, run.Status);
        Assert.Equal("records: 2 read, 2 written, 0 failed", run.Records.ToString());
        Assert.Equal(run.Id, seen.Last().Id);
        Assert.Equal(deployed.FlowId, run.FlowId);
        Assert.NotNull(run.Metrics.DurationSummary.Elapsed);
        Assert.Equal(run.Id, (await client.Runs.GetAsync(run.Id)).Id);

        var records = await platform.GetRecordsAsync(deployed.DataSetId);
        Assert.Equal(
            ["Zoë", "José"], records.Select(r => r.GetProperty("person").GetProperty("name").GetProperty("firstName").GetString()));
        Assert.Equal("O'Brien, jr.", records[0].GetProperty("person").GetProperty("name").GetProperty("lastName").GetString());
    }

    [Fact]
    public async Task What_was_created_is_read_back_with_its_etag()
    {
        await using var platform = await PlatformEmulator.StartAsync(o => o.Source("amazon-s3", _folder));
        using var client = new PlatformClient(platform.ClientOptions);

        var connection = await client.Connections.CreateAsync("S3", Connection, "for tests");
        var readConnection = await client.Connections.GetAsync(connection.Id);
        Assert.Equal(
            ("S3", "for tests", SpecPart.AmazonS3), (readConnection.Name, readConnection.Description, readConnection.ConnectionSpecId));
        Assert.Equal(connection.ETag, readConnection.ETag);

        var source = await client.SourceConnections.CreateAsync("src", connection.Id, Source, DataFormat.Delimited);
        var readSource = await client.SourceConnections.GetAsync(source.Id);
        Assert.Equal((connection.Id, DataFormat.Delimited, source.ETag), (readSource.BaseConnectionId, readSource.Format, readSource.ETag));

        var schema = await client.Schemas.CreateAsync(XdmSchema.Profile("Contacts", "People"));
        var readSchema = await client.Schemas.GetAsync(schema.Id);
        Assert.Equal((schema.Reference, "Contacts", XdmSchema.ProfileClass), (readSchema.Reference, readSchema.Title, readSchema.ClassId));

        var dataset = await client.DataSets.CreateAsync("Contacts", schema.Reference);
        var readDataset = await client.DataSets.GetAsync(dataset.Id);
        Assert.Equal((schema.Id, "Contacts"), (readDataset.SchemaId, readDataset.Name));

        var target = await client.TargetConnections.CreateAsync("target", dataset.Id, schema.Reference);
        var readTarget = await client.TargetConnections.GetAsync(target.Id);
        Assert.Equal(dataset.Id, readTarget.Params.GetProperty("dataSetId").GetString());

        var mappings = await client.MappingSets.CreateAsync(schema.Reference, [new("Id", "_id")]);
        var readMappings = await client.MappingSets.GetAsync(mappings.Id);
        Assert.Equal(schema.Id, readMappings.SchemaId);
        Assert.Equal([new("Id", "_id")], readMappings.Mappings);
    }

    [Fact]
    public async Task Specs_are_found_by_name()
    {
        await using var platform = await PlatformEmulator.StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);

        var flowSpec = await client.FlowSpecs.FindAsync("CloudStorageToAEP");
        var connectionSpec = await client.ConnectionSpecs.FindAsync("amazon-s3");

        Assert.Equal(("9753525b-82c7-4dce-8a9b-5ccfce2b9876", "1.0"), (flowSpec!.Id, flowSpec.Version));
        Assert.Contains(SpecPart.AmazonS3, flowSpec.SourceConnectionSpecIds);
        Assert.Equal(SpecPart.AmazonS3, connectionSpec!.Id);
        Assert.Equal("CloudStorageToAEP", (await client.FlowSpecs.GetAsync(flowSpec.Id)).Name);
        Assert.Null(await client.FlowSpecs.FindAsync("NoSuchSpec"));

        var names = new List<string>();
        await foreach (var spec in client.FlowSpecs.ListAsync())
        {
            names.Add(spec.Name);
        }

        Assert.Contains("CRMToAEP", names);
    }

    [Fact]
    public async Task A_deleted_flow_is_gone()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "contacts.csv"), Contacts);
        await using var platform = await PlatformEmulator.StartAsync(o => o.Source("amazon-s3", _folder));
        using var client = new PlatformClient(platform.ClientOptions);
        var deployed = await DeployAsync(client);
        Assert.Equal("Contacts", (await client.Flows.GetAsync(deployed.FlowId)).Name);

        await client.Flows.DeleteAsync(deployed.FlowId);

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync(deployed.FlowId));
        Assert.Equal(404, error.Status);
        Assert.Contains(deployed.FlowId, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_platform_rejects_by_the_same_rules_as_the_specs()
    {
        await using var platform = await PlatformEmulator.StartAsync(o => o.Source("amazon-s3", _folder));
        using var client = new PlatformClient(platform.ClientOptions);

        // The schedule claims to be valid, so the platform must report the violation.
        var error = await Assert.ThrowsAsync<PlatformException>(
            () => DeployAsync(client, """{"startTime":1567411548,"frequency":"minute","interval":5}"""));

        Assert.Equal((400, "POST", "/data/foundation/flowservice/flows"), (error.Status, error.Method, error.Path));
        Assert.Contains("15", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_organization_is_rejected_at_the_gateway()
    {
        await using var platform = await PlatformEmulator.StartAsync();
        var options = platform.ClientOptions;
        options.OrganizationId = "other@AdobeOrg";
        using var client = new PlatformClient(options);

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Equal((403, "403025"), (error.Status, error.ErrorCode));
    }

    [Fact]
    public async Task An_unknown_token_is_rejected_without_showing_it()
    {
        await using var platform = await PlatformEmulator.StartAsync();
        var options = platform.ClientOptions;
        options.TokenProvider = new StaticAccessTokenProvider("made-up-token");
        using var client = new PlatformClient(options);

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Equal((401, "401013"), (error.Status, error.ErrorCode));
        Assert.DoesNotContain("made-up-token", error.ToString() + error.Body, StringComparison.Ordinal);
    }

    private static TestConnection Connection => new(new SpecPart("""{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-a-real-key"}"""));

    private static SpecPart Source => new("""{"path":"/","recursive":true}""");

    private static async Task<(string FlowId, string DataSetId)> DeployAsync(
        PlatformClient client, string schedule = """{"startTime":1567411548,"frequency":"minute","interval":30}""")
    {
        var connection = await client.Connections.CreateAsync("S3", Connection);
        var source = await client.SourceConnections.CreateAsync("Contacts", connection.Id, Source, DataFormat.Delimited);
        var schema = await client.Schemas.CreateAsync(XdmSchema.Profile("Contacts"));
        var dataset = await client.DataSets.CreateAsync("Contacts", schema.Reference);
        var target = await client.TargetConnections.CreateAsync("Contacts", dataset.Id, schema.Reference);
        var mappings = await client.MappingSets.CreateAsync(
            schema.Reference,
            [
                new("FirstName", "person.name.firstName"),
                new("LastName", "person.name.lastName"),
                new("Phone", "mobilePhone.number"),
                new("Email", "personalEmail.address"),
                new("Id", "_id"),
            ]);
        var flow = new TestFlow
        {
            Source = Source,
            Transformations = [new("Mapping", new SpecPart($$"""{"mappingId":"{{mappings.Id}}"}"""))],
            Schedule = new SpecPart(schedule),
        };
        var created = await client.Flows.CreateAsync("Contacts", flow, source.Id, target.Id);
        return (created.Id, dataset.Id);
    }

    private sealed class Reports(ConcurrentQueue<FlowRun> seen) : IProgress<FlowRun>
    {
        public void Report(FlowRun value) => seen.Enqueue(value);
    }
}
