using System.Globalization;
using TypedFlows.Benchmarks.Compare;

namespace TypedFlows.Benchmarks.Building;

/// <summary>Reports the build time that the package adds to a project, measured in alternating builds.</summary>
internal static class BuildReport
{
    private const int Pairs = 9;

    public static void Write(TextWriter output, TextWriter progress, bool isShort)
    {
        var pairs = isShort ? 1 : Pairs;
        progress.WriteLine("packing");
        using var workspace = new BuildWorkspace();

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

    // MSBuild also reads its properties from the environment.
    private static bool IsServerOff =>
        string.Equals(Environment.GetEnvironmentVariable("UseSharedCompilation"), "false", StringComparison.OrdinalIgnoreCase);

    private static double Build(string folder) =>
        BuildShell.Run(folder, "build", "--no-restore", "--no-incremental", "--nologo", "-v", "q");
}
