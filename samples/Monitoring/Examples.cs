using Monitoring.Specs;
using TypedFlows.Client;

namespace Monitoring;

/// <summary>Defines three pipelines for the emulator: one that succeeds, one that skips some records, and one with a missing
/// column.</summary>
internal static class Examples
{
    private const string AnyText = "any text is valid on the emulator";

    public static IReadOnlyList<Pipeline> All(DateTimeOffset start) => [Contacts(start), Accounts(start), Consumers(start)];

    private static Pipeline Contacts(DateTimeOffset start) => new("Contacts from cloud storage")
    {
        Connection = new AmazonS3.Connection { Auth = new AmazonS3.AccessKeyAuth { S3AccessKey = AnyText, S3SecretKey = AnyText } },
        Flow = new CloudStorageToAep.Flow
        {
            Source = new AmazonS3.Source { Path = "/", Recursive = true },
            Schedule = CloudStorageToAep.ScheduleParams.Hour(start, interval: 1),
        },
        Schema = XdmSchema.Profile(),
        Mapping =
        {
            ["Id"] = "_id",
            ["FirstName"] = "person.name.firstName",
            ["LastName"] = "person.name.lastName",
            ["Email"] = "personalEmail.address",
        },
    };

    private static Pipeline Accounts(DateTimeOffset start) => new("Accounts from Salesforce")
    {
        Connection = new SalesforceServiceCloud.Connection
        {
            Auth = new SalesforceServiceCloud.BasicAuthenticationAuth { Username = AnyText, Password = AnyText, SecurityToken = AnyText },
        },
        Flow = new CrmToAep.Flow
        {
            Source = new SalesforceServiceCloud.Source { Path = "Account" },
            Copy = new CrmToAep.CopyParams { DeltaColumn = new() { Name = "CreatedDate" } },
            Schedule = CrmToAep.ScheduleParams.Day(start, interval: 1, backfill: true),
            Options = new CrmToAep.OptionParams { PartialIngestionPercent = 5 },
        },
        FlowOptionsMember = "options",
        Format = DataFormat.Tabular,
        Schema = XdmSchema.Profile(),
        Mapping = { ["Id"] = "_id", ["Name"] = "person.name.fullName" },
    };

    private static Pipeline Consumers(DateTimeOffset start) => new("Consumers from ServiceNow")
    {
        Connection = new ServiceNow.Connection
        {
            Auth = new ServiceNow.BasicAuthenticationAuth { Endpoint = AnyText, Username = AnyText, Password = AnyText },
        },
        Flow = new CrmToAep.Flow
        {
            Source = new ServiceNow.Source { Path = "customer_contact" },
            Schedule = CrmToAep.ScheduleParams.Once(start),
        },
        Format = DataFormat.Tabular,
        Schema = XdmSchema.Profile(),
        Mapping = { ["sys_id"] = "_id", ["name"] = "person.name.fullName" },
    };
}
