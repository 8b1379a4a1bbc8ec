using CustomerSuccess.Specs;
using Samples.Shared;
using TypedFlows;
using TypedFlows.Client;

namespace CustomerSuccess;

/// <summary>Defines pipelines for accounts of Salesforce Service Cloud. The delta column of the copy identifies new rows. The first run
/// reads all existing rows (backfill).</summary>
internal static class Salesforce
{
    private static readonly PipelineLabel s_source = new(
        "Source connection for Customer Success", "Source connection for a Customer Success connector");
    private static readonly PipelineLabel s_flow = new(
        "Creating a dataflow for a Customer Success connector", "Creating a dataflow for a Customer Success connector");

    public static string[] Credentials { get; } = ["SALESFORCE_USERNAME", "SALESFORCE_PASSWORD", "SALESFORCE_SECURITY_TOKEN"];

    /// <summary>Returns a pipeline that reads a table by its name, with the required columns.</summary>
    public static Pipeline Accounts(Sample sample) => new("Salesforce accounts")
    {
        Connection = Account(sample),
        Flow = new CrmToAep.Flow
        {
            Source = new SalesforceServiceCloud.Source
            {
                TableName = "Account",
                Columns = [Column("Id"), Column("Name"), Column("Phone"), Column("CreatedDate", format: "date-time")],
            },
            Copy = new CrmToAep.CopyParams
            {
                DeltaColumn = new() { Name = "CreatedDate", DateFormat = "yyyy-MM-dd HH:mm:ss", Timezone = "UTC" },
            },
            Schedule = CrmToAep.ScheduleParams.Minute(sample.Start, interval: 15, backfill: true),
        },
        Schema = Customer.Spec,
        Mapping =
        {
            ["Id"] = Customer.Paths.Id,
            ["Name"] = Customer.Paths.Person.Name.FullName,
            ["CreatedDate"] = Customer.Paths.Repo.CreateDate,
        },
        Labels =
        {
            [PipelineResource.SourceConnection] = s_source,
            [PipelineResource.TargetConnection] = new(
                "Target Connection for a customer success connector", "Target Connection for a customer success connector"),
            [PipelineResource.MappingSet] = PipelineLabel.None,
            [PipelineResource.Flow] = s_flow,
        },
        StateStore = sample.StateStore,
    };

    /// <summary>Returns a pipeline that reads the same table by its path, as in the older tutorial. A raw schema describes all of its
    /// columns.</summary>
    public static Pipeline AccountsByPath(Sample sample, XdmSchemaRef columns) => new("Salesforce accounts by path")
    {
        Connection = Account(sample),
        Flow = new CrmToAep.Flow
        {
            Source = new SalesforceServiceCloud.Source { Path = "Account" },
            Copy = new CrmToAep.CopyParams { DeltaColumn = new() { Name = "CreatedDate" } },
            Schedule = CrmToAep.ScheduleParams.Minute(sample.Start, interval: 15, backfill: true),
        },
        Format = DataFormat.Tabular,
        SourceSchema = columns,
        Schema = XdmSchema.Profile("Target schema for a Customer Success connector", "Target schema for Database"),
        Mapping =
        {
            ["Id"] = Customer.Paths.Id,
            ["Name"] = Customer.Paths.Person.Name.FullName,
            ["CreatedDate"] = Customer.Paths.Repo.CreateDate,
        },
        Labels =
        {
            [PipelineResource.DataSet] = new("Target dataset for a Customer Success connector"),
            [PipelineResource.SourceConnection] = s_source,
            [PipelineResource.TargetConnection] = new("Target Connection for CS", "Target Connection for CS"),
            [PipelineResource.MappingSet] = PipelineLabel.None,
            [PipelineResource.Flow] = s_flow,
        },
        StateStore = sample.StateStore,
    };

    private static SalesforceServiceCloud.Connection Account(Sample sample) => new()
    {
        Auth = new SalesforceServiceCloud.BasicAuthenticationAuth
        {
            Username = sample.Credential("SALESFORCE_USERNAME").Reveal(),
            Password = sample.Credential("SALESFORCE_PASSWORD"),
            SecurityToken = sample.Credential("SALESFORCE_SECURITY_TOKEN"),
        },
    };

    private static SalesforceServiceCloud.Column Column(string name, string? format = null) =>
        new()
        {
            Name = name,
            Type = "string",
            MetaXdmType = format,
            Xdm = new SalesforceServiceCloud.Xdm { Type = "string", Format = format }
        };
}
