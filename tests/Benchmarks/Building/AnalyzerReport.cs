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
        using var workspace = new AnalyzerWorkspace(isShort ? 2 : 200, isShort ? 20 : 2000);
        var seconds = new List<double>();
        var shares = new List<double>();

        // The first build starts the servers and is not counted.
        for (var build = 0; build <= builds; build++)
        {
            progress.WriteLine($"build {build} of {builds}");
            var said = BuildShell.Read(
                workspace.Project,
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

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"analyzer over {workspace.Specs} specs and {workspace.Uses} objects: {Median.Of(seconds):0.000} s, {Median.Of(shares):P1} of "
                + $"the compiler's time, median of {builds} builds (at most 10 %); "
                + $"{Median.Of(seconds) * 1000 / workspace.Uses:0.000} s a thousand objects"));
    }

    private static double Value(Match match) => match.Success
        ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException("The build's log has no report of analyzers or no summary of tasks.");

    [GeneratedRegex(@"^\s*<?([\d.]+)\s+<?\d+\s+TypedFlows\.Generator\.Analysis\.SpecUsageAnalyzer\b", RegexOptions.Multiline)]
    private static partial Regex AnalyzerSeconds();

    [GeneratedRegex(@"^\s*(\d+) ms\s+Csc\s", RegexOptions.Multiline)]
    private static partial Regex CompilerMilliseconds();
}
