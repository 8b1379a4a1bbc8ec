// Brings accounts from Salesforce Service Cloud into Adobe Experience Platform, new ones every quarter of an hour: the job of the
// customer success tutorial, in typed code.
using CustomerSuccess.Specs;
using Samples.Shared;
using TypedFlows.Client;
using static Samples.Shared.Sample;

string[] credentials = ["SALESFORCE_USERNAME", "SALESFORCE_PASSWORD", "SALESFORCE_SECURITY_TOKEN"];
return await SampleCommand.RunAsync(args, "Brings accounts from Salesforce Service Cloud into the platform.", SalesforceServiceCloud.Id, credentials, async (sample, cancellation) =>
{
    static SalesforceServiceCloud.Column Column(string name, string? format = null) =>
        new() { Name = name, Type = format is null ? "String" : "DateTime", Xdm = new SalesforceServiceCloud.Xdm { Type = "string", Format = format } };

    var accounts = new Pipeline("Salesforce accounts")
    {
        Connection = new SalesforceServiceCloud.Connection
        {
            Auth = new SalesforceServiceCloud.BasicAuthenticationAuth
            {
                Username = sample.Credential("SALESFORCE_USERNAME").Reveal(),
                Password = sample.Credential("SALESFORCE_PASSWORD"),
                SecurityToken = sample.Credential("SALESFORCE_SECURITY_TOKEN"),
            },
        },
        Flow = new CrmToAep.Flow
        {
            Source = new SalesforceServiceCloud.Source
            {
                TableName = "Account",
                Columns = [Column("Id"), Column("Name"), Column("Phone"), Column("CreatedDate", format: "date-time")],
            },

            // The column that tells new rows from old ones, and all that is there already to begin with.
            Copy = new CrmToAep.CopyParams { DeltaColumn = new CrmToAep.DeltaColumn { Name = "CreatedDate" } },
            Schedule = CrmToAep.ScheduleParams.Minute(startTime: Now(), interval: 15, backfill: true),
        },
        Schema = XdmSchema.Profile(),
        Mapping =
        {
            ["Id"] = "_id",
            ["Name"] = "person.name.fullName",
            ["Phone"] = "mobilePhone.number",
            ["CreatedDate"] = "_repo.createDate",
        },
    };

    var applied = await accounts.ApplyAsync(sample.Client, sample, cancellationToken: cancellation);
    var run = await sample.RunAsync(applied.FlowId, cancellation);
    await sample.ShowAsync(run, applied.DataSetId, [.. accounts.Mapping.Select(row => row.Destination)], cancellation);
});
