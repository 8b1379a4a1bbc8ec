using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TypedFlows.Samples;

/// <summary>Represents a sample that ran in a separate process.</summary>
internal sealed record SampleRun(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> Lines => Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static string RepositoryRoot { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", ".."));

    /// <summary>Runs the sample in a new folder.</summary>
    public static async Task<SampleRun> OfAsync(string sample, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var folder = new TemporaryFolder();
        return await InAsync(folder.Path, sample, environment, args);
    }

    public static async Task<SampleRun> InAsync(
        string folder, string sample, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var assembly = Path.Combine(RepositoryRoot, "samples", sample, "bin", configuration, "net10.0", sample + ".dll");
        var start = new ProcessStartInfo(
            "dotnet", [assembly, .. args])
        { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(timeout.Token);
        return new SampleRun(process.ExitCode, await output, await errors);
    }

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
