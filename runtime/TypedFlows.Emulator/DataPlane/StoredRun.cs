using System.Text.Json.Nodes;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Ends stored runs that are not executed.</summary>
internal static class StoredRun
{
    /// <summary>Returns the run in its end state, failed for a reason.</summary>
    public static StoredResource End(Platform platform, StoredResource run, SourceException reason)
    {
        var members = JsonCopy.ToObject(run.Document);
        var now = platform.Now;
        var activities = members["activities"] as JsonArray ?? [];
        foreach (var summaries in activities.Prepend(members["metrics"]))
        {
            if (summaries is JsonObject known)
            {
                Child(known, "durationSummary")["completedAtUTC"] = now;
                var status = Child(known, "statusSummary");
                status["status"] = RunStatus.Failed;
                status["errors"] = new JsonArray(new JsonObject { ["code"] = reason.Code, ["message"] = reason.Message });
            }
        }

        return Envelope.Make(
            platform,
            run.Sandbox,
            run.View.Text("createdClient") ?? string.Empty,
            ResourceKind.Run,
            run.Id,
            run.View.Integer("createdAt") ?? now,
            now,
            members,
            RunStatus.Failed);
    }

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
        {
            parent[name] = child = [];
        }

        return child;
    }
}
