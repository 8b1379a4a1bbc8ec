using System.Diagnostics;

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

    /// <returns>The output of the command.</returns>
    /// <exception cref="InvalidOperationException">The command failed. The message contains its output.</exception>
    public static string Read(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
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
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{said}");
    }
}
