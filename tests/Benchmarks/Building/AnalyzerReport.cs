using System.Globalization;
using System.Text.RegularExpressions;
using TypedFlows.Benchmarks.Compare;

namespace TypedFlows.Benchmarks.Building;

/// <summary>Reports the analyzer's share of the compiler's time, as measured by the compiler.</summary>
internal static partial class AnalyzerReport
{
    private const int Builds = 5;

    public static void Write(TextWriter output, TextWriter progress, bool isShort)
    {
        var builds = isShort ? 1 : Builds;
        progress.WriteLine("packing");
        using var place = new PackedWorkspace();
        var objects = new AnalyzerWorkspace(place, isShort ? 2 : 200, isShort ? 20 : 2000);
        var expressions = new ExpressionWorkspace(place, isShort ? 20 : 2000);
        var ofObjects = Measure(objects.Project, builds, progress);
        var ofExpressions = Measure(expressions.Project, builds, progress);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"analyzer over {objects.Specs} specs and {objects.Uses} objects: {ofObjects.Seconds:0.000} s, {ofObjects.Share:P1} of "
                + $"the compiler's time, median of {builds} builds (at most 10 %); "
                + $"{ofObjects.Seconds * 1000 / objects.Uses:0.000} s a thousand objects"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"analyzer over {expressions.Rows} rows of expressions: {ofExpressions.Seconds:0.000} s, {ofExpressions.Share:P1} of "
                + $"the compiler's time, median of {builds} builds (at most 5 %)"));
    }

    private static (double Seconds, double Share) Measure(string project, int builds, TextWriter progress)
    {
        var seconds = new List<double>();
        var shares = new List<double>();

        // The first build starts the servers and is not counted.
        for (var build = 0; build <= builds; build++)
        {
            progress.WriteLine($"{Path.GetFileName(project)}, build {build} of {builds}");
            var said = BuildShell.Read(
                project,
                "build",
                "--no-restore",
                "--no-incremental",
                "--nologo",
                "-v",
                "d",
                "-clp:PerformanceSummary",
                "-p:ReportAnalyzer=true");
            if (build > 0)
            {
                var analyzer = Value(AnalyzerSeconds().Match(said));
                seconds.Add(analyzer);
                shares.Add(analyzer / (Value(CompilerMilliseconds().Match(said)) / 1000));
            }
        }

        return (Median.Of(seconds), Median.Of(shares));
    }

    private static double Value(Match match) => match.Success
        ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException("The build's log has no report of analyzers or no summary of tasks.");

    [GeneratedRegex(@"^\s*<?([\d.]+)\s+<?\d+\s+TypedFlows\.Generator\.Analysis\.SpecUsageAnalyzer\b", RegexOptions.Multiline)]
    private static partial Regex AnalyzerSeconds();

    [GeneratedRegex(@"^\s*(\d+) ms\s+Csc\s", RegexOptions.Multiline)]
    private static partial Regex CompilerMilliseconds();
}
