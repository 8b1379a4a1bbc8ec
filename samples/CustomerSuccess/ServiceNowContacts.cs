using CustomerSuccess.Specs;
using Samples.Shared;
using TypedFlows.Client;

namespace CustomerSuccess;

/// <summary>Defines a pipeline for contacts of ServiceNow. Expressions calculate names, e-mail addresses and times. A few unreadable rows
/// do not stop the others (partial ingestion).</summary>
internal static class ServiceNowContacts
{
    public static string[] Credentials { get; } = ["SERVICENOW_ENDPOINT", "SERVICENOW_USERNAME", "SERVICENOW_PASSWORD"];

    public static Pipeline Of(Sample sample) => new("ServiceNow contacts")
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
        Flow = new CrmToAep.Flow
        {
            Source = new ServiceNow.Source { Path = "customer_contact" },
            Copy = new CrmToAep.CopyParams { DeltaColumn = new() { Name = "sys_created_on" } },
            Schedule = CrmToAep.ScheduleParams.Minute(sample.Start, interval: 15, backfill: true),
            Options = new CrmToAep.OptionParams { PartialIngestionPercent = 5, ErrorDiagnosticsEnabled = true },
        },
        FlowOptionsMember = sample.FlowOptionsMember,
        Format = DataFormat.Tabular,

        // The schema exists on the platform. Cells are text: the platform converts them to the types of their fields.
        Schema = Customer.Spec,
        Mapping =
        {
            new("sys_id", Customer.Paths.Id),

            // "Dubois, Ольга" becomes "Ольга Dubois".
            MappingRow.Expression(
                "name =~ '.+, .+' ? concat(explode(name, ', ')[1], ' ', explode(name, ', ')[0]) : name",
                to: Customer.Paths.Person.Name.FullName),
            MappingRow.Expression("date(sys_created_on, 'yyyy-MM-dd HH:mm:ss')", to: Customer.Paths.Repo.CreateDate),
            MappingRow.Expression("empty email ? null : lower(email)", to: Customer.Paths.PersonalEmail.Address),
            MappingRow.Expression("iif(empty email, 'incomplete', 'active')", to: Customer.Paths.PersonalEmail.Status),
            MappingRow.Constant("ServiceNow", to: Customer.Paths.PersonalEmail.Label),
            new("active", Customer.Paths.Acme.IsActive),
        },
        StateStore = sample.StateStore,
    };
}
