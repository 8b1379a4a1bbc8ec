using System.Diagnostics;

namespace TypedFlows.TestSupport;

/// <summary>Represents a process that ended.</summary>
public sealed record ProcessRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(3);

    /// <summary>Runs a process to its end. A process that does not end in three minutes is killed, and the test fails.</summary>
    public static async Task<ProcessRun> OfAsync(ProcessStartInfo start)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await WaitForExitAsync(process);
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Waits for the end of a process. A process that does not end in three minutes is killed, and the test fails.</summary>
    public static async Task WaitForExitAsync(Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        using var patience = new CancellationTokenSource(s_timeout);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{process.StartInfo.FileName} did not end in {s_timeout.TotalMinutes} minutes.");
        }
    }
}
