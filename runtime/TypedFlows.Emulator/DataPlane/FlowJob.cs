using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>A flow as the data plane runs it, with its parts as they were when it was started: later changes of them do not reach it.</summary>
internal sealed record FlowJob(StoredResource Flow, JsonView Source, JsonView Target, string? MappingSetId, JsonView Copy, JsonView Options)
{
    public JsonView Document => new(Flow.Document, string.Empty);

    /// <summary>The API key that created the flow; its runs are made in that name.</summary>
    public string Client => Document.Text("createdClient") ?? string.Empty;

    public string DataSetId => Target.Object("params").Text("dataSetId") ?? string.Empty;

    /// <summary>Null where a part is not there any more.</summary>
    public static FlowJob? Of(Platform platform, StoredResource flow)
    {
        var document = new JsonView(flow.Document, string.Empty);
        if (End(platform, flow, document, "sourceConnectionIds", ResourceKind.SourceConnection) is not { } source
            || End(platform, flow, document, "targetConnectionIds", ResourceKind.TargetConnection) is not { } target)
        {
            return null;
        }

        var copy = default(JsonView);
        string? mappingSetId = null;
        foreach (var transformation in document.Items("transformations"))
        {
            switch (transformation.Text("name"))
            {
                case "Copy":
                    copy = transformation.Object("params");
                    break;
                case "Mapping":
                    mappingSetId = transformation.Object("params").Text("mappingId");
                    break;
            }
        }

        return new(flow, source, target, mappingSetId, copy, document.Object("options"));
    }

    private static JsonView? End(Platform platform, StoredResource flow, JsonView document, string member, ResourceKind kind) =>
        document.Items(member) is [var id] && id.Element.GetString() is { } text && platform.Resources.Find(flow.Sandbox, kind, text) is { } found
            ? new JsonView(found.Document, string.Empty)
            : null;
}
