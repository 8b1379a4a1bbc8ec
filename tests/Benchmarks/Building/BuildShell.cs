using System.Diagnostics;

namespace TypedFlows.Benchmarks.Building;

/// <summary>Runs dotnet to its end.</summary>
internal static class BuildShell
{
    /// <returns>Seconds.</returns>
    /// <exception cref="InvalidOperationException">The command failed; the message holds what it printed.</exception>
    public static double Run(string folder, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        Read(folder, arguments);
        return clock.Elapsed.TotalSeconds;
    }

    /// <returns>What the command printed.</returns>
    /// <exception cref="InvalidOperationException">The command failed; the message holds what it printed.</exception>
    public static string Read(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        if (arguments[0] != "pack")
        {
            // The repository keeps its own; what is built outside gets one that no other build has filled.
            start.Environment["NUGET_PACKAGES"] = Path.Combine(Path.GetDirectoryName(folder)!, "packages");
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? said
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{said}");
    }
}
