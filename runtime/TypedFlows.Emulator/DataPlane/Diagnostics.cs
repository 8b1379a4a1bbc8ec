using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>What became of each record that failed, kept beside the run: file, record, line, code and message.</summary>
internal sealed class Diagnostics(IRecordBatch batch)
{
    /// <summary>So many are kept; the rest are only counted.</summary>
    public const int MaxKept = 10_000;

    public IRecordBatch Batch { get; } = batch;

    public int Count { get; private set; }

    /// <summary>Where the diagnostics of a run are stored.</summary>
    public static string StoreName(string runId) => "diagnostics:" + runId;

    public void Add(string file, long record, long line, string code, string message)
    {
        if (Count >= MaxKept)
        {
            return;
        }

        Count++;
        var entry = new JsonObject { ["file"] = file, ["record"] = record, ["line"] = line > 0 ? line : null, ["code"] = code, ["message"] = message };
        Batch.Append(JsonSerializer.SerializeToUtf8Bytes(entry));
    }
}
