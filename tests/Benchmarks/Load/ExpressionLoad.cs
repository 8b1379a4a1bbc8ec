using System.Diagnostics;
using System.Globalization;

namespace TypedFlows.Benchmarks.Load;

/// <summary>
/// Measures a run that maps five attributes and three expressions, compared with a run that maps eight attributes of the same file.
/// </summary>
internal static class ExpressionLoad
{
    private const double Goal = 2;

    private static readonly string[] s_columns = ["Id", "First", "Last", "Mail", "Born", "Amount", "City", "Country"];

    private static readonly string[] s_attributes = [.. s_columns.Select(LoadPlatform.Attribute)];

    private static readonly string[] s_expressions =
    [
        .. s_attributes.Where((_, i) => s_columns[i] is not ("Mail" or "Born" or "Amount")),
        Expression("lower(concat(First, '.', Last, '@example.com'))", "person.Mail"),
        Expression("date(Born, 'MM/dd/yyyy')", "person.Born"),
        Expression("iif(Country == 'DE', City, Country)", "person.Amount"),
    ];

    public static async Task RunAsync(int rows, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("typedflows-load-");
        try
        {
            WriteFile(Path.Combine(folder.FullName, "a.csv"), rows);
            var times = new List<(double Attributes, double Expressions)>();
            for (var round = 0; round < rounds; round++)
            {
                times.Add((
                    await MeasureAsync(folder.FullName, s_attributes, rows), await MeasureAsync(folder.FullName, s_expressions, rows)));
            }

            var ratio = times.Select(time => time.Expressions / time.Attributes).Order().ElementAt(rounds / 2);
            var (attributes, expressions) = (times.Min(time => time.Attributes), times.Min(time => time.Expressions));
            var verdict = ratio <= Goal ? "met" : "missed";
            LoadCommand.Print(
                $"{rows:N0} rows with expressions",
                $"{expressions:N0} ms, {ratio:N2} times {attributes:N0} ms of attributes, at most {Goal}: {verdict}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> MeasureAsync(string folder, string[] mapping, int rows)
    {
        await using var platform = await LoadPlatform.StartAsync(isDurable: false, folder, mapping);
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        await platform.WaitAsync(await platform.CreateFlowAsync("load", "/a.csv", 1567411548), () => { });
        var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var stored = platform.Platform.CountRecords(platform.DataSetId);
        LoadCommand.Require(stored == rows, $"{stored} of {rows} rows are stored");
        return elapsed;
    }

    private static string Expression(string text, string destination) =>
        $$"""{ "sourceType": "EXPRESSION", "source": "{{text}}", "destination": "{{destination}}" }""";

    private static void WriteFile(string path, int rows)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine(string.Join(',', s_columns));
        for (var row = 0; row < rows; row++)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row},First{row},Last{row},P{row}@Example.com,{(row % 12) + 1:00}/{(row % 28) + 1:00}/{1950 + (row % 60)},"
                    + $"{row % 1000}.50,"
                    + $"City {row % 100},{(row % 3 == 0 ? "DE" : "FR")}"));
        }
    }
}
