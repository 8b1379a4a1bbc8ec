// Streams events into Adobe Experience Platform as they happen: the job of the streaming tutorial, in typed code. Visits of a web site come
// in XDM to an inlet that anyone may send to; people come in the site's own form to an inlet that asks for a token, and are mapped.
using System.Text.Json;
using Samples.Shared;
using StreamingSample;
using StreamingSample.Specs;
using TypedFlows.Client;
using static Samples.Shared.Sample;

return await SampleCommand.RunAsync(args, "Streams 10,000 events in batches into each of two inlets.", [], [], async (sample, cancellation) =>
{
    // An inlet that anyone may send to, for records that are XDM already.
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

    // An inlet that takes messages from those who sign in only, for records in a form of their own.
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

        // Its connection bears the same name as the other one: a pipeline knows its own.
        Labels = { [PipelineResource.Connection] = new("Sample streaming connection", "Sample description") },
        StateStore = sample.StateStore,
    };

    var visit = await BeginAsync(visits);
    var schema = (await sample.Client.Schemas.GetAsync(visit.Applied.IdOf(PipelineResource.Schema), cancellation)).Reference;
    await sample.SettleAsync(TimeSpan.FromMinutes(5), cancellation);
    await SendAsync(visit, "visits", record => StreamingMessage.Xdm(schema, visit.Applied.DataSetId, visit.Applied.FlowId, record), ["_id", "timestamp", "web.webPageDetails.name"]);

    // One message by itself first, then the others in batches.
    var person = await BeginAsync(people);
    await sample.SettleAsync(TimeSpan.FromMinutes(5), cancellation);
    Sending.Show(await sample.Client.Streaming.SendAsync(person.Inlet, StreamingMessage.Raw(Records.ReadOne(sample.Data, "person.json")), cancellationToken: cancellation));
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
        var applied = await pipeline.ApplyAsync(sample.Client, sample, cancellationToken: cancellation);
        return (applied, await applied.GetInletAsync(cancellation));
    }

    async Task SendAsync((AppliedPipeline Applied, StreamingInlet Inlet) to, string file, Func<JsonElement, StreamingMessage> message, IReadOnlyList<string> paths)
    {
        await Sending.RunAsync(sample.Client, to.Inlet, Records.Read(sample.Data, file).Select(message), cancellation);
        await sample.ShowRecordsAsync(to.Applied.DataSetId, paths, cancellation);
    }
});
