using System.Diagnostics;

namespace TypedFlows.Tool.Tests.Support;

/// <summary>The tool as a process of its own, as a shell starts it.</summary>
internal static class ToolProcess
{
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "TypedFlows.Tool.dll");

    public static Process Start(string folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        return Process.Start(start)!;
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
