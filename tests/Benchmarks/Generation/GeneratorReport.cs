using System.Globalization;
using TypedFlows.Benchmarks.Compare;

namespace TypedFlows.Benchmarks.Generation;

/// <summary>Reports the cost of the generator during editing and building.</summary>
internal static class GeneratorReport
{
    /// <summary>The seed of the large schemas.</summary>
    public const int Seed = 7;

    private const int ColdRuns = 7;
    private const int Edits = 101;

    private static readonly int[] s_sizes = [250, 500, 1000];

    private static readonly int[] s_shortSizes = [5, 10, 20];

    public static void Write(TextWriter output, bool isShort)
    {
        WriteSizes(output, isShort);
        WriteCold(output, isShort ? 1 : ColdRuns);
        WriteEdits(output, isShort ? 1 : Edits);
        WriteGrowth(output, isShort ? s_shortSizes : s_sizes);
    }

    private static void WriteSizes(TextWriter output, bool isShort)
    {
        output.WriteLine($"{"generated code",-60} {"lines",9} {"bytes",9} {"first run",11}");
        foreach (var schema in new[] { "schedule.json", "flow.json", "source.json" })
        {
            WriteSize(output, schema, [new SpecText(schema, Documents.Text("schemas/" + schema))]);
        }

        WriteLarge(output, "web SDK", LargeSchema.WebSdk(Seed));
        if (!isShort)
        {
            WriteLarge(output, "analytics", LargeSchema.Analytics(Seed));
            WriteSize(output, "analytics, ten fields", [new SpecText("large.json", LargeSchema.Analytics(Seed), LargeSchema.TenFields)]);
        }

        output.WriteLine();
    }

    private static void WriteLarge(TextWriter output, string name, string text)
    {
        var (objects, shapes, leaves) = LargeSchema.Count(text);
        WriteSize(
            output, FormattableString.Invariant($"{name} ({objects} objects, {shapes} shapes, {leaves} leaves)"),
            [new SpecText("large.json", text)]);
    }

    private static void WriteSize(TextWriter output, string name, IReadOnlyList<SpecText> specs)
    {
        var project = new GeneratorProject(GeneratorLibrary.Create(), specs);
        var time = project.Run();
        string[] texts = [.. project.Sources.Where(source => source.HintName != "Links.g.cs").Select(s => s.SourceText.ToString())];
        output.WriteLine(FormattableString.Invariant(
            $"{name,-60} {texts.Sum(t => t.Count(c => c == '\n')),9} {texts.Sum(System.Text.Encoding.UTF8.GetByteCount),9} {time,8:0} ms"));
    }

    private static void WriteCold(TextWriter output, int runs)
    {
        var ours = new List<double>();
        var minimal = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            minimal.Add(ColdRun.Measure(ColdRun.Minimal));
            ours.Add(ColdRun.Measure(ColdRun.Ours));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"generator, flow.json, cold in a fresh process: {Median.Of(ours):0} ms, best {ours.Min():0} (a minimal JSON-reading "
                + $"generator: {Median.Of(minimal):0} ms, best {minimal.Min():0}); {runs} processes each"));
    }

    private static void WriteEdits(TextWriter output, int edits)
    {
        WriteEdits(output, "1 spec", [new SpecText("flow.json", Documents.Text("schemas/flow.json"))], edits);
        WriteEdits(output, "10 specs", SpecText.Copies(Documents.Text("schemas/flow.json"), 10), edits);
        if (edits > 1)
        {
            WriteEdits(output, "analytics", [new SpecText("large.json", LargeSchema.Analytics(Seed))], edits);
        }
    }

    private static void WriteEdits(TextWriter output, string name, IReadOnlyList<SpecText> specs, int edits)
    {
        var tracked = new GeneratorProject(GeneratorLibrary.Create(), specs, tracksSteps: true);
        tracked.Run();
        tracked.RunAfterEdit(0);
        var ran = tracked.StepsThatRan.Where(IsOurs).ToArray();
        var project = new GeneratorProject(GeneratorLibrary.Create(), specs);
        project.Run();
        var times = Enumerable.Range(0, 2 * edits).Select(project.RunAfterEdit).Skip(edits).ToArray();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"generator, {name}, after an unrelated C# edit: {Median.Of(times):0.00} ms, median of {times.Length}; "
                + $"{(ran.Length == 0 ? "every step cached" : "steps that ran: " + string.Join(", ", ran))}"));
    }

    // The names of Roslyn's own steps start with an underscore or a lower-case letter. The compilation itself has changed.
    private static bool IsOurs(string step) => char.IsUpper(step[0]) && step is not "Compilation";

    private static void WriteGrowth(TextWriter output, int[] sizes)
    {
        var schema = Documents.Text("schemas/flow.json");
        Time(schema, sizes[^1]);
        var times = sizes.ToDictionary(size => size, _ => double.MaxValue);
        for (var round = 0; round < 3; round++)
        {
            foreach (var size in sizes)
            {
                times[size] = Math.Min(times[size], Time(schema, size));
            }
        }

        output.WriteLine("generator, " + string.Join(
            ", ", times.Select(pair => FormattableString.Invariant($"{pair.Key} specs: {pair.Value:0} ms")))
            + FormattableString.Invariant($"; four times the specs cost {times[sizes[^1]] / times[sizes[0]]:0.0} times the time"));
    }

    private static double Time(string schema, int count)
    {
        GC.Collect();
        return new GeneratorProject(GeneratorLibrary.Create(), SpecText.Copies(schema, count)).Run();
    }
}
