using System.Diagnostics;
using System.Globalization;
using TypedFlows.Benchmarks.Measuring;

namespace TypedFlows.Benchmarks.Generation;

/// <summary>Measures the first run of a generator in a separate process, including loading and just-in-time compilation.</summary>
internal static class ColdRun
{
    /// <summary>The argument with which this program starts itself.</summary>
    public const string Argument = "--cold-run";

    public const string Ours = "generator";

    public const string Minimal = "minimal";

    /// <summary>Prints the milliseconds in the separate process.</summary>
    public static int Print(string generator)
    {
        var project = new GeneratorProject(
            generator == Ours
                ? GeneratorLibrary.Create()
                : Microsoft.CodeAnalysis.GeneratorExtensions.AsSourceGenerator(new MinimalGenerator()),
            [new SpecText("flow.json", Documents.Text("schemas/flow.json"))]);
        Console.WriteLine(project.Run().ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <returns>The time in milliseconds.</returns>
    public static double Measure(string generator)
    {
        using var process = Process.Start(OwnProcess.With(Argument, generator))!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(said, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The process for the cold run ended with {process.ExitCode}.");
    }
}
