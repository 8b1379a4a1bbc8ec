namespace TypedFlows.Samples.Comparison;

/// <summary>Represents the bodies that a sample sent for one pipeline, beginning with its dataset. Each resource refers to its predecessors
/// by the ids that the platform assigned.</summary>
internal sealed class SentBodies
{
    private readonly Dictionary<string, CapturedCall> _creates = [];

    public SentBodies(SampleStage stage, string dataset)
    {
        IEnumerable<CapturedCall> Creates(string collection) =>
            stage.FirstCalls.Where(call => call.IsCreateOf(collection) && call.Path.StartsWith("/data/", StringComparison.Ordinal));
        CapturedCall Add(string collection, Func<CapturedCall, bool> isIt) => _creates[collection] = Creates(collection).Single(isIt);

        var made = Add("dataSets", call => call.Request.GetProperty("name").GetString() == dataset);
        var target = Add("targetConnections", call => Text(call, "/params/dataSetId") == GivenIds.Of(made.Response));
        var flow = Add("flows", call => Text(call, "/targetConnectionIds/0") == GivenIds.Of(target.Response));
        var source = Add("sourceConnections", call => Text(flow, "/sourceConnectionIds/0") == GivenIds.Of(call.Response));
        Add("connections", call => Text(source, "/baseConnectionId") == GivenIds.Of(call.Response));
        if (GivenIds.Has(source.Request, "/data/schema/id"))
        {
            _creates["raw schemas"] = Creates("schemas").Single(call => Text(source, "/data/schema/id") == GivenIds.Of(call.Response));
        }

        // A schema that exists is read instead.
        bool IsSchema(CapturedCall call) => Text(made, "/schemaRef/id") == GivenIds.Of(call.Response);
        _creates["schemas"] = Creates("schemas").SingleOrDefault(IsSchema)
            ?? stage.FirstCalls.First(
                call => call.Status == 200 && call.Path.Contains("/tenant/schemas/", StringComparison.Ordinal) && IsSchema(call));
        if (flow.Request.TryGetProperty("transformations", out _))
        {
            Add("mappingSets", call => Text(flow, "/transformations/Mapping/params/mappingId") == GivenIds.Of(call.Response));
        }
    }

    /// <summary>Returns the create call of a collection, or the call that read a schema that exists.</summary>
    public CapturedCall Of(string collection) => _creates[collection];

    /// <summary>Returns the single message that was sent separately.</summary>
    public static CapturedCall Record(SampleStage stage) => stage.FirstCalls.Single(call =>
        call.Path.StartsWith("/collection/", StringComparison.Ordinal)
            && !call.Path.StartsWith("/collection/batch/", StringComparison.Ordinal));

    private static string? Text(CapturedCall call, string pointer) => GivenIds.At(call.Request, pointer).GetString();
}
