using System.Diagnostics;
using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace TypedFlows.Benchmarks.Load;

/// <summary>Measures a run that reads rows of eight columns from a Parquet file, compared with the same rows in a delimited file.</summary>
internal static class ParquetLoad
{
    private const double Goal = 0.6;
    private const int RowsPerGroup = 100_000;

    private static readonly string[] s_columns = ["Id", "First", "Last", "Mail", "Born", "Amount", "City", "Country"];

    private static readonly string[] s_attributes = [.. s_columns.Select(LoadPlatform.Attribute)];

    public static async Task RunAsync(int rows, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("typedflows-load-");
        try
        {
            WriteDelimited(Path.Combine(folder.FullName, "a.csv"), rows);
            await WriteParquetAsync(Path.Combine(folder.FullName, "a.parquet"), rows);
            var times = new List<(double Delimited, double Parquet)>();
            for (var round = 0; round < rounds; round++)
            {
                times.Add((
                    await MeasureAsync(folder.FullName, "/a.csv", rows), await MeasureAsync(folder.FullName, "/a.parquet", rows)));
            }

            var ratio = times.Select(time => time.Parquet / time.Delimited).Order().ElementAt(rounds / 2);
            var (delimited, parquet) = (times.Min(time => time.Delimited), times.Min(time => time.Parquet));
            LoadCommand.Print(
                $"{rows:N0} rows of Parquet",
                $"{parquet:N0} ms, {ratio:N2} times {delimited:N0} ms of CSV, at most {Goal}: {(ratio <= Goal ? "met" : "missed")}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> MeasureAsync(string folder, string path, int rows)
    {
        await using var platform = await LoadPlatform.StartAsync(isDurable: false, folder, s_attributes);
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        await platform.WaitAsync(await platform.CreateFlowAsync("load", path, 1567411548), () => { });
        var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var stored = platform.Platform.CountRecords(platform.DataSetId);
        LoadCommand.Require(stored == rows, $"{stored} of {rows} rows are stored");
        return elapsed;
    }

    private static void WriteDelimited(string path, int rows)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine(string.Join(',', s_columns));
        for (var row = 0; row < rows; row++)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row},First{row},Last{row},{Mail(row)},{Born(row):yyyy-MM-dd},{Amount(row)},{City(row)},{Country(row)}"));
        }
    }

    private static async Task WriteParquetAsync(string path, int rows)
    {
        var schema = new ParquetSchema(
            new DataField<long>("Id"),
            new DataField<string>("First"),
            new DataField<string>("Last"),
            new DataField<string>("Mail"),
            new DateTimeDataField("Born", DateTimeFormat.Date, isNullable: false),
            new DataField<double>("Amount"),
            new DataField<string>("City"),
            new DataField<string>("Country"));
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, new() { CompressionMethod = CompressionMethod.Snappy });
        for (var start = 0; start < rows; start += RowsPerGroup)
        {
            var numbers = Enumerable.Range(start, Math.Min(RowsPerGroup, rows - start)).ToList();
            using var group = writer.CreateRowGroup();
            var fields = schema.DataFields;
            await group.WriteAsync<long>(fields[0], numbers.ConvertAll(row => (long)row).ToArray());
            await group.WriteAsync(fields[1], numbers.ConvertAll(row => $"First{row}"));
            await group.WriteAsync(fields[2], numbers.ConvertAll(row => $"Last{row}"));
            await group.WriteAsync(fields[3], numbers.ConvertAll(Mail));
            await group.WriteAsync<DateTime>(fields[4], numbers.ConvertAll(Born).ToArray());
            await group.WriteAsync<double>(fields[5], numbers.ConvertAll(Amount).ToArray());
            await group.WriteAsync(fields[6], numbers.ConvertAll(City));
            await group.WriteAsync(fields[7], numbers.ConvertAll(Country));
        }
    }

    private static string Mail(int row) => $"P{row}@example.com";

    private static DateTime Born(int row) => new(1950 + (row % 60), (row % 12) + 1, (row % 28) + 1, 0, 0, 0, DateTimeKind.Utc);

    private static double Amount(int row) => (row % 1000) + 0.5;

    private static string City(int row) => $"City {row % 100}";

    private static string Country(int row) => row % 3 == 0 ? "DE" : "FR";
}
