using System.Text.Json.Nodes;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Measures the time between the receipt of records and their storage.</summary>
internal sealed class Latency
{
    private long _count;
    private double _sum;
    private double _least = double.MaxValue;
    private double _most;

    /// <param name="records">The number of records with this latency.</param>
    public void Add(TimeSpan time, long records)
    {
        if (records == 0)
        {
            return;
        }

        var milliseconds = Math.Max(0, time.TotalMilliseconds);
        _count += records;
        _sum += milliseconds * records;
        _least = Math.Min(_least, milliseconds);
        _most = Math.Max(_most, milliseconds);
    }

    /// <summary>Returns whole milliseconds; empty if no record was stored.</summary>
    public JsonObject Print()
    {
        var summary = new JsonObject();
        if (_count > 0)
        {
            summary["minMs"] = (long)_least;
            summary["maxMs"] = (long)_most;
            summary["avgMs"] = (long)(_sum / _count);
        }

        summary["extensions"] = new JsonObject();
        return summary;
    }
}
