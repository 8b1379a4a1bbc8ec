using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace TypedFlows.Benchmarks.Load;

/// <summary>Measures the ingestion of a large file in one run, compared with reading it with CsvHelper and writing it as JSON
/// lines.</summary>
internal static class IngestLoad
{
    private static readonly string[] s_columns = ["Id", "FirstName", "LastName", "Phone", "Email"];

    public static async Task RunAsync(bool isDurable, int rows)
    {
        var folder = Directory.CreateTempSubdirectory("typedflows-load-");
        try
        {
            var file = Path.Combine(folder.FullName, "a.csv");
            WriteFile(file, rows);
            var floor = Math.Min(Floor(file), Floor(file));
            await using var platform = await LoadPlatform.StartAsync(
                isDurable, folder.FullName, [.. s_columns.Select(LoadPlatform.Attribute)]);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var began = Stopwatch.GetTimestamp();
            var flow = await platform.CreateFlowAsync("load", "/a.csv", 1567411548);
            var most = before;
            await platform.WaitAsync(flow, () => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)));

            var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            var stored = platform.Platform.CountRecords(platform.DataSetId);
            LoadCommand.Require(stored == rows, $"{stored} of {rows} rows are stored");
            var times = elapsed / floor;
            var (size, more) = (new FileInfo(file).Length / 1024.0 / 1024, (most - before) / 1024.0 / 1024);
            LoadCommand.Print(
                $"{rows:N0} rows in one run, {(isDurable ? "durable" : "in memory")}",
                $"{elapsed:N0} ms, {times:N2} times the floor of {floor:N0} ms; {stored:N0} stored; file {size:N0} MB, {more:N0} MB more");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void WriteFile(string path, int rows)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine(string.Join(',', s_columns));
        for (var row = 0; row < rows; row++)
        {
            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture, $"{row},First{row},\"Last, {row}\",+1 555 {row % 10000:D4},person{row}@example.com"));
        }
    }

    private static double Floor(string file)
    {
        var began = Stopwatch.GetTimestamp();
        using var reader = CsvReader.FromFile(file, new CsvReaderOptions { HasHeader = true });
        using var output = new FileStream(file + ".out", FileMode.Create, FileAccess.Write, FileShare.None, 256 * 1024);
        using var writer = new Utf8JsonWriter(output, new() { SkipValidation = true });
        while (reader.Read())
        {
            writer.WriteStartObject();
            for (var i = 0; i < s_columns.Length; i++)
            {
                writer.WriteString(s_columns[i], reader.GetSpan(i));
            }

            writer.WriteEndObject();
            writer.Flush();
            output.WriteByte((byte)'\n');
            writer.Reset();
        }

        output.Flush();
        File.Delete(file + ".out");
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
