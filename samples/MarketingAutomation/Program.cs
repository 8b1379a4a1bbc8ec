// Brings contacts from HubSpot into Adobe Experience Platform, once: the job of the marketing automation tutorial, in typed code.
using MarketingAutomation.Specs;
using Samples.Shared;
using TypedFlows.Client;
using static Samples.Shared.Sample;

string[] credentials = ["HUBSPOT_CLIENT_ID", "HUBSPOT_CLIENT_SECRET", "HUBSPOT_ACCESS_TOKEN", "HUBSPOT_REFRESH_TOKEN"];
return await SampleCommand.RunAsync(args, "Brings contacts from HubSpot into the platform, once.", Hubspot.Id, credentials, async (sample, cancellation) =>
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

        // Once, so there is neither an interval nor a backfill to give: the factory has no such parameters.
        Flow = new CrmToAep.Flow
        {
            Source = new Hubspot.Source { Path = "Hubspot.Contacts" },
            Schedule = CrmToAep.ScheduleParams.Once(startTime: Now()),
        },
        Format = DataFormat.Tabular,
        Schema = XdmSchema.Profile(),
        Mapping =
        {
            ["Vid"] = "_id",
            ["Properties_Firstname_Value"] = "person.name.firstName",
            ["Added_At"] = "_repo.createDate",
        },
    };

    var applied = await contacts.ApplyAsync(sample.Client, sample, cancellationToken: cancellation);
    var run = await sample.RunAsync(applied.FlowId, cancellation);
    await sample.ShowAsync(run, applied.DataSetId, [.. contacts.Mapping.Select(row => row.Destination)], cancellation);
});
