using NJsonSchema.CodeGeneration.CSharp;
using TypedFlows.Benchmarks.Measuring;
using Schema = NJsonSchema.JsonSchema;

namespace TypedFlows.Benchmarks.Peers.NJsonSchema;

/// <summary>Measures the classes that NJsonSchema generates from the same schemas while this program runs.</summary>
internal static class NJsonSchemaPeer
{
    private const string Namespace = "NJsonSchemaClasses";

    public static IEnumerable<Contender> Contenders()
    {
        var classes = CompiledClasses.Load(
        [
            Generate("schemas/schedule.json", "Schedule", Namespace + ".ForSchedule"),
            Generate("schemas/flow.json", "Flow", Namespace + ".ForFlow"),
            Generate("schemas/source.json", "SourceConnection", Namespace + ".ForColumns"),
        ]);
        var schedule = GeneratedClass.Of(classes.GetType(Namespace + ".ForSchedule.Schedule", throwOnError: true)!);
        var flow = GeneratedClass.Of(classes.GetType(Namespace + ".ForFlow.Flow", throwOnError: true)!);
        var connection = GeneratedClass.Of(classes.GetType(Namespace + ".ForColumns.SourceConnection", throwOnError: true)!);
        foreach (var work in Works.All.Where(work => !Works.IsXdm(work)))
        {
            var type = Works.Choose(work, schedule, flow, connection);
            var document = Works.Document(work);
            if (!Works.IsWriting(work))
            {
                yield return Contender.Reading(work, PeerNames.NJsonSchema, new DelegateOperation(() => type.Accepts(document)));
                continue;
            }

            // A document that the class cannot represent is not written, because reading it already has the wrong verdict.
            if (type.Read(document) is { } value)
            {
                yield return Contender.Create(
                    work,
                    PeerNames.NJsonSchema,
                    new DelegateOperation(() => type.Write(value).Length > 0),
                    () => Documents.AreEqual(type.Write(value), document));
            }
        }
    }

    private static string Generate(string schema, string name, string codeNamespace)
    {
        var settings = new CSharpGeneratorSettings
        {
            Namespace = codeNamespace,
            JsonLibrary = CSharpJsonLibrary.SystemTextJson,

            // Version 9 has names for enum members. Without it, "minute" is written as "Minute".
            JsonLibraryVersion = 9,
            ClassStyle = CSharpClassStyle.Poco,
            UseRequiredKeyword = true,
            GenerateNullableReferenceTypes = true,
            GenerateOptionalPropertiesAsNullable = true,
        };
        return new CSharpGenerator(Schema.FromJsonAsync(Documents.Text(schema)).GetAwaiter().GetResult(), settings).GenerateFile(name);
    }
}
