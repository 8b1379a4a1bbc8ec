// Streams events into Adobe Experience Platform, as in the streaming tutorial, in typed code. Visits of a web site are sent as XDM to a
// public inlet. People are sent in the site's own format to an inlet that requires a token, and are mapped.
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
        Schema = XdmSchema.ExperienceEvent(),
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
            ["id"] = "_id",
            ["name"] = "person.name.fullName",
            ["gender"] = "person.gender",
            ["birthday.year"] = "person.birthYear",
            ["location.city"] = "homeAddress.city",
            ["location.country"] = "homeAddress.country",
            ["location.address"] = "homeAddress.street1",
        },

        // Both connections have the same name. A pipeline identifies its own resources by its state.
        Labels = { [PipelineResource.Connection] = new("Sample streaming connection", "Sample description") },
        StateStore = sample.StateStore,
    };

    var visit = await BeginAsync(visits);
    var schema = (await sample.Client.Schemas.GetAsync(visit.Applied.IdOf(PipelineResource.Schema), cancellationToken)).Reference;
    await sample.SettleAsync(TimeSpan.FromMinutes(5), cancellationToken);
    await SendAsync(
        visit,
        "visits",
        record => StreamingMessage.Xdm(schema, visit.Applied.DataSetId, visit.Applied.FlowId, record),
        ["_id", "timestamp", "web.webPageDetails.name"]);

    // One message is sent separately, the others are sent in batches.
    var person = await BeginAsync(people);
    await sample.SettleAsync(TimeSpan.FromMinutes(5), cancellationToken);
    Sending.Show(
        await sample.Client.Streaming.SendAsync(
            person.Inlet, StreamingMessage.Raw(Records.ReadOne(sample.Data, "person.json")), cancellationToken: cancellationToken));
    await SendAsync(person, "people", StreamingMessage.Raw, [.. people.Mapping.Select(row => row.Destination)]);

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
        (AppliedPipeline Applied, StreamingInlet Inlet) to,
        string file,
        Func<JsonElement,
        StreamingMessage> message,
        IReadOnlyList<string> paths)
    {
        await Sending.RunAsync(sample.Client, to.Inlet, Records.Read(sample.Data, file).Select(message), cancellationToken);
        await sample.ShowRecordsAsync(to.Applied.DataSetId, paths, cancellationToken);
    }
});
