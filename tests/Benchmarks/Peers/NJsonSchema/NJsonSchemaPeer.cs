using TypedFlows.Benchmarks.Measuring;

namespace TypedFlows.Benchmarks.Peers.NJsonSchema;

/// <summary>Classes that NJsonSchema generates from the same schemas while this program runs.</summary>
internal static class NJsonSchemaPeer
{
    private const string Namespace = "NJsonSchemaClasses";

    public static PeerRun Create()
    {
        if (NSwagCommand.Find() is not { } command)
        {
            return PeerRun.Absent(PeerNames.NJsonSchema, "not installed");
        }

        try
        {
            var classes = CompiledClasses.Load(
            [
                command.Generate(Documents.Text("schemas/schedule.json"), "Schedule", Namespace + ".ForSchedule"),
                command.Generate(Documents.Text("schemas/flow.json"), "Flow", Namespace + ".ForFlow"),
                command.Generate(Documents.Text("schemas/source.json"), "SourceConnection", Namespace + ".ForColumns"),
            ]);
            return Create(
                NewtonsoftType.Of(classes.GetType(Namespace + ".ForSchedule.Schedule", throwOnError: true)!),
                NewtonsoftType.Of(classes.GetType(Namespace + ".ForFlow.Flow", throwOnError: true)!),
                NewtonsoftType.Of(classes.GetType(Namespace + ".ForColumns.SourceConnection", throwOnError: true)!));
        }
        catch (InvalidOperationException e)
        {
            Console.Error.WriteLine("njsonschema: " + e.Message);
            return PeerRun.Absent(PeerNames.NJsonSchema, "does not run");
        }
    }

    private static PeerRun Create(NewtonsoftType schedule, NewtonsoftType flow, NewtonsoftType connection)
    {
        var contenders = new List<Contender>();
        var absent = new List<AbsentPeer>();
        foreach (var work in Works.All)
        {
            var type = work.Contains("schedule", StringComparison.Ordinal) ? schedule : work.Contains("flow", StringComparison.Ordinal) ? flow : connection;
            var document = Works.Document(work);
            if (!Works.IsWriting(work))
            {
                contenders.Add(Contender.Reading(work, PeerNames.NJsonSchema, new DelegateOperation(() => type.Read(document) is not null)));
            }
            else if (type.Read(document) is { } value)
            {
                contenders.Add(Contender.Create(
                    work,
                    PeerNames.NJsonSchema,
                    new DelegateOperation(() => type.Write(value).Length > 0),
                    () => Documents.AreEqual(type.Write(value), document)));
            }
            else
            {
                absent.Add(new AbsentPeer(work, PeerNames.NJsonSchema, "wrong: cannot read it"));
            }
        }

        return new PeerRun(contenders, absent);
    }
}
