using System.Diagnostics;
using System.Globalization;

namespace TypedFlows.Tool.Tests.Support;

/// <summary>Runs the tool as a separate process, as a shell does.</summary>
internal static class ToolProcess
{
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "TypedFlows.Tool.dll");

    public static Process Start(string folder, params string[] args)
    {
        var start = Command(folder, args);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    /// <summary>Sends a signal and waits for the exit. A process that does not exit in time is killed, and the test fails.</summary>
    public static async Task EndAsync(Process process, string signal)
    {
        using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)])!)
        {
            await kill.WaitForExitAsync();
        }

        await ProcessRun.WaitForExitAsync(process);
    }

    public static async Task<ToolRun> RunAsync(string folder, params string[] args)
    {
        var run = await ProcessRun.OfAsync(Command(folder, args));
        return new(run.ExitCode, run.Output, run.Errors);
    }

    // A shell that runs in the background makes its children ignore Ctrl-C.
    private static ProcessStartInfo Command(string folder, string[] args) =>
        new("env", ["--default-signal=INT", "dotnet", Program, .. args]) { WorkingDirectory = folder };
}
