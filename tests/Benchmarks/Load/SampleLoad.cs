using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Sampling;

namespace TypedFlows.Benchmarks.Load;

/// <summary>
/// Measures the creation of sample records as lines of a file, compared with one thread that writes the same records, which it has already,
/// to a file of the same size.
/// </summary>
internal static class SampleLoad
{
    private const double Goal = 3;
    private const int Held = 1000;

    public static async Task RunAsync(int records, int rounds)
    {
        foreach (var name in (string[])["customer", "site-visit"])
        {
            var path = $"specs/xdm/{name}.json";
            var schema = SpecParser.Parse(new SpecFileText(path, Repository.Read(path)), []).Specs.Single().Parts.Single().Document!;
            var generator = new SampleGenerator(schema);
            Instance[] held = [.. Enumerable.Range(0, Held).Select(i => generator.Create(i))];
            var file = Path.GetTempFileName();
            try
            {
                var times = new List<(double Writing, double Creating)>();
                for (var round = 0; round <= rounds; round++)
                {
                    var writing = await MeasureAsync(file, stream =>
                    {
                        Write(stream, held, records);
                        return Task.CompletedTask;
                    });
                    var creating = await MeasureAsync(
                        file, stream => SampleLines.WriteAsync(schema, 0, records, lines => stream.Write(lines), default));
                    LoadCommand.Require(File.ReadLines(file).LongCount() == records, $"{path} has other than {records} records");

                    // The first round is not counted: the methods are still compiled.
                    if (round > 0)
                    {
                        times.Add((writing, creating));
                    }
                }

                var ratio = times.Select(time => time.Creating / time.Writing).Order().ElementAt(times.Count / 2);
                var (written, created) = (times.Min(time => time.Writing), times.Min(time => time.Creating));
                LoadCommand.Print(
                    $"{records:N0} samples of {name}",
                    $"{created:N0} ms, {ratio:N2} times {written:N0} ms of writing, at most {Goal}: {(ratio <= Goal ? "met" : "missed")}");
            }
            finally
            {
                File.Delete(file);
            }
        }
    }

    private static async Task<double> MeasureAsync(string file, Func<Stream, Task> work)
    {
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        await using (var stream = new FileStream(file, FileMode.Create, FileAccess.Write))
        {
            await work(stream);
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static void Write(Stream stream, Instance[] held, int records)
    {
        using var writer = new Utf8JsonWriter(
            stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        for (var i = 0; i < records; i++)
        {
            SampleJson.Write(writer, held[i % Held]);
            writer.Flush();
            writer.Reset();
            stream.WriteByte((byte)'\n');
        }
    }
}
