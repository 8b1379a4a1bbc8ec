using System.Globalization;
using TypedFlows.Benchmarks.Compare;
using TypedFlows.Benchmarks.Generation;

namespace TypedFlows.Benchmarks.Building;

/// <summary>Reports the build time that the package adds to a project, measured in alternating builds.</summary>
internal static class BuildReport
{
    private const int Pairs = 9;
    private const int LargeRounds = 5;

    public static void Write(TextWriter output, TextWriter progress, bool isShort)
    {
        progress.WriteLine("packing");
        using var workspace = new BuildWorkspace();

        WritePairs(workspace, output, progress, isShort ? 1 : Pairs);
        if (!OperatingSystem.IsWindows())
        {
            WriteLarge(workspace, output, progress, isShort);
        }
    }

    private static void WritePairs(BuildWorkspace workspace, TextWriter output, TextWriter progress, int pairs)
    {
        // Starts the servers of the compiler and MSBuild, as on a development machine.
        Build(workspace.With);
        Build(workspace.Without);
        var with = new List<double>();
        var without = new List<double>();
        for (var pair = 0; pair < pairs; pair++)
        {
            progress.WriteLine($"pair {pair + 1} of {pairs}");
            without.Add(Build(workspace.Without));
            with.Add(Build(workspace.With));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"build of a project with 10 specs, {(IsServerOff ? "each compiler cold" : "by the compiler's server")}: "
                + $"{Median.Of(with):0.00} s, without the package {Median.Of(without):0.00} s; "
                + $"median of the {pairs} pairs' ratios {Median.Of(with.Zip(without, (a, b) => a / b)):0.00} (at most 1.25)"));
    }

    private static void WriteLarge(BuildWorkspace workspace, TextWriter output, TextWriter progress, bool isShort)
    {
        var rounds = isShort ? 1 : LargeRounds;
        List<(string Name, string Folder)> projects =
            [("web SDK", workspace.CreateLarge("WebSdk", LargeSchema.WebSdk(GeneratorReport.Seed), null))];
        if (!isShort)
        {
            var schema = LargeSchema.Analytics(GeneratorReport.Seed);
            projects.Add(("analytics", workspace.CreateLarge("Analytics", schema, null)));
            projects.Add(("analytics, ten fields", workspace.CreateLarge("TenFields", schema, LargeSchema.TenFields)));
        }

        var times = projects.ToDictionary(project => project.Name, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            progress.WriteLine($"round {round + 1} of {rounds}");
            var without = CompilerTime(workspace.Without);
            foreach (var (name, folder) in projects)
            {
                times[name].Add(CompilerTime(folder) - without);
            }
        }

        foreach (var (name, added) in times)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"build with {name}: {Median.Of(added):0.00} s of user and system time more than without the package "
                    + $"({added.Min():0.00} to {added.Max():0.00}), median of {rounds}, each compiler cold"));
        }
    }

    private static double CompilerTime(string folder) =>
        BuildShell.ProcessorTime(folder, "build", "--no-restore", "--no-incremental", "--nologo", "-v", "q");

    // MSBuild also reads its properties from the environment.
    private static bool IsServerOff =>
        string.Equals(Environment.GetEnvironmentVariable("UseSharedCompilation"), "false", StringComparison.OrdinalIgnoreCase);

    private static double Build(string folder) =>
        BuildShell.Run(folder, "build", "--no-restore", "--no-incremental", "--nologo", "-v", "q");
}
