using System.Text.Json;

namespace TypedFlows.Benchmarks.Compare;

/// <summary>The comparison for programs: <c>{"rows":[{"work","peer","ratio","bytes","verdict"}]}</c>.</summary>
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
            WriteNumber(writer, "ratio", row.Ratio, 4);
            WriteNumber(writer, "nanoseconds", row.Nanoseconds, 1);
            WriteNumber(writer, "bytes", row.Bytes, 0);
            writer.WriteString("verdict", row.Verdict);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value, int digits)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, Math.Round(number, digits));
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
