using System.Diagnostics;

namespace TypedFlows.TestSupport;

/// <summary>Represents a sample that ran in a separate process.</summary>
public sealed record SampleRun(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> Lines => Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

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
        var assembly = Path.Combine(Repository.Full("samples"), sample, "bin", configuration, "net10.0", sample + ".dll");
        var start = new ProcessStartInfo("dotnet", [assembly, .. args]) { WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var run = await ProcessRun.OfAsync(start);
        return new SampleRun(run.ExitCode, run.Output, run.Errors);
    }
}
