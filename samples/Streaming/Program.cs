// Streams events into Adobe Experience Platform as they happen: the job of the streaming tutorial, in typed code. Visits of a web site come
// in XDM to an inlet that anyone may send to; people come in the site's own form to an inlet that asks for a token, and are mapped.
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
        Connection = Inlet(Streaming.DataType.Xdm, "Web visits"),
        Flow = new HttpApiWithoutTransformation.Flow { Source = new Streaming.Source() },
        Schema = XdmSchema.ExperienceEvent(),
    };

    // An inlet that takes messages from those who sign in only, for records in a form of their own.
    var people = new Pipeline("Web people")
    {
        Connection = Inlet(Streaming.DataType.Raw, "Web people", authenticationRequired: true),
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
    };

    await StreamAsync(visits, "visits", (record, flowId, dataSetId, schema) => StreamingMessage.Xdm(schema, dataSetId, flowId, record), ["_id", "timestamp", "web.webPageDetails.name"]);
    await StreamAsync(people, "people", (record, _, _, _) => StreamingMessage.Raw(record), [.. people.Mapping.Select(row => row.Destination)]);

    static Streaming.Connection Inlet(Streaming.DataType dataType, string name, bool? authenticationRequired = null) => new()
    {
        Auth = new Streaming.StreamingConnectionAuth { SourceId = name, DataType = dataType, Name = name, AuthenticationRequired = authenticationRequired },
    };

    async Task StreamAsync(Pipeline pipeline, string file, NewMessage message, IReadOnlyList<string> paths)
    {
        Begin(pipeline.Name);
        var applied = await pipeline.ApplyAsync(sample.Client, sample, cancellationToken: cancellation);
        var inlet = await applied.GetInletAsync(cancellation);
        var schema = (await sample.Client.Schemas.GetAsync(applied.IdOf(PipelineResource.Schema), cancellation)).Reference;
        await sample.SettleAsync(TimeSpan.FromMinutes(5), cancellation);

        var messages = Records.Read(sample.Data, file).Select(record => message(record, applied.FlowId, applied.DataSetId, schema));
        await Sending.RunAsync(sample.Client, inlet, messages, cancellation);
        await sample.ShowRecordsAsync(applied.DataSetId, paths, cancellation);
    }
});
