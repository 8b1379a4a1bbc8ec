using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Adds to flows what the service knows of them: their last change, their last run, and whether they read a source.</summary>
internal sealed class FlowDetails(Platform platform)
{
    public const string LastOperation = "lastOperation";
    public const string LastRun = "lastRunDetails";
    public const string Runs = "runs";

    /// <summary>Returns the flows of a sandbox.</summary>
    public IEnumerable<JsonElement> List(string sandbox)
    {
        var last = new Dictionary<string, StoredResource>(StringComparer.Ordinal);
        foreach (var run in platform.Resources.List(sandbox, ResourceKind.Run))
        {
            if (run.View.Text("flowId") is { } flowId && (!last.TryGetValue(flowId, out var other) || Created(run) >= Created(other)))
            {
                last[flowId] = run;
            }
        }

        return platform.Resources.List(sandbox, ResourceKind.Flow).Select(flow => Add(flow, last.GetValueOrDefault(flow.Id)));
    }

    /// <summary>Returns one flow.</summary>
    public JsonElement Show(StoredResource flow) => Add(
        flow,
        platform.Resources.List(flow.Sandbox, ResourceKind.Run).Where(run => run.View.Text("flowId") == flow.Id).MaxBy(Created));

    /// <summary>Sets the last change of a flow.</summary>
    public static void Stamp(JsonObject members, long now, string operation) =>
        members[LastOperation] = new JsonObject { ["started"] = now, ["updated"] = 0, ["operation"] = operation };

    private JsonElement Add(StoredResource flow, StoredResource? run)
    {
        var document = JsonCopy.ToObject(flow.Document);
        if (document["inheritedAttributes"] is not JsonObject inherited)
        {
            document["inheritedAttributes"] = inherited = [];
        }

        inherited["properties"] = new JsonObject { ["isSourceFlow"] = IsSourceFlow(flow) };
        document[Runs] = $"/runs?property=flowId=={flow.Id}";
        if (run is not null)
        {
            document[LastRun] = Details(run);
        }

        return JsonCopy.Freeze(document);
    }

    private static JsonObject Details(StoredResource run)
    {
        var duration = run.View.Object("metrics").Object("durationSummary");
        var details = new JsonObject
        {
            ["id"] = run.Id,
            ["state"] = run.View.Text("state"),
            ["startedAtUTC"] = duration.Integer("startedAtUTC") ?? Created(run),
        };
        if (duration.Integer("completedAtUTC") is { } completed)
        {
            details["completedAtUTC"] = completed;
        }

        return details;
    }

    /// <summary>Returns whether the flow reads a source. Only a flow spec of a destination states that it does not.</summary>
    private bool IsSourceFlow(StoredResource flow)
    {
        var reference = flow.View.Object("flowSpec");
        var (id, version) = (reference.Text("id") ?? string.Empty, reference.Text("version"));
        return SpecCatalog.Find(platform.Specs.FlowSpecs, id, version) is not { } spec
            || new JsonView(spec.Document, string.Empty, IsStored: true).Object("attributes")["isSourceFlow"].Element.ValueKind
                != JsonValueKind.False;
    }

    private static long Created(StoredResource run) => run.View.Integer("createdAt") ?? 0;
}
