// Brings contacts from cloud storage into Adobe Experience Platform: the job of the cloud storage tutorial, in typed code.
using CloudStorage.Specs;
using Samples.Shared;
using TypedFlows.Client;
using static Samples.Shared.Sample;

string[] credentials = ["S3_ACCESS_KEY", "S3_SECRET_KEY"];
return await SampleCommand.RunAsync(args, "Brings contacts from cloud storage into the platform.", AmazonS3.Id, credentials, async (sample, cancellation) =>
{
    var client = sample.Client;

    // Where the data comes from: an account, and a folder in it.
    var account = new AmazonS3.Connection
    {
        Auth = new AmazonS3.AccessKeyAuth
        {
            S3AccessKey = sample.Credential("S3_ACCESS_KEY").Reveal(),
            S3SecretKey = sample.Credential("S3_SECRET_KEY"),
        },
    };
    var files = new AmazonS3.Source { Path = "/", Recursive = true };
    var connection = await StepAsync("Base connection", client.Connections.CreateAsync("Contacts bucket", account, cancellationToken: cancellation));
    var source = await StepAsync("Source connection", client.SourceConnections.CreateAsync(
        "Contact files", connection.Id, files, DataFormat.Delimited, cancellationToken: cancellation));

    // Where it goes: a schema, a dataset of that schema, and the data lake.
    var schema = await StepAsync("Target schema", client.Schemas.CreateAsync(XdmSchema.Profile("Contacts"), cancellation));
    var dataset = await StepAsync("Dataset", client.Datasets.CreateAsync("Contacts", schema.Reference, cancellation));
    var target = await StepAsync("Target connection", client.TargetConnections.CreateAsync(
        "Contacts in the data lake", dataset.Id, schema.Reference, cancellationToken: cancellation));

    // Which column becomes which field.
    Mapping[] columns =
    [
        new("FirstName", "person.name.firstName"),
        new("LastName", "person.name.lastName"),
        new("Phone", "mobilePhone.number"),
        new("Email", "personalEmail.address"),
        new("Id", "_id"),
    ];
    var mapping = await StepAsync("Mapping set", client.MappingSets.CreateAsync(schema.Reference, columns, cancellation));

    // When: a HubSpot source here, or an interval of 10, does not compile.
    var spec = await client.FlowSpecs.FindAsync(CloudStorageToAep.Name, cancellation);
    var flow = new CloudStorageToAep.Flow
    {
        Source = files,
        Mapping = new CloudStorageToAep.MappingParams { MappingId = mapping.Id },
        Schedule = CloudStorageToAep.ScheduleParams.Minute(startTime: Now(), interval: 30),
    };
    var deployed = await StepAsync("Flow", client.Flows.CreateAsync(
        $"Contacts by {spec?.Name}", flow, source.Id, target.Id, cancellationToken: cancellation));

    var run = await sample.RunAsync(deployed.Id, cancellation);
    await sample.ShowAsync(run, dataset.Id, [.. columns.Select(column => column.Destination)], cancellation);
});
