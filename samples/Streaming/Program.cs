// Streams events into Adobe Experience Platform, as in the streaming tutorial, in typed code. Visits of a web site are records of the
// compiled schema Site Visit and are sent to a public inlet. People are sent in the site's own format to an inlet that requires a token,
// and are mapped.
using System.Text.Json;
using Samples.Shared;
using StreamingSample;
using StreamingSample.Specs;
using TypedFlows.Client;
using static Samples.Shared.Sample;

return await SampleCommand.RunAsync(args, "Streams 10,000 events in batches into each of two "
    + "inlets.", [], [], async (sample, cancellationToken) =>
{
    // A public inlet for XDM records.
    var visits = new Pipeline("Web visits")
    {
        Connection = Inlet(Streaming.DataType.Xdm),
        Flow = new HttpApiWithoutTransformation.Flow { Source = new Streaming.Source() },
        Schema = SiteVisit.Spec,
        Labels =
        {
            [PipelineResource.Connection] = new("Sample streaming connection", "Sample description"),
            [PipelineResource.SourceConnection] = new("Sample source connection", "Sample source connection description"),
            [PipelineResource.TargetConnection] = new("Sample target connection", "Sample target connection description"),
            [PipelineResource.Flow] = new("Sample flow", "Sample flow description"),
        },
        TargetData = TargetData.Format,
        StateStore = sample.StateStore,
    };

    // An inlet that requires authentication, for records in another format.
    var people = new Pipeline("Web people")
    {
        Connection = Inlet(Streaming.DataType.Raw, authenticationRequired: true),
        Flow = new SteamDataWithTransformation.Flow { Source = new Streaming.Source() },
        Schema = XdmSchema.Profile(),
        Mapping =
        {
            ["id"] = Customer.Paths.Id,
            ["name"] = Customer.Paths.Person.Name.FullName,
            ["gender"] = Customer.Paths.Person.Gender,
            ["birthday.year"] = Customer.Paths.Person.BirthYear,
            ["location.city"] = Customer.Paths.HomeAddress.City,
            ["location.country"] = Customer.Paths.HomeAddress.Country,
            ["location.address"] = Customer.Paths.HomeAddress.Street1,
        },

        // Both connections have the same name. A pipeline identifies its own resources by its state.
        Labels = { [PipelineResource.Connection] = new("Sample streaming connection", "Sample description") },
        StateStore = sample.StateStore,
    };

    var visit = await BeginAsync(visits);
    await sample.SettleAsync(TimeSpan.FromMinutes(5), cancellationToken);
    await SendAsync(
        visit,
        Records.Read(sample.Data, "visits").Select(json => StreamingMessage.Xdm(SiteVisit.ParseJson(json))),
        [SiteVisit.Paths.Id, SiteVisit.Paths.Timestamp, SiteVisit.Paths.Web.WebPageDetails.Name]);

    // One message is sent separately, the others are sent in batches.
    var person = await BeginAsync(people);
    await sample.SettleAsync(TimeSpan.FromMinutes(5), cancellationToken);
    Sending.Show(
        await sample.Client.Streaming.SendAsync(
            person.Inlet,
            StreamingMessage.Raw(JsonElement.Parse(Records.ReadOne(sample.Data, "person.json"))),
            cancellationToken: cancellationToken));
    await SendAsync(
        person,
        Records.Read(sample.Data, "people").Select(json => StreamingMessage.Raw(JsonElement.Parse(json))),
        [.. people.Mapping.Select(row => row.Destination)]);

    static Streaming.Connection Inlet(Streaming.DataType dataType, bool? authenticationRequired = null) => new()
    {
        Auth = new Streaming.StreamingConnectionAuth
        {
            SourceId = "Sample connection",
            DataType = dataType,
            Name = "Sample connection",
            AuthenticationRequired = authenticationRequired,
        },
    };

    async Task<(AppliedPipeline Applied, StreamingInlet Inlet)> BeginAsync(Pipeline pipeline)
    {
        Begin(pipeline.Name);
        var applied = await pipeline.ApplyAsync(sample.Client, sample, cancellationToken: cancellationToken);
        return (applied, await applied.GetInletAsync(cancellationToken));
    }

    async Task SendAsync(
        (AppliedPipeline Applied, StreamingInlet Inlet) to, IEnumerable<StreamingMessage> messages, IReadOnlyList<string> paths)
    {
        await Sending.RunAsync(sample.Client, to.Inlet, messages, cancellationToken);
        await sample.ShowRecordsAsync(to.Applied.DataSetId, paths, cancellationToken);
    }
});
