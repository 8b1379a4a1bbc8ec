using System.Text.Json;

namespace TypedFlows.Benchmarks.Compare;

/// <summary>Writes the comparison as JSON: <c>{"rows":[{"work","peer","ratio","bytes","verdict"}]}</c>.</summary>
internal static class JsonReport
{
    public static void Write(IReadOnlyList<Row> rows, FileInfo file)
    {
        file.Directory?.Create();
        using var stream = file.Create();
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteStartArray("rows");
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            writer.WriteString("work", row.Work);
            writer.WriteString("peer", row.Peer);
            writer.WriteNumber("ratio", Math.Round(row.Ratio, 4));
            writer.WriteNumber("nanoseconds", Math.Round(row.Nanoseconds, 1));
            writer.WriteNumber("bytes", row.Bytes);
            writer.WriteString("verdict", row.Verdict);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
