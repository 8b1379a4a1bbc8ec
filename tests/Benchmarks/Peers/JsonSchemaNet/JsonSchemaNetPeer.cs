using System.Text.Json;
using Json.Schema;
using TypedFlows.Benchmarks.Measuring;

namespace TypedFlows.Benchmarks.Peers.JsonSchemaNet;

/// <summary>Evaluates the parsed document against the same schemas. JsonSchema.Net has no object to write.</summary>
internal static class JsonSchemaNetPeer
{
    public static IEnumerable<Contender> Contenders()
    {
        var schedule = JsonSchema.FromText(Documents.Text("schemas/schedule.json"));
        var flow = JsonSchema.FromText(Documents.Text("schemas/flow.json"));
        var connection = JsonSchema.FromText(Documents.Text("schemas/source.json"));
        foreach (var work in Works.All.Where(work => !Works.IsWriting(work) && !Works.IsXdm(work)))
        {
            var schema = Works.Choose(work, schedule, flow, connection);
            yield return Contender.Reading(work, PeerNames.JsonSchemaNet, new Evaluate(schema, Works.Document(work)));
        }
    }

    private readonly struct Evaluate(JsonSchema schema, byte[] json) : IOperation
    {
        // The form without a list of errors is the fastest.
        private static readonly EvaluationOptions s_options = new() { OutputFormat = OutputFormat.Flag };

        public bool Invoke()
        {
            using var document = JsonDocument.Parse(json);
            return schema.Evaluate(document.RootElement, s_options).IsValid;
        }
    }
}
