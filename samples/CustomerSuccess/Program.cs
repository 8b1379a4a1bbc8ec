// Brings accounts from Salesforce Service Cloud and contacts from ServiceNow into Adobe Experience Platform, new ones every quarter of
// an hour: the job of the customer success tutorials, in typed code.
using CustomerSuccess.Specs;
using Samples.Shared;
using TypedFlows;
using TypedFlows.Client;
using static Samples.Shared.Sample;

SampleSource[] systems = [new(SalesforceServiceCloud.Id, "salesforce"), new(ServiceNow.Id, "service-now")];
string[] credentials =
[
    "SALESFORCE_USERNAME", "SALESFORCE_PASSWORD", "SALESFORCE_SECURITY_TOKEN", "SERVICENOW_ENDPOINT", "SERVICENOW_USERNAME", "SERVICENOW_PASSWORD",
];
return await SampleCommand.RunAsync(args, "Brings accounts and contacts from customer success systems into the platform.", systems, credentials, async (sample, cancellation) =>
{
    static SalesforceServiceCloud.Column Column(string name, string? format = null) =>
        new() { Name = name, Type = "string", MetaXdmType = format, Xdm = new SalesforceServiceCloud.Xdm { Type = "string", Format = format } };

    // New rows are told from old ones by the column of the copy, everything that is there comes first (backfill), and a few rows that
    // cannot be read do not hold up the others (partial ingestion).
    static CrmToAep.Flow Every15Minutes(ISourceFor<CrmToAep> source, CrmToAep.DeltaColumn newBy) => new()
    {
        Source = source,
        Copy = new CrmToAep.CopyParams { DeltaColumn = newBy },
        Schedule = CrmToAep.ScheduleParams.Minute(startTime: Now(), interval: 15, backfill: true),
        Options = new CrmToAep.OptionParams { PartialIngestionPercent = 5, ErrorDiagnosticsEnabled = true },
    };

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
        Flow = Every15Minutes(
            new SalesforceServiceCloud.Source
            {
                TableName = "Account",
                Columns = [Column("Id"), Column("Name"), Column("Phone"), Column("CreatedDate", format: "date-time")],
            },
            newBy: new() { Name = "CreatedDate", DateFormat = "yyyy-MM-dd HH:mm:ss", Timezone = "UTC" }),
        FlowOptionsMember = "options",
        Schema = XdmSchema.Profile(),
        Mapping = { ["Id"] = "_id", ["Name"] = "person.name.fullName", ["CreatedDate"] = "_repo.createDate" },
    };

    var contacts = new Pipeline("ServiceNow contacts")
    {
        Connection = new ServiceNow.Connection
        {
            Auth = new ServiceNow.BasicAuthenticationAuth
            {
                Endpoint = sample.Credential("SERVICENOW_ENDPOINT").Reveal(),
                Username = sample.Credential("SERVICENOW_USERNAME").Reveal(),
                Password = sample.Credential("SERVICENOW_PASSWORD"),
            },
        },

        // The older way to name a table: by its path.
        Flow = Every15Minutes(new ServiceNow.Source { Path = "customer_contact" }, newBy: new() { Name = "sys_created_on" }),
        FlowOptionsMember = "options",
        Format = DataFormat.Tabular,
        Schema = XdmSchema.Profile(),
        Mapping = { ["sys_id"] = "_id", ["name"] = "person.name.fullName", ["sys_created_on"] = "_repo.createDate" },
    };

    foreach (var pipeline in (Pipeline[])[accounts, contacts])
    {
        Begin(pipeline.Name);
        var applied = await pipeline.ApplyAsync(sample.Client, sample, cancellationToken: cancellation);
        var run = await sample.RunAsync(applied.FlowId, cancellation);
        await sample.ShowAsync(run, applied.DataSetId, [.. pipeline.Mapping.Select(row => row.Destination)], cancellation);
    }
});
