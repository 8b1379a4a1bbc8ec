// Brings contacts from cloud storage into Adobe Experience Platform: the job of the cloud storage tutorial, in typed code.
using System.CommandLine;
using CloudStorage.Specs;
using Samples.Shared;
using TypedFlows.Client;

var path = new Option<string>("--path") { Description = "File or folder to read at the storage; all of it unless given.", DefaultValueFactory = _ => "/" };
string[] credentials = ["ADLS_URL", "ADLS_SERVICE_PRINCIPAL_ID", "ADLS_SERVICE_PRINCIPAL_KEY", "ADLS_TENANT"];
return await SampleCommand.RunAsync(args, "Brings contacts from cloud storage into the platform.", [new(AdlsGen2.Id)], credentials, [path], async (sample, cancellation) =>
{
    var contacts = new Pipeline("Contacts")
    {
        // Where the data comes from: an account, and a folder in it. A HubSpot source in this flow does not compile.
        Connection = new AdlsGen2.Connection
        {
            Auth = new AdlsGen2.BasicAuthenticationForAdlsGen2Auth
            {
                Url = sample.Credential("ADLS_URL").Reveal(),
                ServicePrincipalId = sample.Credential("ADLS_SERVICE_PRINCIPAL_ID").Reveal(),
                ServicePrincipalKey = sample.Credential("ADLS_SERVICE_PRINCIPAL_KEY"),
                Tenant = sample.Credential("ADLS_TENANT").Reveal(),
            },
        },
        SourceSchema = await sample.RawSchemaAsync("Contacts in cloud storage", ["FirstName", "LastName", "Phone", "Email", "Id"], cancellation),
        Flow = new CloudStorageToAep.Flow
        {
            Source = new AdlsGen2.Source { Path = sample.Value(path), Recursive = true },
            Mapping = new CloudStorageToAep.MappingParams(),                                            // by its id alone, whatever its version
            Schedule = CloudStorageToAep.ScheduleParams.Minute(startTime: sample.Start, interval: 30),  // 10 here does not compile
        },

        // Where it goes: a dataset of people, and which column becomes which field.
        Schema = XdmSchema.Profile("Target schema for cloud storage source connector"),
        Mapping =
        {
            ["FirstName"] = "person.name.firstName",
            ["LastName"] = "person.name.lastName",
            ["Phone"] = "mobilePhone.number",
            ["Email"] = "personalEmail.address",
            ["Id"] = "_id",
        },

        // What people see of it on the platform, and where the notes stand by which the next run knows its own.
        Labels =
        {
            [PipelineResource.DataSet] = new("Target Dataset"),
            [PipelineResource.SourceConnection] = new("Source Connection for a cloud storage", "Source Connection to ingest data.csv"),
            [PipelineResource.TargetConnection] = new("Target Connection", "Target Connection for cloud storage data"),
            [PipelineResource.MappingSet] = PipelineLabel.None,
            [PipelineResource.Flow] = new("Dataflow between cloud storage and Platform", "collecting data.csv"),
        },
        StateStore = sample.StateStore,
    };

    var applied = await contacts.ApplyAsync(sample.Client, sample, cancellationToken: cancellation);
    var run = await sample.RunAsync(applied.FlowId, cancellation);
    await sample.ShowAsync(run, applied.DataSetId, [.. contacts.Mapping.Select(row => row.Destination)], cancellation);
});
