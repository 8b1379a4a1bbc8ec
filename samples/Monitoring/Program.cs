// Shows the runs of all flows of the last seven days with their metrics and failures in one table.
using Monitoring;
using Monitoring.Specs;
using Samples.Shared;
using TypedFlows.Client;
using static Samples.Shared.Sample;

SampleSource[] systems = [
    new(AmazonS3.Id, "cloud-storage"), new(SalesforceServiceCloud.Id, "salesforce"), new(ServiceNow.Id, "service-now")];
return await SampleCommand.RunAsync(args, "Shows the runs of all flows, with metrics and failures, in one "
    + "table.", systems, [], async (sample, cancellationToken) =>
{
    if (sample.IsEmulated)
    {
        // A new platform has no runs, so three flows are created: one fails and one skips some records.
        foreach (var pipeline in Examples.All(sample.Start))
        {
            Begin("Deploying " + pipeline.Name);
            var applied = await pipeline.ApplyAsync(sample.Client, cancellationToken: cancellationToken);
            await applied.WaitForRunAsync(cancellationToken: cancellationToken);
        }
    }

    var names = new Dictionary<string, string>();
    await foreach (var flow in sample.Client.Flows.ListAsync(cancellationToken: cancellationToken))
    {
        names[flow.Id] = flow.Name ?? flow.Id;
    }

    var week = new ListQuery(
        RunProperties.CreatedAt.From(DateTimeOffset.UtcNow.AddDays(-7)))
    { OrderBy = RunProperties.CreatedAt.Descending };
    var runs = new List<FlowRun>();
    await foreach (var run in sample.Client.Runs.ListAsync(week, cancellationToken))
    {
        runs.Add(run);
    }

    RunTable.Show(runs, names);
});
