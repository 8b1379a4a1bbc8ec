// Loads contacts from cloud storage into Adobe Experience Platform, as in the cloud storage tutorial, in typed code.
using System.CommandLine;
using CloudStorage.Specs;
using Samples.Shared;
using TypedFlows.Client;

var path = new Option<string>("--path")
{
    Description = "The file or folder to read in the storage. The default is the root folder.",
    DefaultValueFactory = _ => "/",
};
string[] credentials = ["ADLS_URL", "ADLS_SERVICE_PRINCIPAL_ID", "ADLS_SERVICE_PRINCIPAL_KEY", "ADLS_TENANT"];
return await SampleCommand.RunAsync(args, "Brings contacts from cloud storage into the "
    + "platform.", [new(AdlsGen2.Id)], credentials, [path], async (sample, cancellationToken) =>
{
    var contacts = new Pipeline("Contacts")
    {
        // The source: an account, and a folder in it. A HubSpot source in this flow does not compile.
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
        SourceSchema = await sample.RawSchemaAsync(
            "Contacts in cloud storage", ["FirstName", "LastName", "Phone", "Email", "Id"], cancellationToken),
        Flow = new CloudStorageToAep.Flow
        {
            Source = new AdlsGen2.Source { Path = sample.Value(path), Recursive = true },
            Mapping = new CloudStorageToAep.MappingParams(),
            // by its id alone, whatever its version
            Schedule = CloudStorageToAep.ScheduleParams.Minute(startTime: sample.Start, interval: 30),  // 10 here does not compile
        },

        // The target: a dataset of people, and the mapping of columns to fields. The new schema has the field groups of the compiled
        // schema Customer, so its paths are those of Customer. A misspelt path does not compile.
        Schema = XdmSchema.Profile("Target schema for cloud storage source connector"),
        Mapping =
        {
            ["FirstName"] = Customer.Paths.Person.Name.FirstName,
            ["LastName"] = Customer.Paths.Person.Name.LastName,
            ["Phone"] = Customer.Paths.MobilePhone.Number,
            ["Email"] = Customer.Paths.PersonalEmail.Address,
            ["Id"] = Customer.Paths.Id,
        },

        // The names on the platform. The next run finds its resources by the state in the state file.
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

    var applied = await contacts.ApplyAsync(sample.Client, sample, cancellationToken: cancellationToken);
    var run = await Sample.RunAsync(applied, cancellationToken);
    await sample.ShowAsync(run, applied.DataSetId, [.. contacts.Mapping.Select(row => row.Destination)], cancellationToken);
});
