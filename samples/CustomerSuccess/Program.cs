// Loads accounts from Salesforce Service Cloud and contacts from ServiceNow into Adobe Experience Platform every 15 minutes, as in the
// customer success tutorials, in typed code.
using CustomerSuccess;
using CustomerSuccess.Specs;
using Samples.Shared;
using TypedFlows.Client;
using static Samples.Shared.Sample;

SampleSource[] systems = [new(SalesforceServiceCloud.Id, "salesforce"), new(ServiceNow.Id, "service-now")];
string[] credentials = [.. Salesforce.Credentials, .. ServiceNowContacts.Credentials];
return await SampleCommand.RunAsync(args, "Brings accounts and contacts from customer success systems into the "
    + "platform.", systems, credentials, async (sample, cancellationToken) =>
{
    var columns = await sample.RawSchemaAsync(
        "Salesforce accounts as they come", ["Id", "Name", "Phone", "CreatedDate", "Industry"], cancellationToken);
    foreach (
        var pipeline in (Pipeline[])[
            Salesforce.Accounts(sample), Salesforce.AccountsByPath(sample, columns), ServiceNowContacts.Of(sample)])
    {
        Begin(pipeline.Name);
        var applied = await pipeline.ApplyAsync(sample.Client, sample, cancellationToken: cancellationToken);
        var run = await Sample.RunAsync(applied, cancellationToken);
        await sample.ShowAsync(run, applied.DataSetId, [.. pipeline.Mapping.Select(row => row.Destination)], cancellationToken);
    }
});
