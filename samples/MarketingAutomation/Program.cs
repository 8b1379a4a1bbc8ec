// Loads contacts from HubSpot into Adobe Experience Platform once, as in the marketing automation tutorial, in typed code.
using MarketingAutomation.Specs;
using Samples.Shared;
using TypedFlows.Client;

string[] credentials = ["HUBSPOT_CLIENT_ID", "HUBSPOT_CLIENT_SECRET", "HUBSPOT_ACCESS_TOKEN", "HUBSPOT_REFRESH_TOKEN"];
return await SampleCommand.RunAsync(args, "Brings contacts from HubSpot into the platform, "
    + "once.", Hubspot.Id, credentials, async (sample, cancellationToken) =>
{
    var contacts = new Pipeline("HubSpot contacts")
    {
        Connection = new Hubspot.Connection
        {
            Auth = new Hubspot.BasicAuthenticationAuth
            {
                ClientId = sample.Credential("HUBSPOT_CLIENT_ID").Reveal(),
                ClientSecret = sample.Credential("HUBSPOT_CLIENT_SECRET"),
                AccessToken = sample.Credential("HUBSPOT_ACCESS_TOKEN"),
                RefreshToken = sample.Credential("HUBSPOT_REFRESH_TOKEN"),
            },
        },

        // The schedule runs once, so its factory has no parameters for an interval or a backfill.
        Flow = new CrmToAep.Flow
        {
            Source = new Hubspot.Source { Path = "Hubspot.Contacts" },
            Copy = new CrmToAep.CopyParams
            {
                DeltaColumn = new() { Name = "updatedAt", DateFormat = "yyyy-MM-dd HH:mm:ss", Timezone = "UTC" },
            },
            Schedule = CrmToAep.ScheduleParams.Once(startTime: sample.Start),
        },
        Format = DataFormat.Tabular,
        Schema = XdmSchema.Profile("HubSpot target XDM schema", "HubSpot target XDM schema"),
        Mapping =
        {
            ["Vid"] = Customer.Paths.Id,
            ["Properties_Firstname_Value"] = Customer.Paths.Person.Name.FirstName,
            ["Added_At"] = Customer.Paths.Repo.CreateDate,
        },

        // The names on the platform. The next run finds its resources by the state in the state file.
        Labels =
        {
            [PipelineResource.DataSet] = new("HubSpot target dataset"),
            [PipelineResource.SourceConnection] = new("HubSpot source connection", "HubSpot source connection"),
            [PipelineResource.TargetConnection] = new("HubSpot target connection", "HubSpot target connection"),
            [PipelineResource.MappingSet] = PipelineLabel.None,
            [PipelineResource.Flow] = new("HubSpot dataflow", "collecting Hubspot.Contacts"),
        },
        TargetData = TargetData.Schema,
        StateStore = sample.StateStore,
    };

    var applied = await contacts.ApplyAsync(sample.Client, sample, cancellationToken: cancellationToken);
    var run = await Sample.RunAsync(applied, cancellationToken);
    await sample.ShowAsync(run, applied.DataSetId, [.. contacts.Mapping.Select(row => row.Destination)], cancellationToken);
});
