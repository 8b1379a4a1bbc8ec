using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Stores one diagnostic per failed record of a run: file, record, line, code and message.</summary>
internal sealed class Diagnostics(IRecordBatch batch)
{
    /// <summary>The maximum number of stored diagnostics; further ones are only counted.</summary>
    public const int MaxKept = 10_000;

    public IRecordBatch Batch { get; } = batch;

    public int Count { get; private set; }

    /// <summary>Returns the name of the store that holds the diagnostics of a run.</summary>
    public static string StoreName(string runId) => "diagnostics:" + runId;

    public void Add(string file, long record, long line, string code, string message)
    {
        if (Count >= MaxKept)
        {
            return;
        }

        Count++;
        var entry = new JsonObject
        {
            ["file"] = file,
            ["record"] = record,
            ["line"] = line > 0 ? line : null,
            ["code"] = code,
            ["message"] = message,
        };
        Batch.Append(JsonSerializer.SerializeToUtf8Bytes(entry));
    }
}
