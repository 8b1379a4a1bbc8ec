using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>A flow with its parts as they were when the flow was started. Later changes do not affect it.</summary>
internal sealed record FlowJob(StoredResource Flow, JsonView Source, JsonView Target, string? MappingSetId, JsonView Copy, JsonView Options)
{
    public JsonView Document => Flow.View;

    /// <summary>Gets the API key that created the flow. Its runs are created with the same key.</summary>
    public string Client => Document.Text("createdClient") ?? string.Empty;

    public string DataSetId => Target.Object("params").Text("dataSetId") ?? string.Empty;

    /// <summary>Gets a value indicating whether failed records are stored as diagnostics; they are unless an option turns it off.</summary>
    public bool HasDiagnostics =>
        !Options["errorDiagnosticsEnabled"].Element.ToString().Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Creates a job, or returns <see langword="null"/> if a part no longer exists.</summary>
    public static FlowJob? Of(Platform platform, StoredResource flow)
    {
        var document = flow.View;
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
        document.Items(member) is [var id]
            && id.TextOrNull() is { } text
            && platform.Resources.Find(flow.Sandbox, kind, text) is { } found
            ? found.View
            : null;
}
