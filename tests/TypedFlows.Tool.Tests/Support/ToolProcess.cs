using System.Diagnostics;
using System.Globalization;

namespace TypedFlows.Tool.Tests.Support;

/// <summary>Runs the tool as a separate process, as a shell does.</summary>
internal static class ToolProcess
{
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "TypedFlows.Tool.dll");

    public static Process Start(string folder, params string[] args)
    {
        // A shell that runs in the background makes its children ignore Ctrl-C.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Program, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Sends a signal and waits for the exit. A process that does not exit in time is killed, and the test fails.</summary>
    public static async Task EndAsync(Process process, string signal)
    {
        using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)])!)
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The process did not end after {signal}.");
        }
    }

    public static async Task<ToolRun> RunAsync(string folder, params string[] args)
    {
        using var process = Start(folder, args);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
