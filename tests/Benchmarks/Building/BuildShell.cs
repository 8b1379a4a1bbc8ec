using System.Diagnostics;
using System.Globalization;

namespace TypedFlows.Benchmarks.Building;

/// <summary>Runs dotnet commands.</summary>
internal static class BuildShell
{
    /// <returns>The duration in seconds.</returns>
    /// <exception cref="InvalidOperationException">The command failed. The message contains its output.</exception>
    public static double Run(string folder, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        Read(folder, arguments);
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Runs a command whose compiler and build nodes end with it, on Linux or macOS.</summary>
    /// <returns>The user and system time of the command and its processes in seconds.</returns>
    /// <exception cref="InvalidOperationException">The command failed. The message contains its output.</exception>
    public static double ProcessorTime(string folder, params string[] arguments)
    {
        // The shell prints its own times, and then those of its processes.
        var said = Read(
            "sh", folder,
            ["-c", $"UseSharedCompilation=false MSBUILDDISABLENODEREUSE=1 dotnet {string.Join(' ', arguments)} && echo TIMES && times"]);
        var times = said[said.LastIndexOf("TIMES", StringComparison.Ordinal)..].Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        return times.Split(' ').Sum(time => time.TrimEnd('s').Split('m') is [var minutes, var seconds]
            ? (60 * double.Parse(minutes, CultureInfo.InvariantCulture)) + double.Parse(seconds, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The shell printed '{times}' in place of two times."));
    }

    /// <returns>The output of the command.</returns>
    /// <exception cref="InvalidOperationException">The command failed. The message contains its output.</exception>
    public static string Read(string folder, params string[] arguments) => Read("dotnet", folder, arguments);

    private static string Read(string program, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        if (arguments[0] != "pack")
        {
            // Builds outside the repository use a separate package folder that no other build has filled.
            start.Environment["NUGET_PACKAGES"] = Path.Combine(Path.GetDirectoryName(folder)!, "packages");
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? said
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{said}");
    }
}
